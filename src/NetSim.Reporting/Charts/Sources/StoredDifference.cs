using NetSim.Network;

namespace NetSim.Reporting.Charts.Sources;

/// <summary>How much a statistic of the second scenario is more than that of the first.</summary>
/// <param name="Connection">The connection’s name.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Statistic">Which: “mean”, “p95”.</param>
/// <param name="First">The statistic in the first scenario in nanoseconds; infinite where not reached.</param>
/// <param name="Second">The same in the second.</param>
/// <param name="Difference">Second less first, with its 95 % interval; not a number where nothing can be said.</param>
/// <param name="Pairs">How many pairs of connections there are.</param>
public sealed record StoredDifference(
    string Connection, Phase Phase, string Statistic, double First, double Second, SummaryInterval Difference, long Pairs);
