using SkiaSharp;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>The area between two curves of steps.</summary>
/// <param name="Points">Where each step begins, with its lower and upper end.</param>
/// <param name="Color">Its colour; drawn so that what lies under it shows through.</param>
/// <param name="IsStepped">Whether each point holds until the next.</param>
internal sealed record BandMark(
    IReadOnlyList<(double X, double Low, double High)> Points, SKColor Color, bool IsStepped = true) : FigureMark;
