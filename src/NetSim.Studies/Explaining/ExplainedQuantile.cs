using NetSim.Network.Explaining;
using NetSim.Units;

namespace NetSim.Studies.Explaining;

/// <summary>Where the time goes of the connections around a quantile.</summary>
/// <param name="Probability">Which quantile, from 0 to 1; null for all connections that reached the end of the phase.</param>
/// <param name="Value">The quantile, or the mean.</param>
/// <param name="Connections">How many connections were taken.</param>
/// <param name="Parts">The mean of each of their parts; together the mean of their lengths, to the nanosecond.</param>
public sealed record ExplainedQuantile(double? Probability, SimDuration Value, long Connections, LatencyParts Parts)
{
    /// <summary>“p95”, “p99.9”, “mean”.</summary>
    public string Name => Probability is { } p ? FormattableString.Invariant($"p{p * 100:0.####}") : "mean";
}
