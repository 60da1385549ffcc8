namespace NetSim.Reporting.Charts.Figures;

/// <summary>A tick of an axis.</summary>
/// <param name="Place">Where it is, from 0 to 1.</param>
/// <param name="Text">What it says; empty for a tick without a number.</param>
internal sealed record AxisTick(double Place, string Text);
