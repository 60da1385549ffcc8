using NetSim.Network;
using NetSim.Units;

namespace NetSim.Studies;

/// <summary>What a phase came to over all connections of a name.</summary>
public sealed record PhaseStatistics
{
    /// <summary>The phase.</summary>
    public required Phase Phase { get; init; }

    /// <summary>How many connections there were.</summary>
    public required long Count { get; init; }

    /// <summary>How many of them reached the end of the phase.</summary>
    public required long Reached { get; init; }

    /// <summary>How many did not.</summary>
    public long Missing => Count - Reached;

    /// <summary>The mean over those that reached it; null if none did.</summary>
    public required SimDuration? Mean { get; init; }

    /// <summary>The 95 % confidence interval of the mean, by Student’s distribution over runs; null for fewer than two
    /// runs with a value.</summary>
    public required DurationInterval? MeanInterval { get; init; }

    /// <summary>The standard deviation over those that reached it, with n − 1; null for fewer than two.</summary>
    public required SimDuration? Deviation { get; init; }

    /// <summary>The shortest; null if none reached it.</summary>
    public required SimDuration? Minimum { get; init; }

    /// <summary>The longest among those that reached it; null if none did.</summary>
    public required SimDuration? Maximum { get; init; }

    /// <summary>The quantiles of <see cref="Summary.Quantiles"/>, in that order, over all connections.</summary>
    public required IReadOnlyList<QuantileStatistics> Quantiles { get; init; }

    /// <summary>One of <see cref="PhaseStatistics.Quantiles"/>, by its probability.</summary>
    public QuantileStatistics Quantile(double probability) => Quantiles.First(q => q.Probability == probability);
}
