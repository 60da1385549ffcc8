using SkiaSharp;

namespace NetSim.Reporting.Pictures;

/// <summary>A straight line.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Width">How thick it is.</param>
/// <param name="IsDashed">Whether it is dashed.</param>
internal sealed record LineShape(
    SKPoint From, SKPoint To, SKColor Color, float Width = 1.4f, bool IsDashed = false) : Shape;
