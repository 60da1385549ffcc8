using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Units;

namespace NetSim.Reporting.Tables;

/// <summary>Where the time goes of the connections around a quantile: a row of <c>decomposition_summary.csv</c>.</summary>
public sealed record DecompositionRow
{
    /// <summary>The point of the study, from 0.</summary>
    public int Point { get; init; }

    /// <summary>The value of each parameter, as text.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The connection’s name.</summary>
    public required string Connection { get; init; }

    /// <summary>The phase.</summary>
    public required Phase Phase { get; init; }

    /// <summary>“p50”, “p95”, “mean”.</summary>
    public required string Statistic { get; init; }

    /// <summary>The quantile, or the mean.</summary>
    public required SimDuration Value { get; init; }

    /// <summary>How many connections around it were taken.</summary>
    public required long Connections { get; init; }

    /// <summary>The means of their parts, which add up to the mean of their lengths.</summary>
    public required LatencyParts Parts { get; init; }
}
