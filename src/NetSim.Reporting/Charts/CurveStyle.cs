using NetSim.Reporting.Pictures;
using ScottPlot;
using SkiaSharp;

namespace NetSim.Reporting.Charts;

/// <summary>How a curve is drawn: a colour and a pattern, so that no two of the first 28 look the
/// same.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Dashes">The lengths of its dashes and gaps in pixels; empty for a solid line.</param>
internal sealed record CurveStyle(SKColor Color, IReadOnlyList<float> Dashes)
{
    // Okabe and Ito’s palette for all kinds of colour vision, without its yellow, which is too light for
    // lines.
    private static readonly IReadOnlyList<SKColor> Colors =
    [
        new(0x00, 0x72, 0xB2), new(0xD5, 0x5E, 0x00), new(0x00, 0x9E, 0x73), new(0xCC, 0x79, 0xA7),
        new(0x00, 0x00, 0x00), new(0xE6, 0x9F, 0x00), new(0x56, 0xB4, 0xE9),
    ];

    private static readonly IReadOnlyList<float[]> Patterns = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

    /// <summary>The style of a curve by its place among all.</summary>
    // Neighbours differ in both, so that a print without colours can be read as well.
    public static CurveStyle Of(int index) =>
        new(
            Colors[index % Colors.Count],
            Patterns[(index % Colors.Count + index / Colors.Count) % Patterns.Count]);

    /// <summary>The colour for ScottPlot.</summary>
    public Color PlotColor => new(Color.Red, Color.Green, Color.Blue);

    /// <summary>A piece of the line for a legend.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="length">How long it is, in pixels.</param>
    public IEnumerable<Shape> Sample(SKPoint at, float length)
    {
        var x = 0f;
        for (var i = 0; x < length; i++)
        {
            var part = Dashes.Count == 0 ? length : Dashes[i % Dashes.Count];
            if (i % 2 == 0)
            {
                var end = new SKPoint(at.X + Math.Min(length, x + part), at.Y);
                yield return new LineShape(new SKPoint(at.X + x, at.Y), end, Color, 2);
            }

            x += part;
        }
    }
}
