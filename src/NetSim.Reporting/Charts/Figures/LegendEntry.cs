namespace NetSim.Reporting.Charts.Figures;

/// <summary>A line of a legend.</summary>
/// <param name="Text">What it stands for.</param>
/// <param name="Style">What it looks like.</param>
/// <param name="IsArea">Whether it is an area rather than a line.</param>
internal sealed record LegendEntry(string Text, LineStyle Style, bool IsArea = false);
