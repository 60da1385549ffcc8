using NetSim.Network;
using NetSim.Reporting.Fonts;
using NetSim.Reporting.Pictures;
using ScottPlot;
using SkiaSharp;

namespace NetSim.Reporting.Charts;

/// <summary>Draws the latency chart: for each phase, the share of connections that had reached its end after
/// a time.</summary>
/// <remarks>Shares are of all connections, so a curve ends below 100 % where some never got there, and the
/// legend says how many.</remarks>
public static class LatencyChart
{
    /// <summary>The name of the chart’s files, without the ending.</summary>
    public const string Name = "latency";

    private const float Margin = 24;
    private const float Head = 56;
    private const float PlotHeight = 340;
    private const float LeastWidth = 580;
    private const float Row = 19;
    private const float Sample = 34;
    private const float Size = 12;

    /// <summary>The chart as the content of a PNG file.</summary>
    /// <param name="title">The scenario’s name.</param>
    /// <param name="series">The curves; one panel for each phase, in the order of the phases.</param>
    public static byte[] Png(string title, IReadOnlyList<LatencySeries> series) => Page(title, series).Png();

    /// <summary>The chart as an SVG document.</summary>
    /// <inheritdoc cref="Png"/>
    public static string Svg(string title, IReadOnlyList<LatencySeries> series) => Page(title, series).Svg();

    /// <summary>The chart before it is drawn.</summary>
    internal static ChartPage Page(string title, IReadOnlyList<LatencySeries> series)
    {
        var names = series.Select(s => s.Summary.Connection).Distinct(StringComparer.Ordinal).ToList();
        var phases = series.GroupBy(s => s.Summary.Phase).OrderBy(group => group.Key)
            .Select(group => new LatencyPanel(group.Key, [.. group], names)).ToList();
        var legends = phases.SelectMany(panel => panel.Legend)
            .Select(entry => ShippedFont.Width(entry.Text, Size));
        var width = Math.Max(LeastWidth, legends.DefaultIfEmpty(0).Max() + Sample + Margin);
        var columns = phases.Count > 1 ? 2 : 1;
        var shapes = new List<Shape>
        {
            new TextShape(title, new SKPoint(Margin, 34), 17, Ink.Black),
        };
        var panels = new List<(Plot Plot, PixelRect Area)>();
        var top = Head;
        for (var first = 0; first < phases.Count; first += columns)
        {
            var row = phases.Skip(first).Take(columns).ToList();
            for (var column = 0; column < row.Count; column++)
            {
                var left = Margin + column * (width + Margin);
                panels.Add((row[column].Plot(), new PixelRect(left, left + width, top + PlotHeight, top)));
                AddLegend(shapes, row[column], left, top + PlotHeight + 14);
            }

            top += PlotHeight + 14 + Row * row.Max(panel => panel.Legend.Count) + Margin;
        }

        var page = Math.Max(columns * (width + Margin), ShippedFont.Width(title, 17) + Margin) + Margin;
        return new ChartPage(
            new Picture($"Latency: {title}", (int)MathF.Ceiling(page), (int)top, shapes), panels);
    }

    /// <summary>What a phase measures, for the axis.</summary>
    internal static string Meaning(Phase phase) => phase switch
    {
        Phase.Connect => "from the open to ESTABLISHED at the client",
        Phase.Handshake => "from ESTABLISHED to the end of the TLS handshake",
        Phase.FirstByte => "from the open to the first byte received",
        Phase.LastByte => "from the open to the last byte received",
        Phase.Close => "from the first FIN or RST to the end at both sides",
        Phase.Total => "from the open to the end of the stream",
    };

    private static void AddLegend(List<Shape> shapes, LatencyPanel panel, float left, float top)
    {
        for (var i = 0; i < panel.Legend.Count; i++)
        {
            var (style, text) = panel.Legend[i];
            var y = top + Row * i;
            shapes.AddRange(style.Sample(new SKPoint(left, y), Sample - 8));
            shapes.Add(new TextShape(text, new SKPoint(left + Sample, y + 4), Size, Ink.Black));
        }
    }
}
