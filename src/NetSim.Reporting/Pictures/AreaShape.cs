using SkiaSharp;

namespace NetSim.Reporting.Pictures;

/// <summary>A filled polygon.</summary>
/// <param name="Corners">Its corners.</param>
/// <param name="Fill">What it is filled with.</param>
/// <param name="Outline">Its outline’s colour; null for none.</param>
internal sealed record AreaShape(IReadOnlyList<SKPoint> Corners, SKColor Fill, SKColor? Outline = null)
    : Shape
{
    /// <summary>A rectangle.</summary>
    public static AreaShape Rectangle(SKRect area, SKColor fill, SKColor? outline = null) => new(
        [
            new(area.Left, area.Top), new(area.Right, area.Top),
            new(area.Right, area.Bottom), new(area.Left, area.Bottom),
        ],
        fill,
        outline);
}
