namespace NetSim.Reporting.Html;

/// <summary>One connection in a report.</summary>
/// <param name="Caption">Which it is.</param>
/// <param name="Explanation">Where its time went.</param>
/// <param name="Svg">Its sequence diagram.</param>
/// <param name="Stops">The instants on it from top to bottom: how far down as a share of its height, and when in
/// milliseconds.</param>
public sealed record ReportLadder(
    string Caption, string Explanation, string Svg, IReadOnlyList<(double Share, double Milliseconds)> Stops);
