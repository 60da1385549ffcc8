using NetSim.Protocols;

namespace NetSim.Network;

/// <summary>A size in bytes or a time in nanoseconds, the same each time or drawn each time.</summary>
public sealed record RandomAmount
{
    /// <summary>Always the same.</summary>
    /// <param name="value">In bytes or nanoseconds; not negative.</param>
    public RandomAmount(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Mean = value;
    }

    /// <summary>Drawn from a distribution.</summary>
    /// <param name="distribution">Which; not <see cref="JitterDistribution.Empirical"/>.</param>
    /// <param name="mean">Its mean; above zero.</param>
    /// <param name="deviation">Its standard deviation, above zero; of a uniform one half its width; of an exponential one not
    /// used.</param>
    public RandomAmount(JitterDistribution distribution, long mean, long deviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mean);
        if (distribution == JitterDistribution.Exponential)
        {
            deviation = mean;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        Distribution = distribution;
        Mean = mean;
        Deviation = deviation;
    }

    /// <summary>Distributed as what was measured.</summary>
    /// <param name="samples">What was measured, in any order; at least one.</param>
    public RandomAmount(Preferences<long> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count, nameof(samples));
        Distribution = JitterDistribution.Empirical;
        Samples = samples;
        var mean = samples.Average(static sample => (double)sample);
        Mean = (long)Math.Round(mean);
        Deviation = (long)Math.Round(Math.Sqrt(samples.Average(sample => (sample - mean) * (sample - mean))));
    }

    /// <summary>Always nothing.</summary>
    public static RandomAmount Nothing { get; } = new(0);

    /// <summary>Whether it is always nothing.</summary>
    public bool IsNothing => Distribution is null && Mean == 0;

    /// <summary>Its distribution; null: always <see cref="Mean"/>.</summary>
    public JitterDistribution? Distribution { get; }

    /// <summary>Its mean, before what is below zero is cut off; of a uniform one the middle.</summary>
    public long Mean { get; }

    /// <summary>Its standard deviation; of a uniform one half its width; 0 if it is always the same.</summary>
    public long Deviation { get; }

    /// <summary>What was measured; empty for all but <see cref="JitterDistribution.Empirical"/>.</summary>
    public Preferences<long> Samples { get; } = [];
}
