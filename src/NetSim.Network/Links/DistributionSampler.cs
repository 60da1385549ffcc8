using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace NetSim.Network.Links;

/// <summary>Draws from a distribution that is given by its own mean and standard deviation, or by samples.</summary>
/// <remarks>Each value is drawn from the beginning of a stream of its own, so it depends on its seed alone.</remarks>
internal sealed class DistributionSampler
{
    private readonly JitterDistribution _distribution;
    private readonly double _mean;
    private readonly double _deviation;
    private readonly double[] _samples;
    private readonly double _shape;
    private readonly StreamRandom _random = new();

    /// <summary>A sampler.</summary>
    /// <param name="distribution">The distribution.</param>
    /// <param name="mean">Its mean; of a uniform one the middle.</param>
    /// <param name="deviation">Its standard deviation; of a uniform one half its width.</param>
    /// <param name="samples">What an empirical one was measured as.</param>
    public DistributionSampler(JitterDistribution distribution, double mean, double deviation, IEnumerable<double> samples)
    {
        _distribution = distribution;
        _mean = mean;
        _deviation = deviation;
        _samples = [.. samples.Order()];
        _shape = distribution switch
        {
            JitterDistribution.Pareto => ShapeOfPareto(mean / deviation),
            JitterDistribution.Weibull => ShapeOfWeibull(mean / deviation),
            _ => 0,
        };
    }

    /// <summary>The value that belongs to a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="isMirrored">Whether its uniform numbers are mirrored: small values become large ones.</param>
    public double Sample(ulong seed, bool isMirrored = false)
    {
        _random.Restart(seed, isMirrored);
        switch (_distribution)
        {
            case JitterDistribution.Normal:
                return Normal.Sample(_random, _mean, _deviation);
            case JitterDistribution.Uniform:
                return ContinuousUniform.Sample(_random, _mean - _deviation, _mean + _deviation);
            case JitterDistribution.Exponential:
                return Exponential.Sample(_random, 1 / _mean);
            case JitterDistribution.LogNormal:
                // σ² = ln(1 + d²/m²), μ = ln m − σ²/2, for the variable’s own mean m and deviation d.
                var variance = Math.Log(1 + _deviation * _deviation / (_mean * _mean));
                return LogNormal.Sample(_random, Math.Log(_mean) - variance / 2, Math.Sqrt(variance));
            case JitterDistribution.Gamma:
                // shape = m²/d², rate = m/d².
                return Gamma.Sample(_random, _mean * _mean / (_deviation * _deviation), _mean / (_deviation * _deviation));
            case JitterDistribution.Pareto:
                // mean = a s / (a − 1), for the exponent a and the least value s.
                return _mean * (_shape - 1) / _shape * Math.Pow(1 - _random.NextDouble(), -1 / _shape);
            case JitterDistribution.Weibull:
                // mean = s Γ(1 + 1/k).
                return _mean / SpecialFunctions.Gamma(1 + 1 / _shape)
                    * Math.Pow(-Math.Log(1 - _random.NextDouble()), 1 / _shape);
            case JitterDistribution.Empirical:
                return Interpolate(_random.NextDouble() * (_samples.Length - 1));
            default:
                throw new InvalidOperationException($"There is no distribution {_distribution}.");
        }
    }

    // deviation² = mean² / (a (a − 2)), solved for the exponent a, which is above 2.
    private static double ShapeOfPareto(double ratio) => 1 + Math.Sqrt(1 + ratio * ratio);

    // deviation²/mean² = Γ(1 + 2/k) / Γ(1 + 1/k)² − 1 falls as k rises.
    private static double ShapeOfWeibull(double ratio)
    {
        var wanted = 1 / (ratio * ratio);
        var (low, high) = (0.02, 1e5);
        for (var i = 0; i < 200; i++)
        {
            var middle = Math.Sqrt(low * high);
            var spread = Math.Exp(
                SpecialFunctions.GammaLn(1 + 2 / middle) - 2 * SpecialFunctions.GammaLn(1 + 1 / middle)) - 1;
            (low, high) = spread > wanted ? (middle, high) : (low, middle);
        }

        return low;
    }

    private double Interpolate(double place)
    {
        var below = (int)place;
        return below + 1 < _samples.Length
            ? _samples[below] + (place - below) * (_samples[below + 1] - _samples[below])
            : _samples[below];
    }
}
