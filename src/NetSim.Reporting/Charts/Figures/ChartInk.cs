using SkiaSharp;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>The colours of charts on a ground. The same thing has the same colour in every chart.</summary>
internal sealed record ChartInk
{
    // Okabe and Ito’s palette for all kinds of colour vision, without its yellow, which is too light for lines on white.
    private static readonly ChartInk OnWhite = new()
    {
        Ground = SKColors.White,
        Text = new(0x1F, 0x29, 0x37),
        Muted = new(0x5B, 0x64, 0x70),
        Grid = new(0xE5, 0xE7, 0xEB),
        Frame = new(0x9C, 0xA3, 0xAF),
        Alarm = new(0xB9, 0x1C, 0x1C),
        Colors =
        [
            new(0x00, 0x72, 0xB2), new(0xD5, 0x5E, 0x00), new(0x00, 0x9E, 0x73), new(0xCC, 0x79, 0xA7),
            new(0x1F, 0x29, 0x37), new(0xE6, 0x9F, 0x00), new(0x56, 0xB4, 0xE9),
        ],
    };

    // The same hues in the same order, as light as a dark ground needs.
    private static readonly ChartInk OnDark = new()
    {
        Ground = new(0x11, 0x18, 0x27),
        Text = new(0xE5, 0xE7, 0xEB),
        Muted = new(0xA3, 0xAC, 0xBA),
        Grid = new(0x2B, 0x35, 0x45),
        Frame = new(0x6B, 0x72, 0x80),
        Alarm = new(0xF8, 0x71, 0x71),
        Colors =
        [
            new(0x3B, 0xA3, 0xE6), new(0xF0, 0x7F, 0x2E), new(0x2C, 0xC3, 0x97), new(0xE3, 0x9A, 0xC4),
            new(0xE5, 0xE7, 0xEB), new(0xF4, 0xBB, 0x3A), new(0x9B, 0xD5, 0xF5),
        ],
    };

    private static readonly IReadOnlyList<IReadOnlyList<float>> Patterns = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
    private static readonly ScottPlot.Colormaps.Viridis Viridis = new();

    /// <summary>The ground.</summary>
    public required SKColor Ground { get; init; }

    /// <summary>Text.</summary>
    public required SKColor Text { get; init; }

    /// <summary>Text that is less important.</summary>
    public required SKColor Muted { get; init; }

    /// <summary>Lines of the grid.</summary>
    public required SKColor Grid { get; init; }

    /// <summary>Axes.</summary>
    public required SKColor Frame { get; init; }

    /// <summary>What failed.</summary>
    public required SKColor Alarm { get; init; }

    private IReadOnlyList<SKColor> Colors { get; init; } = [];

    /// <summary>The colours for a ground.</summary>
    public static ChartInk Of(ChartTheme theme) => theme == ChartTheme.Dark ? OnDark : OnWhite;

    /// <summary>The colour of a thing by its place among its like.</summary>
    public SKColor Color(int index) => Colors[index % Colors.Count];

    /// <summary>The style of a curve by its place. Neighbours differ in colour and dashes, so that a print without colours
    /// can be read as well; no two of the first 28 are the same.</summary>
    public LineStyle Line(int index) => new(
        Color(index), Patterns[(index % Colors.Count + index / Colors.Count) % Patterns.Count]);

    /// <summary>The style of one of an ordered row of curves, as lightness tells the order.</summary>
    /// <param name="share">Where in the row, from 0 to 1.</param>
    public LineStyle Ordered(double share) => new(Scale(Ground == SKColors.White ? 0.85 * share : 0.32 + 0.68 * share), []);

    /// <summary>The colour of a value on a scale that is read without colour vision too.</summary>
    /// <param name="share">The value from 0 to 1.</param>
    public static SKColor Scale(double share)
    {
        var color = Viridis.GetColor(double.Clamp(share, 0, 1));
        return new SKColor(color.R, color.G, color.B);
    }

    /// <summary>Black or white, whichever can be read on a colour.</summary>
    public static SKColor On(SKColor ground) =>
        0.299 * ground.Red + 0.587 * ground.Green + 0.114 * ground.Blue > 140 ? new SKColor(0x11, 0x18, 0x27) : SKColors.White;
}
