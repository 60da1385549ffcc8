using NetSim.Reporting.Fonts;
using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>Lines of text that stand together.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Size">The font’s size.</param>
internal sealed record MapLabel(IReadOnlyList<string> Lines, float Size)
{
    private const float Leading = 1.25f;
    private const float Padding = 3;

    /// <summary>Nothing at all.</summary>
    public static MapLabel None { get; } = new([], 1);

    /// <summary>How wide it is, with a little room around it.</summary>
    public float Width { get; } = Lines.Count == 0 ? 0 : Lines.Max(line => ShippedFont.Width(line, Size)) + 2 * Padding;

    /// <summary>How high it is, with a little room around it.</summary>
    public float Height { get; } = Lines.Count == 0 ? 0 : Lines.Count * Size * Leading + Padding;

    /// <summary>Where it lies around a place.</summary>
    public SKRect Around(SKPoint centre) => new(
        centre.X - Width / 2, centre.Y - Height / 2, centre.X + Width / 2, centre.Y + Height / 2);

    /// <summary>The baselines of its lines.</summary>
    public IEnumerable<(string Line, float Y)> Baselines(SKPoint centre)
    {
        var top = centre.Y - Height / 2 + Padding / 2;
        return Lines.Select((line, at) => (line, top + (at + 0.82f) * Size * Leading));
    }
}
