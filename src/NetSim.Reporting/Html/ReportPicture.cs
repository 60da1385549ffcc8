namespace NetSim.Reporting.Html;

/// <summary>A picture of a report.</summary>
/// <param name="Name">The name of its files, without the ending.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Svg">The picture.</param>
public sealed record ReportPicture(string Name, string Caption, string Svg);
