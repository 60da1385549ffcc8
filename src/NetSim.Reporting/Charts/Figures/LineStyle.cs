using SkiaSharp;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>How a curve is drawn.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Dashes">The lengths of its dashes and gaps in pixels; empty for a solid line.</param>
internal sealed record LineStyle(SKColor Color, IReadOnlyList<float> Dashes);
