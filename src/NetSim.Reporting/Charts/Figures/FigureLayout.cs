using NetSim.Reporting.Pictures;
using SkiaSharp;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>Lays a figure out: title, panels, legend, caption, from top to bottom.</summary>
internal sealed class FigureLayout
{
    /// <summary>The size of the words at axes and in legends.</summary>
    public const float LabelSize = 12;

    /// <summary>The size of the numbers at ticks.</summary>
    public const float TickSize = 11;

    /// <summary>How far apart lines of text are, as a share of their size.</summary>
    public const float Leading = 1.4f;

    private const float Margin = 20;
    private const float Gap = 28;
    private const float TitleSize = 17;
    private const float Sample = 26;
    private const float PairFrom = 860;
    private readonly Figure _figure;
    private readonly ChartStyle _style;
    private readonly ChartInk _ink;
    private readonly List<Shape> _shapes = [];
    private float _y = Margin;

    private FigureLayout(Figure figure, ChartStyle style) => (_figure, _style, _ink) = (figure, style, style.Ink);

    private float Width => _style.Sheet - 2 * Margin;

    /// <summary>The picture of a figure.</summary>
    public static Picture Draw(Figure figure, ChartStyle style)
    {
        var layout = new FigureLayout(figure, style);
        layout.AddText(figure.Title, TitleSize, layout._ink.Text);
        layout._y += 8;
        layout.AddPanels();
        layout.AddLegend();
        if (figure.Caption.Length > 0)
        {
            layout._y += 6;
            layout.AddText(figure.Caption, TickSize, layout._ink.Muted);
        }

        return new Picture(
            figure.Title, (int)MathF.Round(style.Sheet), (int)MathF.Ceiling(layout._y + Margin / 2), [.. layout._shapes])
        {
            Ground = layout._ink.Ground,
        };
    }

    private void AddText(string text, float size, SKColor color)
    {
        foreach (var line in TextLines.Of(text, size, Width))
        {
            _y += size * Leading;
            _shapes.Add(new TextShape(line, new SKPoint(Margin, _y - 0.3f * size), size, color));
        }
    }

    private void AddPanels()
    {
        var columns = _figure.MayPair && _figure.Panels.Count > 1 && _style.Sheet >= PairFrom ? 2 : 1;
        var width = (Width - (columns - 1) * Gap) / columns;
        var gutter = _figure.Panels.Select(panel => PanelLayout.GutterOf(panel, width)).DefaultIfEmpty(0).Max();
        foreach (var row in _figure.Panels.Chunk(columns))
        {
            var bottom = _y;
            for (var column = 0; column < row.Length; column++)
            {
                var panel = new PanelLayout(row[column], _style, Margin + column * (width + Gap), _y, width, gutter);
                panel.Draw(_shapes);
                bottom = Math.Max(bottom, panel.Bottom);
            }

            _y = bottom + 14;
        }
    }

    // Entries stand in columns as wide as the widest of them; one that is wider than the page takes several lines.
    private void AddLegend()
    {
        const float Line = LabelSize * Leading;
        if (_figure.Legend.Count == 0)
        {
            return;
        }

        var entries = _figure.Legend.Select(entry => (Entry: entry, Lines: TextLines.Of(entry.Text, LabelSize, Width - Sample))).ToList();
        var widest = Sample + entries.SelectMany(entry => entry.Lines).Max(line => Fonts.ShippedFont.Width(line, LabelSize)) + Gap / 2;
        var columns = Math.Max(1, (int)((Width + Gap / 2) / widest));
        foreach (var row in entries.Chunk(columns))
        {
            for (var column = 0; column < row.Length; column++)
            {
                var x = Margin + column * widest;
                AddSample(row[column].Entry, x);
                for (var i = 0; i < row[column].Lines.Count; i++)
                {
                    var at = new SKPoint(x + Sample, _y + Line * (i + 1) - 4);
                    _shapes.Add(new TextShape(row[column].Lines[i], at, LabelSize, _ink.Text));
                }
            }

            _y += Line * row.Max(entry => entry.Lines.Count);
        }
    }

    private void AddSample(LegendEntry entry, float x)
    {
        const float Length = Sample - 6;
        var middle = _y + LabelSize * Leading - 4 - 0.35f * LabelSize;
        _shapes.Add(entry.IsArea
            ? AreaShape.Rectangle(new SKRect(x + 4, middle - 5, x + Length - 4, middle + 5), entry.Style.Color)
            : new PathShape([new SKPoint(x, middle), new SKPoint(x + Length, middle)], entry.Style.Color, 2, entry.Style.Dashes));
    }
}
