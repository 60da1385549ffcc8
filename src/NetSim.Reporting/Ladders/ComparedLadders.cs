using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Pictures;
using SkiaSharp;

namespace NetSim.Reporting.Ladders;

/// <summary>Draws two ladders side by side on one axis of time.</summary>
public sealed class ComparedLadders
{
    private const float Margin = 20;
    private const float Axis = 84;
    private const float Size = 10.5f;
    private readonly Ladder _first;
    private readonly Ladder _second;
    private readonly ChartStyle _style;
    private readonly ChartInk _ink;
    private readonly List<Shape> _shapes = [];

    /// <summary>Two ladders.</summary>
    /// <param name="first">The one on the left.</param>
    /// <param name="second">The one on the right.</param>
    /// <param name="style">How they look.</param>
    public ComparedLadders(Ladder first, Ladder second, ChartStyle style) =>
        (_first, _second, _style, _ink) = (first, second, style, style.Ink);

    /// <summary>The picture as the content of a PNG file of the style’s width.</summary>
    public byte[] Png() => PictureImage.Png(Draw(), _style.Width);

    /// <summary>The picture as an SVG document.</summary>
    public string Svg() => PictureImage.Svg(Draw(), _style.Width);

    /// <summary>The picture before it becomes pixels.</summary>
    internal Picture Draw()
    {
        var width = (_style.Sheet - 2 * Margin - Axis) / 2;
        var (left, right) = (Margin, Margin + width + Axis);
        var top = Math.Max(AddHead("A", _first, left, width), AddHead("B", _second, right, width)) + 36;
        var time = new SharedTime([Messages(_first), Messages(_second)], top);
        AddTimes(time, Margin + width + Axis / 2);
        Add(_first, time, left, width);
        Add(_second, time, right, width);
        var y = time.Bottom + 14;
        foreach (var line in TextLines.Of(
            _style.Say(
                "Both on one axis of time, in ms from the start of the run; grey: a wait that is drawn shorter than it is. Orange: sent again; "
                + "red: lost.",
                "两者共用一条时间轴（ms，从运行开始计）；灰色：缩短绘制的等待。橙色：重传；红色：丢失。"),
            Size, _style.Sheet - 2 * Margin))
        {
            y += Size * FigureLayout.Leading;
            _shapes.Add(new TextShape(line, new SKPoint(Margin, y), Size, _ink.Muted));
        }

        return new Picture(
            $"{_first.Title}, {_second.Title}", (int)MathF.Round(_style.Sheet), (int)MathF.Ceiling(y + Margin / 2), [.. _shapes])
        {
            Ground = _ink.Ground,
        };
    }

    private static List<LadderMessage> Messages(Ladder ladder) => [.. ladder.Steps.OfType<LadderMessage>()];

    // Returns where the head ends.
    private float AddHead(string side, Ladder ladder, float left, float width)
    {
        var y = Margin;
        foreach (var (text, size, color) in new[]
        {
            ($"{side}  {ladder.Title}", 15f, _ink.Text), (ladder.Subtitle, Size, _ink.Muted),
        })
        {
            foreach (var line in TextLines.Of(text, size, width, 3))
            {
                y += size * FigureLayout.Leading;
                _shapes.Add(new TextShape(line, new SKPoint(left, y), size, color));
            }
        }

        return y;
    }

    private void AddTimes(SharedTime time, float middle)
    {
        var free = 0f;
        foreach (var at in time.Times)
        {
            var text = new TextShape(LadderTime.Point(at), new SKPoint(middle, time.Of(at) + 4), Size, _ink.Muted, SKTextAlign.Center);
            if (text.Corners.Min(corner => corner.Y) >= free)
            {
                _shapes.Add(text);
                free = text.Corners.Max(corner => corner.Y) + 1;
            }
        }

        foreach (var (place, length) in time.Breaks)
        {
            var text = new TextShape($"… {LadderTime.Length(length)}", new SKPoint(middle, place + 4), Size, _ink.Frame, SKTextAlign.Center);
            if (!_shapes.OfType<TextShape>().Any(text.Overlaps))
            {
                _shapes.Add(text);
            }
        }
    }

    private void Add(Ladder ladder, SharedTime time, float left, float width)
    {
        var (client, server) = (left + 12, left + width - 12);
        var first = time.Of(time.Times[0]);
        foreach (var (x, host, align) in new[] { (client, ladder.ClientHost, SKTextAlign.Left), (server, ladder.ServerHost, SKTextAlign.Right) })
        {
            _shapes.Add(new LineShape(new SKPoint(x, first - 16), new SKPoint(x, time.Bottom), _ink.Frame, 1.2f));
            var name = TextLines.Of(host, 12, width / 2 - 20, 1)[0];
            _shapes.Add(new TextShape(name, new SKPoint(align == SKTextAlign.Left ? left : left + width, first - 21), 12, _ink.Text, align));
        }

        foreach (var group in Messages(ladder).GroupBy(message => (message.At, message.FromClient)))
        {
            foreach (var (message, index) in group.Select((message, index) => (message, index)))
            {
                AddMessage(message, time, index, (client, server));
            }
        }
    }

    private void AddMessage(LadderMessage message, SharedTime time, int index, (float Client, float Server) columns)
    {
        var (from, to) = message.FromClient ? columns : (columns.Server, columns.Client);
        var color = message.Loss is not null ? _ink.Alarm : message.IsRetransmission ? _ink.Color(1) : _ink.Color(0);
        var start = new SKPoint(from, time.Of(message.At, index));
        // What did not arrive slants a little, as far as it is known to have gone.
        var end = new SKPoint(to, message.ArrivedAt is { } at ? Math.Max(start.Y, time.Of(at)) : start.Y + 20);
        var way = message.ArrivedAt is null ? (float)Math.Clamp(message.Way, 0.3, 0.7) : 1;
        var stop = start + new SKPoint(way * (end.X - start.X), way * (end.Y - start.Y));
        _shapes.Add(new LineShape(start, stop, color, 1.3f));
        if (message.ArrivedAt is null)
        {
            _shapes.Add(new LineShape(stop + new SKPoint(-4, -4), stop + new SKPoint(4, 4), color, 1.6f));
            _shapes.Add(new LineShape(stop + new SKPoint(-4, 4), stop + new SKPoint(4, -4), color, 1.6f));
        }
        else
        {
            var back = Math.Sign(from - to) * 6;
            _shapes.Add(new AreaShape([stop, stop + new SKPoint(back, -3), stop + new SKPoint(back, 3)], color));
        }

        AddLabel(message, start, color, Math.Abs(columns.Server - columns.Client));
    }

    private void AddLabel(LadderMessage message, SKPoint start, SKColor color, float width)
    {
        var end = message.Label.IndexOf(" win ", StringComparison.Ordinal);
        var segment = end < 0 ? message.Label : message.Label[..end];
        var words = message.Remark.Length > 0 ? $"{segment}  {message.Remark}" : message.Tls.Length > 0 ? message.Tls : segment;
        var text = new TextShape(
            TextLines.Of(words, Size, width / 2 - 14, 1)[0],
            start + new SKPoint(message.FromClient ? 10 : -10, -3),
            Size,
            color == _ink.Color(0) ? _ink.Text : color,
            message.FromClient ? SKTextAlign.Left : SKTextAlign.Right)
        { IsOnGround = true };
        if (!_shapes.OfType<TextShape>().Any(text.Overlaps))
        {
            _shapes.Add(text);
        }
    }
}
