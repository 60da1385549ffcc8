using SkiaSharp;

namespace NetSim.Reporting.Pictures;

/// <summary>A picture before it is drawn, so that tests can ask what lies where.</summary>
/// <param name="Title">What it shows, for those who cannot see it.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Shapes">What to draw, in this order.</param>
internal sealed record Picture(string Title, int Width, int Height, IReadOnlyList<Shape> Shapes)
{
    /// <summary>What it is drawn on. Default: white.</summary>
    public SKColor Ground { get; init; } = Ink.White;

    /// <summary>All text in it.</summary>
    public IEnumerable<TextShape> Texts => Shapes.OfType<TextShape>();

    /// <summary>The whole of it.</summary>
    public SKRect Area => new(0, 0, Width, Height);
}
