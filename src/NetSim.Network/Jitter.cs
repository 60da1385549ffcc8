using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>A random addition to a link’s delay.</summary>
public sealed record Jitter
{
    /// <summary>A random addition with the given distribution.</summary>
    /// <param name="distribution">Its distribution.</param>
    /// <param name="mean">Its mean. For <see cref="JitterDistribution.Uniform"/> the middle of its interval.</param>
    /// <param name="deviation">Its standard deviation; for <see cref="JitterDistribution.Uniform"/> half the width of its
    /// interval, for <see cref="JitterDistribution.Exponential"/> not used (it equals the mean).</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative, or mean or deviation is zero or less where
    /// the distribution needs a positive one (exponential: mean; lognormal, gamma, Pareto and Weibull: both).</exception>
    public Jitter(JitterDistribution distribution, SimDuration mean, SimDuration deviation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(deviation, SimDuration.Zero);
        var isPositive = distribution is JitterDistribution.LogNormal or JitterDistribution.Gamma
            or JitterDistribution.Pareto or JitterDistribution.Weibull;
        if (isPositive || distribution is JitterDistribution.Exponential)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(mean, SimDuration.Zero);
        }

        if (isPositive)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(deviation, SimDuration.Zero);
        }

        Distribution = distribution;
        Mean = mean;
        Deviation = deviation;
    }

    /// <summary>A random addition that is distributed as what was measured.</summary>
    /// <param name="samples">What was measured, in any order; at least one.</param>
    public Jitter(Preferences<SimDuration> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count, nameof(samples));
        Distribution = JitterDistribution.Empirical;
        Samples = samples;
        var mean = samples.Average(static sample => (double)sample.Nanoseconds);
        Mean = new SimDuration((long)Math.Round(mean));
        Deviation = new SimDuration((long)Math.Round(Math.Sqrt(
            samples.Average(sample => (sample.Nanoseconds - mean) * (sample.Nanoseconds - mean)))));
    }

    /// <summary>Its distribution.</summary>
    public JitterDistribution Distribution { get; }

    /// <summary>Its mean; of a uniform one the middle.</summary>
    public SimDuration Mean { get; }

    /// <summary>Its standard deviation; of a uniform one half the width.</summary>
    public SimDuration Deviation { get; }

    /// <summary>What was measured; empty for all but <see cref="JitterDistribution.Empirical"/>.</summary>
    public Preferences<SimDuration> Samples { get; } = [];
}
