using NetSim.Network;
using NetSim.Units;

namespace NetSim.Reporting.Tables;

/// <summary>What a phase came to over all connections of a name: a row of <c>summary.csv</c>.</summary>
public sealed record SummaryRow
{
    /// <summary>The point of the study, from 0. Default: 0.</summary>
    public int Point { get; init; }

    /// <summary>How many runs the point had. Default: 0.</summary>
    public int Runs { get; init; }

    /// <summary>The seed of the point’s scenario. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The value of each parameter at the point, as text. Default: none.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The connection’s name.</summary>
    public required string Connection { get; init; }

    /// <summary>The phase.</summary>
    public required Phase Phase { get; init; }

    /// <summary>How many connections there were.</summary>
    public required long Count { get; init; }

    /// <summary>How many of them reached the end of the phase.</summary>
    public required long Reached { get; init; }

    /// <summary>How many of them failed, in this phase or another.</summary>
    public required long Failures { get; init; }

    /// <summary>The lower end of the 95 % confidence interval of the probability of failure; null if not
    /// known.</summary>
    public double? FailureLow { get; init; }

    /// <summary>The upper end; null if not known.</summary>
    public double? FailureHigh { get; init; }

    /// <summary>The mean over those that reached it; null if none did.</summary>
    public SimDuration? Mean { get; init; }

    /// <summary>The lower end of the mean’s 95 % confidence interval; null for too few runs.</summary>
    public SimDuration? MeanLow { get; init; }

    /// <summary>The upper end; null for too few runs.</summary>
    public SimDuration? MeanHigh { get; init; }

    /// <summary>The standard deviation over those that reached it; null for fewer than two.</summary>
    public SimDuration? Deviation { get; init; }

    /// <summary>The shortest; null if none reached it.</summary>
    public SimDuration? Minimum { get; init; }

    /// <summary>The longest; null if none reached it.</summary>
    public SimDuration? Maximum { get; init; }

    /// <summary>The quantiles over all connections; the same probabilities in every row of a table.</summary>
    public required IReadOnlyList<SummaryQuantile> Quantiles { get; init; }
}
