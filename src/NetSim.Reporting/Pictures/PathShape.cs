using SkiaSharp;

namespace NetSim.Reporting.Pictures;

/// <summary>A line through points.</summary>
/// <param name="Points">The points; at least one.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Width">How thick it is.</param>
/// <param name="Dashes">The lengths of its dashes and gaps; empty for a solid line.</param>
internal sealed record PathShape(
    IReadOnlyList<SKPoint> Points, SKColor Color, float Width, IReadOnlyList<float> Dashes) : Shape;
