using NetSim.Reporting.Fonts;
using NetSim.Reporting.Pictures;
using SkiaSharp;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>Lays a panel out: its words, its axes and the field between them.</summary>
internal sealed class PanelLayout
{
    private const float PanelTitle = 14;
    private const float DefaultHeight = 290;
    private const float LeastRow = 24;
    private const float MostOfWidth = 0.4f;
    private const float Between = 8;
    private const float Strip = 14;
    private const float Line = FigureLayout.LabelSize * FigureLayout.Leading;
    private const float Tick = FigureLayout.TickSize;
    private readonly FigurePanel _panel;
    private readonly ChartInk _ink;
    private readonly float _left;
    private readonly float _top;
    private readonly float _width;
    private readonly IReadOnlyList<(double Place, IReadOnlyList<string> Lines)> _rows;
    private readonly IReadOnlyList<string> _under;
    private readonly IReadOnlyList<string> _over;
    private readonly IReadOnlyList<(AxisTick Tick, IReadOnlyList<string> Lines)> _columns;

    /// <summary>The layout of a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="style">How charts look.</param>
    /// <param name="left">Where it begins.</param>
    /// <param name="top">Where it begins.</param>
    /// <param name="width">How wide it is with its words.</param>
    /// <param name="gutter">How wide the words at the left of any panel are, so that all fields begin at one place.</param>
    public PanelLayout(FigurePanel panel, ChartStyle style, float left, float top, float width, float gutter)
    {
        (_panel, _ink, _left, _top, _width) = (panel, style.Ink, left, top, width);
        var isNamed = panel.Y is CategoryAxis;
        _rows = Rows(panel, width);
        var height = panel.Height ?? (isNamed
            ? _rows.Count * Math.Max(LeastRow, _rows.Max(row => row.Lines.Count) * Tick * FigureLayout.Leading + 6)
            : DefaultHeight);
        var notes = Notes;
        _over = TextLines.Of(panel.Y.Label, FigureLayout.LabelSize, width - (notes > 0 ? Math.Max(notes, NotesTitle) + Between : 0));
        var head = (panel.Title.Length > 0 ? TitleLines.Count * PanelTitle * FigureLayout.Leading : 0)
            + (panel.Y.Label.Length > 0 || NotesTitle > 0 ? _over.Count * Line + 4 : 0);
        var right = panel.Scale is { } scale
            ? Between + Strip + Between + scale.Ticks(6).Select(tick => ShippedFont.Width(tick.Text, Tick)).DefaultIfEmpty(0).Max()
            : Math.Max(Between + 6, notes > 0 ? notes + Between : 0);
        Field = new SKRect(left + gutter + Between, top + head + 6, left + width - right, top + head + 6 + height);
        _columns = [.. panel.X.Ticks(Math.Max(2, (int)(Field.Width / 62))).Select(tick => (tick, Lines(tick.Text)))];
        _under = panel.X.Label.Length > 0 ? TextLines.Of(panel.X.Label, FigureLayout.LabelSize, width) : [];
    }

    /// <summary>How wide the words at the left of a panel are.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="width">How wide the panel is.</param>
    public static float GutterOf(FigurePanel panel, float width) => Rows(panel, width).SelectMany(row => row.Lines)
        .Select(text => ShippedFont.Width(text, Tick)).DefaultIfEmpty(0).Max();

    private static IReadOnlyList<(double Place, IReadOnlyList<string> Lines)> Rows(FigurePanel panel, float width) =>
        [.. panel.Y.Ticks((int)((panel.Height ?? DefaultHeight) / 34)).Select(tick => (tick.Place, panel.Y is CategoryAxis
            ? TextLines.Of(tick.Text, Tick, MostOfWidth * width, 3)
            : [tick.Text]))];

    /// <summary>The field between the axes.</summary>
    public SKRect Field { get; }

    /// <summary>Where it ends.</summary>
    public float Bottom => UnderAxis + 2 + _under.Count * Line;

    private float UnderAxis => Field.Bottom + 5 + Tick * FigureLayout.Leading * _columns.Select(column => column.Lines.Count).DefaultIfEmpty(0).Max();

    private IReadOnlyList<string> TitleLines => TextLines.Of(_panel.Title, PanelTitle, _width);

    private float NotesTitle => _panel.NotesTitle.Length > 0 ? ShippedFont.Width(_panel.NotesTitle, FigureLayout.LabelSize) : 0;

    private float Notes => _panel.Notes.Select(note => ShippedFont.Width(note.Text, Tick)).DefaultIfEmpty(0).Max();

    /// <summary>Adds it to a picture.</summary>
    public void Draw(List<Shape> shapes)
    {
        AddHead(shapes);
        AddAxes(shapes);
        if (_panel.Emptiness.Length > 0)
        {
            var lines = TextLines.Of(_panel.Emptiness, 13, Field.Width - 2 * Between);
            for (var i = 0; i < lines.Count; i++)
            {
                var at = new SKPoint(Field.MidX, Field.MidY + (i - (lines.Count - 1) / 2f) * 18 + 4);
                shapes.Add(new TextShape(lines[i], at, 13, _ink.Muted, SKTextAlign.Center));
            }
        }
        else
        {
            new MarkPainter(_panel, Field, _ink).Draw(shapes);
        }

        AddNotes(shapes);
        AddScale(shapes);
    }

    private void AddHead(List<Shape> shapes)
    {
        var y = _top;
        if (_panel.Title.Length > 0)
        {
            foreach (var line in TitleLines)
            {
                y += PanelTitle * FigureLayout.Leading;
                shapes.Add(new TextShape(line, new SKPoint(_left, y - 5), PanelTitle, _ink.Text));
            }
        }

        if (_panel.Y.Label.Length > 0)
        {
            for (var i = 0; i < _over.Count; i++)
            {
                var at = new SKPoint(_left, y + Line * (i + 1) - 4);
                shapes.Add(new TextShape(_over[i], at, FigureLayout.LabelSize, _ink.Text));
            }
        }

        if (NotesTitle > 0)
        {
            var at = new SKPoint(_left + _width, y + Line * _over.Count - 4);
            shapes.Add(new TextShape(_panel.NotesTitle, at, FigureLayout.LabelSize, _ink.Text, SKTextAlign.Right));
        }
    }

    private void AddAxes(List<Shape> shapes)
    {
        var isNamed = _panel.Y is CategoryAxis;
        foreach (var (place, lines) in _rows)
        {
            var y = Up(place);
            if (!isNamed && lines[0].Length > 0)
            {
                shapes.Add(new LineShape(new SKPoint(Field.Left, y), new SKPoint(Field.Right, y), _ink.Grid, 1));
            }

            for (var i = 0; i < lines.Count; i++)
            {
                var at = new SKPoint(Field.Left - Between, y + (i - (lines.Count - 1) / 2f) * Tick * FigureLayout.Leading + 4);
                AddFree(shapes, new TextShape(lines[i], at, Tick, _ink.Muted, SKTextAlign.Right));
            }
        }

        foreach (var (tick, lines) in _columns)
        {
            var x = Field.Left + (float)tick.Place * Field.Width;
            var isNumbered = tick.Text.Length > 0;
            shapes.Add(new LineShape(
                new SKPoint(x, isNumbered ? Field.Top : Field.Bottom - 3), new SKPoint(x, Field.Bottom), isNumbered ? _ink.Grid : _ink.Frame, 1));
            for (var i = 0; i < lines.Count && isNumbered; i++)
            {
                var at = new SKPoint(x, Field.Bottom + 16 + i * Tick * FigureLayout.Leading);
                AddFree(shapes, new TextShape(lines[i], at, Tick, _ink.Muted, SKTextAlign.Center));
            }
        }

        AddEnds(shapes);
        shapes.Add(new LineShape(new SKPoint(Field.Left, Field.Top), new SKPoint(Field.Left, Field.Bottom), _ink.Frame, 1));
        shapes.Add(new LineShape(new SKPoint(Field.Left, Field.Bottom), new SKPoint(Field.Right, Field.Bottom), _ink.Frame, 1));
        for (var i = 0; i < _under.Count; i++)
        {
            var at = new SKPoint(_left + _width / 2, UnderAxis + Line * (i + 1) - 4);
            shapes.Add(new TextShape(_under[i], at, FigureLayout.LabelSize, _ink.Text, SKTextAlign.Center));
        }
    }

    // Where numbers end and what is infinite begins.
    private void AddEnds(List<Shape> shapes)
    {
        if (_panel.X is NumberAxis { Never.Length: > 0 } across)
        {
            var x = Field.Left + (float)across.End * Field.Width;
            shapes.Add(new LineShape(new SKPoint(x, Field.Top), new SKPoint(x, Field.Bottom), _ink.Frame, 1, IsDashed: true));
        }

        if (_panel.Y is NumberAxis { Never.Length: > 0 } up)
        {
            shapes.Add(new LineShape(
                new SKPoint(Field.Left, Up(up.End)), new SKPoint(Field.Right, Up(up.End)), _ink.Frame, 1, IsDashed: true));
        }
    }

    private void AddNotes(List<Shape> shapes)
    {
        foreach (var (at, text) in _panel.Notes)
        {
            AddFree(shapes, new TextShape(
                text, new SKPoint(_left + _width, Up(_panel.Y.Place(at)) + 4), Tick, _ink.Muted, SKTextAlign.Right));
        }
    }

    private void AddScale(List<Shape> shapes)
    {
        if (_panel.Scale is not { } scale)
        {
            return;
        }

        const int Steps = 64;
        var left = Field.Right + Between;
        var step = Field.Height * (float)scale.End / Steps;
        for (var i = 0; i < Steps; i++)
        {
            var bottom = Field.Bottom - i * step;
            shapes.Add(AreaShape.Rectangle(
                new SKRect(left, bottom - step - 0.5f, left + Strip, bottom), ChartInk.Scale((i + 0.5) / Steps)));
        }

        foreach (var tick in scale.Ticks(6).Where(tick => tick.Text.Length > 0))
        {
            var at = new SKPoint(left + Strip + Between, Field.Bottom - (float)tick.Place * Field.Height + 4);
            AddFree(shapes, new TextShape(tick.Text, at, Tick, _ink.Muted));
        }
    }

    private IReadOnlyList<string> Lines(string text) => _panel.X is CategoryAxis { Names.Count: var count }
        ? TextLines.Of(text, Tick, Math.Max(30, Field.Width / count - 6), 3)
        : [text];

    private float Up(double place) =>
        _panel.Y is CategoryAxis ? Field.Top + (float)place * Field.Height : Field.Bottom - (float)place * Field.Height;

    // Of numbers in a row, those are left out that would touch one before, or leave the panel.
    private void AddFree(List<Shape> shapes, TextShape text)
    {
        var corners = text.Corners;
        var isInside = corners.Min(corner => corner.X) >= _left - 10 && corners.Max(corner => corner.X) <= _left + _width + 10;
        if (isInside && !shapes.OfType<TextShape>().TakeLast(60).Any(other => other.Overlaps(text)))
        {
            shapes.Add(text);
        }
    }
}
