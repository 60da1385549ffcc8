using NetSim.Network;
using NetSim.Reporting.Pictures;

namespace NetSim.Reporting.Charts;

/// <summary>A chart: numbers, and how they are drawn in any style.</summary>
public sealed class Chart
{
    private readonly Func<ChartStyle, Picture> _draw;

    /// <summary>A chart.</summary>
    /// <param name="type">Its kind.</param>
    /// <param name="name">The name of its files, without the ending.</param>
    /// <param name="numbers">What it draws.</param>
    /// <param name="draw">How.</param>
    internal Chart(ChartType type, string name, ChartNumbers numbers, Func<ChartStyle, Picture> draw)
    {
        Type = type;
        Name = name;
        Numbers = numbers;
        _draw = draw;
    }

    /// <summary>Its kind.</summary>
    public ChartType Type { get; }

    /// <summary>The name of its files, without the ending.</summary>
    public string Name { get; }

    /// <summary>The numbers that it draws.</summary>
    public ChartNumbers Numbers { get; }

    /// <summary>The width that the study asks for in pixels; null for that of the style.</summary>
    public int? Width { get; init; }

    /// <summary>What it shows, for those who cannot see it.</summary>
    public string Describe(ChartStyle style) => Picture(style).Title;

    /// <summary>The chart as the content of a PNG file of the style’s width.</summary>
    public byte[] Png(ChartStyle style) => PictureImage.Png(Picture(style), Fitted(style).Width);

    /// <summary>The chart as an SVG document of the style’s width.</summary>
    public string Svg(ChartStyle style) => PictureImage.Svg(Picture(style), Fitted(style).Width);

    /// <summary>The chart before it becomes pixels.</summary>
    internal Picture Picture(ChartStyle style) => _draw(Fitted(style));

    /// <summary>The same chart with files of another name.</summary>
    internal Chart Named(string name) => new(Type, name, Numbers, _draw) { Width = Width };

    private ChartStyle Fitted(ChartStyle style) => Width is { } width ? style with { Width = width } : style;
}
