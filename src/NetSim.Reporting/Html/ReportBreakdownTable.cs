namespace NetSim.Reporting.Html;

/// <summary>Where the time of one connection’s quantiles goes.</summary>
/// <param name="Caption">Which connection and phase.</param>
/// <param name="Note">What the numbers are.</param>
/// <param name="Table">The parts, one a row.</param>
public sealed record ReportBreakdownTable(string Caption, string Note, ReportTable Table);
