using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using NetSim.Engine;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>How long a packet travels: the constant delay and the jitter that belongs to it.</summary>
internal sealed class DelayModel
{
    private readonly SimDuration _delay;
    private readonly DelayStep[] _steps;
    private readonly Jitter? _jitter;
    private readonly double[] _samples;
    private readonly double _shape;
    private readonly StreamRandom _random = new();

    /// <summary>A delay.</summary>
    /// <param name="delay">The constant part.</param>
    /// <param name="steps">Constant parts from given times on.</param>
    /// <param name="jitter">The random part; null for none.</param>
    public DelayModel(SimDuration delay, IReadOnlyList<DelayStep> steps, Jitter? jitter)
    {
        _steps = [.. steps];
        _delay = delay;
        _jitter = jitter;
        _samples = jitter is null
            ? [] : [.. jitter.Samples.Select(static sample => (double)sample.Nanoseconds).Order()];
        _shape = jitter?.Distribution switch
        {
            JitterDistribution.Pareto => ShapeOfPareto(MeanOverDeviation(jitter)),
            JitterDistribution.Weibull => ShapeOfWeibull(MeanOverDeviation(jitter)),
            _ => 0,
        };
    }

    /// <summary>The delay of one packet, never below zero.</summary>
    /// <param name="draws">The numbers of this link, direction and run.</param>
    /// <param name="packet">The packet: its draw is its own, whatever else passes the link.</param>
    /// <param name="sentAt">When it leaves the transmitter.</param>
    public SimDuration Draw(in KeyedRandom draws, in Packet packet, SimTime sentAt)
    {
        var constant = _steps.Length == 0 ? _delay : ConstantAt(sentAt);
        if (_jitter is null)
        {
            return constant;
        }

        _random.Restart(LinkDraws.Seed(draws, packet));
        var added = Math.Min(Math.Round(Sample(_jitter)), MostNanoseconds);
        return new SimDuration(Math.Max(0, constant.Nanoseconds + (long)added));
    }

    /// <summary>The constant part that applies at a time.</summary>
    public SimDuration ConstantAt(SimTime time)
    {
        var (low, high) = (0, _steps.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SimTime.Start + _steps[middle].At <= time ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? _delay : _steps[low - 1].Delay;
    }

    // A year: no tail is so long that the clock ends.
    private const double MostNanoseconds = 3.2e16;

    private static double MeanOverDeviation(Jitter jitter) =>
        (double)jitter.Mean.Nanoseconds / jitter.Deviation.Nanoseconds;

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

    // In nanoseconds.
    private double Sample(Jitter jitter)
    {
        var mean = (double)jitter.Mean.Nanoseconds;
        var deviation = (double)jitter.Deviation.Nanoseconds;
        switch (jitter.Distribution)
        {
            case JitterDistribution.Normal:
                return Normal.Sample(_random, mean, deviation);
            case JitterDistribution.Uniform:
                return ContinuousUniform.Sample(_random, mean - deviation, mean + deviation);
            case JitterDistribution.Exponential:
                return Exponential.Sample(_random, 1 / mean);
            case JitterDistribution.LogNormal:
                // σ² = ln(1 + d²/m²), μ = ln m − σ²/2, for the variable’s own mean m and deviation d.
                var variance = Math.Log(1 + deviation * deviation / (mean * mean));
                return LogNormal.Sample(_random, Math.Log(mean) - variance / 2, Math.Sqrt(variance));
            case JitterDistribution.Gamma:
                // shape = m²/d², rate = m/d².
                return Gamma.Sample(_random, mean * mean / (deviation * deviation), mean / (deviation * deviation));
            case JitterDistribution.Pareto:
                // mean = a s / (a − 1), for the exponent a and the least value s.
                return mean * (_shape - 1) / _shape * Math.Pow(1 - _random.NextDouble(), -1 / _shape);
            case JitterDistribution.Weibull:
                // mean = s Γ(1 + 1/k).
                return mean / SpecialFunctions.Gamma(1 + 1 / _shape)
                    * Math.Pow(-Math.Log(1 - _random.NextDouble()), 1 / _shape);
            case JitterDistribution.Empirical:
                return Interpolate(_random.NextDouble() * (_samples.Length - 1));
            default:
                throw new ArgumentOutOfRangeException(nameof(jitter), jitter.Distribution, null);
        }
    }

    private double Interpolate(double place)
    {
        var below = (int)place;
        return below + 1 < _samples.Length
            ? _samples[below] + (place - below) * (_samples[below + 1] - _samples[below])
            : _samples[below];
    }
}
