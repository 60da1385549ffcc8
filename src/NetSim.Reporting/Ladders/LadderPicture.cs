using NetSim.Reporting.Fonts;
using NetSim.Reporting.Pictures;
using NetSim.Units;
using SkiaSharp;

namespace NetSim.Reporting.Ladders;

/// <summary>Draws a ladder: two lifelines, arrows that slant with time, states and times on both
/// sides.</summary>
internal sealed class LadderPicture
{
    private const float Size = LadderLayout.FontSize;
    private const float Margin = 24;
    private const float HeadTop = 76;
    private const float HeadHeight = 30;
    private const int MostAttempts = 400;
    private readonly Ladder _ladder;
    private readonly List<Shape> _lines = [];
    private readonly List<TextShape> _texts = [];
    private readonly LadderColumns _columns;
    private readonly LadderBrackets _client;
    private readonly LadderBrackets _server;
    private LadderLayout _layout;

    private LadderPicture(Ladder ladder)
    {
        _ladder = ladder;
        _layout = new LadderLayout(ladder, HeadTop + HeadHeight, new Dictionary<int, float>());
        _client = new LadderBrackets(ladder, isClient: true, Size);
        _server = new LadderBrackets(ladder, isClient: false, Size);
        _columns = new LadderColumns(ladder, _layout, (_client.Width, _server.Width), Size, Margin);
    }

    /// <summary>Whether something happened at a stop; not where a message that was lost would have
    /// arrived.</summary>
    public static bool IsTold(LadderStop stop) => stop.Begin is null || stop.Below > 0;

    /// <summary>What stands under the title.</summary>
    public static string SubtitleOf(Ladder ladder) => $"{ladder.Subtitle}; time in ms{(ladder.IsEven ? ", spaced evenly" : "")}";

    /// <summary>The picture of a ladder; it grows with what there is to tell.</summary>
    public static Picture Of(Ladder ladder) => new LadderPicture(ladder).Draw();

    /// <summary>The picture, and how far down on it, as a share of its height, each instant is.</summary>
    public static (Picture Picture, IReadOnlyList<(double Share, SimTime At)> Stops) WithStops(Ladder ladder)
    {
        var drawn = new LadderPicture(ladder);
        var picture = drawn.Draw();
        // What lies between this instant and the next is uncovered with it.
        var stops = drawn._layout.Stops.Where(IsTold).OrderBy(stop => stop.Y).ToList();
        return (picture, [.. stops.Select((stop, index) =>
            ((index + 1 < stops.Count ? stops[index + 1].Y - Size / 2 : drawn._layout.Bottom) / (double)picture.Height, stop.At))]);
    }

    private Picture Draw()
    {
        var labels = PlaceLabels();
        DrawHead();
        DrawLifelines();
        _layout.Bands.ToList().ForEach(DrawBand);
        DrawStops();
        _layout.Arrows.ToList().ForEach(DrawArrow);
        var brackets = Math.Max(
            _client.Draw(_layout, _columns.ClientBrackets, _lines, _texts), _server.Draw(_layout, _columns.ServerTime, _lines, _texts));
        var height = (int)MathF.Ceiling(Math.Max(_layout.Bottom, brackets) + Margin);
        return new Picture(
            $"Sequence diagram: {_ladder.Title}, {_ladder.Subtitle}",
            _columns.Width,
            height,
            [.. _lines, .. labels, .. _texts]);
    }

    // Labels stand along their arrows, at the sender’s end if there is room, otherwise further on. Where
    // nothing is free, the arrow moves down a little and all is placed again.
    private List<TextShape> PlaceLabels()
    {
        var extra = new Dictionary<int, float>();
        for (var attempt = 0; ; attempt++)
        {
            var labels = new List<TextShape>();
            var crosses = _layout.Arrows.Where(a => a.Message.Loss is not null).Select(Cross).ToList();
            var isFull = false;
            for (var i = 0; i < _layout.Arrows.Count; i++)
            {
                var places = LadderLabels.Places(_layout.Arrows[i], _columns, Size).ToList();
                var free = places.Find(place => !place.Exists(
                    text => labels.Exists(text.Overlaps) || crosses.Exists(text.Overlaps)));
                if (free is null && attempt < MostAttempts)
                {
                    extra[i] = extra.GetValueOrDefault(i) + LadderLayout.LineHeight / 2;
                    isFull = true;
                    break;
                }

                labels.AddRange(free ?? places[0]);
            }

            if (!isFull)
            {
                return labels;
            }

            _layout = new LadderLayout(_ladder, HeadTop + HeadHeight, extra);
        }
    }

    private void DrawHead()
    {
        Text(_ladder.Title, new SKPoint(Margin, 34), Ink.Black, SKTextAlign.Left, 17);
        Text(SubtitleOf(_ladder), new SKPoint(Margin, 55), Ink.Grey, SKTextAlign.Left, Size);
        DrawHost(_ladder.ClientHost, _columns.Client);
        DrawHost(_ladder.ServerHost, _columns.Server);
    }

    private void DrawHost(string name, float x)
    {
        var half = ShippedFont.Width(name, 14) / 2 + 12;
        _lines.Add(AreaShape.Rectangle(
            new SKRect(x - half, HeadTop - HeadHeight / 2 + 4, x + half, HeadTop + HeadHeight / 2 + 4),
            Ink.Pale,
            Ink.Grey));
        Text(name, new SKPoint(x, HeadTop + 9), Ink.Black, SKTextAlign.Center, 14);
    }

    private void DrawLifelines()
    {
        foreach (var x in new[] { _columns.Client, _columns.Server })
        {
            var y = HeadTop + HeadHeight / 2 + 4;
            foreach (var band in _layout.Bands)
            {
                var (top, bottom) = (band.Y - band.Height / 2, band.Y + band.Height / 2);
                _lines.Add(new LineShape(new SKPoint(x, y), new SKPoint(x, top), Ink.Grey));
                _lines.Add(new LineShape(
                    new SKPoint(x, top), new SKPoint(x, bottom), Ink.Grey, IsDashed: true));
                y = bottom;
            }

            _lines.Add(new LineShape(new SKPoint(x, y), new SKPoint(x, _layout.Bottom), Ink.Grey));
        }
    }

    private void DrawBand(LadderBand band)
    {
        var area = new SKRect(
            _columns.Client + 1, band.Y - band.Height / 2, _columns.Server - 1, band.Y + band.Height / 2);
        _lines.Insert(0, AreaShape.Rectangle(area, Ink.Pale));
        foreach (var x in new[] { _columns.Client, _columns.Server })
        {
            // The mark of a break in an axis: two strokes across it.
            foreach (var y in new[] { band.Y - 3, band.Y + 3 })
            {
                _lines.Add(new LineShape(new SKPoint(x - 7, y + 4), new SKPoint(x + 7, y - 4), Ink.Grey));
            }
        }

        var middle = new SKPoint((_columns.Client + _columns.Server) / 2, band.Y + 4);
        Text(band.Text, middle, Ink.Grey, SKTextAlign.Center, Size);
        DrawMarks(band.ClientMarks, isClient: true, band.Y - LadderLayout.LineHeight * (band.Lines - 1) / 2);
        DrawMarks(band.ServerMarks, isClient: false, band.Y - LadderLayout.LineHeight * (band.Lines - 1) / 2);
    }

    private void DrawStops()
    {
        string[] former = ["", ""];
        foreach (var stop in _layout.Stops.Where(IsTold))
        {
            DrawMarks(stop.Marks, stop.IsClient, stop.Y);
            if (stop.IsElsewhere)
            {
                continue;
            }

            var time = LadderTime.Point(stop.At);
            ref var last = ref former[stop.IsClient ? 0 : 1];
            if (time != last || stop.Marks.Count > 0)
            {
                var at = new SKPoint(stop.IsClient ? _columns.ClientTime : _columns.ServerTime, stop.Y + 4);
                Text(time, at, Ink.Grey, SKTextAlign.Right, Size);
            }

            last = time;
        }
    }

    private void DrawMarks(IReadOnlyList<LadderMark> marks, bool isClient, float y)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            var at = new SKPoint(
                isClient ? _columns.Client - LadderColumns.Gap : _columns.Server + LadderColumns.Gap,
                y + 4 + LadderLayout.LineHeight * i);
            var align = isClient ? SKTextAlign.Right : SKTextAlign.Left;
            Text(marks[i].Text, at, Color(marks[i].Kind), align, Size);
        }
    }

    private SKPoint[] Cross(LadderArrow arrow)
    {
        var (_, at) = LadderLabels.Line(arrow, _columns);
        SKPoint[] corners = [new(-6, -6), new(6, -6), new(6, 6), new(-6, 6)];
        return [.. corners.Select(corner => at + corner)];
    }

    private void DrawArrow(LadderArrow arrow)
    {
        var (from, to) = LadderLabels.Line(arrow, _columns);
        var color = LadderLabels.Color(arrow.Message);
        if (arrow.Message.Router is not null)
        {
            _lines.Add(AreaShape.Rectangle(new SKRect(from.X - 3, from.Y - 3, from.X + 3, from.Y + 3), color));
        }

        _lines.Add(new LineShape(
            from, to, color, IsDashed: arrow.Message.ArrivedAt is null && arrow.Message.Loss is null));
        var way = to - from;
        var along = new SKPoint(way.X / way.Length, way.Y / way.Length);
        var across = new SKPoint(-along.Y, along.X);
        if (arrow.Message.ArrivedAt is not null)
        {
            var back = new SKPoint(to.X - 9 * along.X, to.Y - 9 * along.Y);
            _lines.Add(new AreaShape(
                [
                    to,
                    new(back.X + 4 * across.X, back.Y + 4 * across.Y),
                    new(back.X - 4 * across.X, back.Y - 4 * across.Y),
                ],
                color));
        }
        else if (arrow.Message.Loss is not null)
        {
            var corners = Cross(arrow);
            _lines.Add(new LineShape(corners[0], corners[2], Ink.Red, 2.2f));
            _lines.Add(new LineShape(corners[1], corners[3], Ink.Red, 2.2f));
        }
    }

    private void Text(string text, SKPoint at, SKColor color, SKTextAlign align, float size) =>
        _texts.Add(new TextShape(text, at, size, color, align));

    private static SKColor Color(LadderMarkKind kind) => kind switch
    {
        LadderMarkKind.TcpState => Ink.Blue,
        LadderMarkKind.TlsState => Ink.Green,
        LadderMarkKind.Call => Ink.Grey,
    };
}
