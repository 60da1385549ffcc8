namespace NetSim.Reporting.Charts.Sources;

/// <summary>What one change of one parameter does to a metric.</summary>
/// <param name="Parameter">The parameter’s path.</param>
/// <param name="Value">Its value.</param>
/// <param name="Metric">What the metric comes to.</param>
public sealed record StoredChange(string Parameter, string Value, SummaryInterval Metric);
