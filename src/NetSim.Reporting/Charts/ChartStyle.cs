using NetSim.Reporting.Charts.Figures;

namespace NetSim.Reporting.Charts;

/// <summary>How charts look, whatever they show.</summary>
public sealed record ChartStyle
{
    /// <summary>The narrowest width.</summary>
    public const int LeastWidth = 600;

    /// <summary>The greatest width.</summary>
    public const int GreatestWidth = 2400;

    // Wider pictures are not wider sheets but finer ones, so that their text can still be read when they are shrunk to a page.
    private const float WidestSheet = 1000;

    /// <summary>The width of the picture in pixels, from <see cref="LeastWidth"/> to <see cref="GreatestWidth"/>.
    /// Default: 1200.</summary>
    public int Width { get; init; } = 1200;

    /// <summary>The ground. Default: light.</summary>
    public ChartTheme Theme { get; init; } = ChartTheme.Light;

    /// <summary>The language. Default: English.</summary>
    public ChartLanguage Language { get; init; } = ChartLanguage.English;

    /// <summary>How many pixels of the picture a pixel of the layout takes.</summary>
    internal float Scale => Math.Max(1, Width / WidestSheet);

    /// <summary>The width of the layout.</summary>
    internal float Sheet => Width / Scale;

    /// <summary>The colours.</summary>
    internal ChartInk Ink => ChartInk.Of(Theme);

    /// <summary>The words of the language.</summary>
    internal string Say(string english, string chinese) => Language == ChartLanguage.Chinese ? chinese : english;
}
