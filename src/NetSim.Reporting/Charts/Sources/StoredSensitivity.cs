namespace NetSim.Reporting.Charts.Sources;

/// <summary>How changes of one parameter at a time move a metric.</summary>
/// <param name="Scenario">What the scenario is called.</param>
/// <param name="Metric">The metric: “p95(handshake)”.</param>
/// <param name="IsShare">Whether it is a share from 0 to 1 rather than nanoseconds.</param>
/// <param name="Start">Its value without a change.</param>
/// <param name="Changes">Its value with each change.</param>
public sealed record StoredSensitivity(
    string Scenario, string Metric, bool IsShare, SummaryInterval Start, IReadOnlyList<StoredChange> Changes);
