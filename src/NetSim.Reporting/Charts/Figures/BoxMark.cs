using SkiaSharp;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>A rectangle.</summary>
/// <param name="Left">Its left side.</param>
/// <param name="Right">Its right side.</param>
/// <param name="Bottom">One of its other sides.</param>
/// <param name="Top">The other.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Outline">The colour of its outline; null for none.</param>
internal sealed record BoxMark(double Left, double Right, double Bottom, double Top, SKColor Fill, SKColor? Outline = null)
    : FigureMark;
