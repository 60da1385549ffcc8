using NetSim.Reporting.Tables;
using NetSim.Units;

namespace NetSim.Reporting.Charts;

/// <summary>A curve of the latency chart: one phase of the connections of one name.</summary>
/// <param name="Summary">Its statistics, as <c>summary.csv</c> has them, so that chart and table say the
/// same.</param>
/// <param name="Lengths">The lengths of those connections that reached the phase’s end, shortest
/// first.</param>
public sealed record LatencySeries(SummaryRow Summary, IReadOnlyList<SimDuration> Lengths);
