using NetSim.Reporting.Fonts;
using SkiaSharp;

namespace NetSim.Reporting.Pictures;

/// <summary>A line of text.</summary>
/// <param name="Text">What it says.</param>
/// <param name="At">Where its baseline begins, has its middle or ends, as <paramref name="Align"/>
/// says.</param>
/// <param name="Size">The font’s size.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Align">What <paramref name="At"/> is.</param>
internal sealed record TextShape(
    string Text, SKPoint At, float Size, SKColor Color, SKTextAlign Align = SKTextAlign.Left)
    : Shape
{
    /// <summary>By how many degrees it is turned clockwise around <see cref="At"/>. Default: 0.</summary>
    public float Degrees { get; init; }

    /// <summary>Whether what lies under it is painted over, so that a line that crosses it does not strike it
    /// through.</summary>
    public bool IsOnGround { get; init; }

    /// <summary>How wide it is.</summary>
    public float Width => ShippedFont.Width(Text, Size);

    /// <summary>The area it takes, before it is turned, relative to <see cref="At"/>.</summary>
    public SKRect Bounds
    {
        get
        {
            var width = Width;
            // SKTextAlign counts halves: Left is 0, Center 1, Right 2.
            var left = -width * (int)Align / 2;
            // The font’s tallest letter reaches 0.9 of its size above the baseline, its lowest 0.22 below.
            return new SKRect(left, -0.9f * Size, left + width, 0.22f * Size);
        }
    }

    /// <summary>The corners of the area it takes.</summary>
    public SKPoint[] Corners
    {
        get
        {
            var turn = SKMatrix.CreateRotationDegrees(Degrees)
                .PostConcat(SKMatrix.CreateTranslation(At.X, At.Y));
            var bounds = Bounds;
            return turn.MapPoints(
            [
                new(bounds.Left, bounds.Top), new(bounds.Right, bounds.Top),
                new(bounds.Right, bounds.Bottom), new(bounds.Left, bounds.Bottom),
            ]);
        }
    }

    /// <summary>Whether two texts share a point.</summary>
    public bool Overlaps(TextShape other) => Overlaps(other.Corners);

    /// <summary>Whether it shares a point with a convex area.</summary>
    public bool Overlaps(SKPoint[] area)
    {
        var own = Corners;
        return !HasParting(own, area) && !HasParting(area, own);
    }

    // Two convex areas share no point if a line along an edge of one of them parts them.
    private static bool HasParting(SKPoint[] edges, SKPoint[] others)
    {
        for (var i = 0; i < edges.Length; i++)
        {
            var side = edges[(i + 1) % edges.Length] - edges[i];
            float Along(SKPoint point) => -side.Y * point.X + side.X * point.Y;
            if (edges.Max(Along) <= others.Min(Along) || others.Max(Along) <= edges.Min(Along))
            {
                return true;
            }
        }

        return false;
    }
}
