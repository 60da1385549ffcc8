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
    /// the distribution needs a positive one (exponential: mean; lognormal and gamma: both).</exception>
    public Jitter(JitterDistribution distribution, SimDuration mean, SimDuration deviation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(deviation, SimDuration.Zero);
        if (distribution is JitterDistribution.Exponential or JitterDistribution.LogNormal or JitterDistribution.Gamma)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(mean, SimDuration.Zero);
        }

        if (distribution is JitterDistribution.LogNormal or JitterDistribution.Gamma)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(deviation, SimDuration.Zero);
        }

        Distribution = distribution;
        Mean = mean;
        Deviation = deviation;
    }

    /// <summary>Its distribution.</summary>
    public JitterDistribution Distribution { get; }

    /// <summary>Its mean; of a uniform one the middle.</summary>
    public SimDuration Mean { get; }

    /// <summary>Its standard deviation; of a uniform one half the width.</summary>
    public SimDuration Deviation { get; }
}
