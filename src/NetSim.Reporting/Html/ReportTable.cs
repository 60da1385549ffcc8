namespace NetSim.Reporting.Html;

/// <summary>A table of a report.</summary>
/// <param name="Columns">What stands above each column.</param>
/// <param name="Rows">The rows. Cells that are numbers sort as such.</param>
public sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
