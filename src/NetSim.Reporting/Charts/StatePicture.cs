using NetSim.Network.Tracing;
using NetSim.Reporting.Fonts;
using NetSim.Reporting.Ladders;
using NetSim.Reporting.Pictures;
using NetSim.Units;
using SkiaSharp;

namespace NetSim.Reporting.Charts;

/// <summary>Draws a state chart: the client’s lanes, the segments on their way, the server’s lanes, the
/// time.</summary>
internal sealed class StatePicture
{
    private const float Margin = 24;
    private const float Head = 100;
    private const int MostFlights = 2000;
    private const float BarHeight = 26;
    private const float RowHeight = 15;
    private const float LaneGap = 12;
    private const float FlightHeight = 76;
    private const float Tail = 46;
    private const float TickDistance = 76;
    private readonly Ladder _ladder;
    private readonly StateAxis _axis;
    private readonly List<StateLane> _lanes = [];
    private readonly List<Shape> _shapes = [];
    private readonly float _left;

    /// <summary>The chart of a connection.</summary>
    public StatePicture(Ladder ladder, string connection, RunTrace trace, int instance)
    {
        _ladder = ladder;
        _left = Margin + ShippedFont.Width($"{Widest(ladder)} TCP", 13) + LaneGap;
        var states = trace.States.Where(s => s.Instance == instance && s.Connection == connection).ToList();
        var messages = ladder.Steps.OfType<LadderMessage>().ToList();
        List<SimTime> times =
        [
            .. states.Select(s => s.At),
            .. messages.Select(m => m.At),
            .. messages.Select(m => m.ArrivedAt).OfType<SimTime>(),
        ];
        _axis = new StateAxis(ladder, times.Count > 0 ? times : [SimTime.Start], _left);
        foreach (var isClient in new[] { true, false })
        {
            // TLS lies outside of TCP, so that TCP is next to the segments.
            AddLane(states, isClient, isClient ? TraceLayer.Tls : TraceLayer.Tcp);
            AddLane(states, isClient, isClient ? TraceLayer.Tcp : TraceLayer.Tls);
        }
    }

    private float Right => _axis.Place(_axis.End) + Tail;

    /// <summary>The picture.</summary>
    public Picture Draw()
    {
        var y = Head;
        foreach (var lane in _lanes.Where(lane => lane.IsClient))
        {
            y = DrawLane(lane, y);
        }

        var flightTop = y - LaneGap;
        y = flightTop + FlightHeight;
        DrawFlights(flightTop + 4, y - 4);
        foreach (var lane in _lanes.Where(lane => !lane.IsClient))
        {
            y = DrawLane(lane, y);
        }

        var bottom = DrawAxis(y);
        _shapes.Add(new TextShape(_ladder.Title, new SKPoint(Margin, 34), 17, Ink.Black));
        var subtitle = $"{_ladder.Subtitle}; segments: orange sent again, red lost";
        _shapes.Add(new TextShape(subtitle, new SKPoint(Margin, 55), 12, Ink.Grey));
        var width = _lanes.Select(lane => lane.Right).Append(Right)
            .Concat(_shapes.OfType<TextShape>().Select(text => text.Corners.Max(corner => corner.X))).Max();
        return new Picture(
            $"States over time: {_ladder.Title}, {_ladder.Subtitle}",
            (int)MathF.Ceiling(width + Margin),
            (int)MathF.Ceiling(bottom + Margin / 2),
            [.. _shapes]);
    }

    private static string Widest(Ladder ladder) =>
        ShippedFont.Width(ladder.ClientHost, 13) > ShippedFont.Width(ladder.ServerHost, 13)
            ? ladder.ClientHost
            : ladder.ServerHost;

    private void AddLane(List<StateRecord> states, bool isClient, TraceLayer layer)
    {
        var own = states.Where(s => s.IsClient == isClient && s.Layer == layer).ToList();
        if (own.Count > 0)
        {
            var spans = own.Select((state, i) => new StateSpan(
                state.State, _axis.Place(state.At), i + 1 < own.Count ? _axis.Place(own[i + 1].At) : Right));
            var host = isClient ? _ladder.ClientHost : _ladder.ServerHost;
            _lanes.Add(new StateLane(
                $"{host} {(layer == TraceLayer.Tcp ? "TCP" : "TLS")}", layer, isClient, [.. spans]));
        }
    }

    private float DrawLane(StateLane lane, float top)
    {
        var bar = top + RowHeight * lane.Rows;
        var name = new SKPoint(_left - LaneGap, bar + BarHeight / 2 + 5);
        _shapes.Add(new TextShape(lane.Name, name, 13, Ink.Black, SKTextAlign.Right));
        foreach (var span in lane.Spans)
        {
            var area = new SKRect(span.Left, bar, Math.Max(span.Right, span.Left + 1), bar + BarHeight);
            _shapes.Add(AreaShape.Rectangle(area, StateInk.Of(lane.Layer, span.Name), Ink.White));
            if (StateLane.HasRoom(span))
            {
                var at = new SKPoint((span.Left + span.Right) / 2, bar + BarHeight / 2 + 4);
                _shapes.Add(new TextShape(span.Name, at, StateLane.Size, Ink.Black, SKTextAlign.Center));
            }
        }

        foreach (var label in lane.Labels)
        {
            var y = bar - RowHeight * label.Row - 4;
            _shapes.Add(new LineShape(
                new SKPoint(label.X, bar + BarHeight / 2), new SKPoint(label.X, y - 8), Ink.Grey, 1));
            _shapes.Add(new TextShape(
                label.Text, new SKPoint(label.X + StateLane.Indent, y), StateLane.Size, Ink.Black));
        }

        return bar + BarHeight + LaneGap;
    }

    private void DrawFlights(float top, float bottom)
    {
        var messages = _ladder.Steps.OfType<LadderMessage>().ToList();
        if (messages.Count > MostFlights)
        {
            var at = new SKPoint((_left + Right) / 2, (top + bottom) / 2 + 4);
            _shapes.Add(new TextShape(
                $"{messages.Count} segments, too many to draw", at, 12, Ink.Grey, SKTextAlign.Center));
            return;
        }

        // What was lost comes last, so that nothing covers it.
        messages.OrderBy(message => message.Loss is not null).ToList()
            .ForEach(message => DrawFlight(message, top, bottom));
    }

    private void DrawFlight(LadderMessage message, float top, float bottom)
    {
        var (from, to) = message.FromClient ? (top, bottom) : (bottom, top);
        var start = new SKPoint(_axis.Place(message.At), from);
        // What did not arrive slants as others do, as far as it is known to have gone.
        var way = message.ArrivedAt is null ? (float)Math.Min(0.5, message.Way) : 1;
        var end = message.ArrivedAt is { } at
            ? _axis.Place(at)
            : Math.Min(start.X + _axis.FlightWidth, Right);
        var stop = new SKPoint(start.X + way * (end - start.X), from + way * (to - from));
        var color = LadderLabels.Color(message);
        _shapes.Add(new LineShape(
            start, stop, color, 1.2f, message.ArrivedAt is null && message.Loss is null));
        if (message.Loss is not null)
        {
            _shapes.Add(new LineShape(stop + new SKPoint(-4, -4), stop + new SKPoint(4, 4), Ink.Red, 1.8f));
            _shapes.Add(new LineShape(stop + new SKPoint(-4, 4), stop + new SKPoint(4, -4), Ink.Red, 1.8f));
        }
    }

    private float DrawAxis(float y)
    {
        var free = float.NegativeInfinity;
        foreach (var wait in _axis.Waits)
        {
            var (left, right) = (_axis.Place(wait.At), _axis.Place(wait.Until));
            _shapes.Insert(0, AreaShape.Rectangle(new SKRect(left, Head - 8, right, y), Ink.Pale));
            var middle = (left + right) / 2;
            foreach (var x in new[] { middle - 3, middle + 3 })
            {
                _shapes.Add(new LineShape(new SKPoint(x - 3, y + 6), new SKPoint(x + 3, y - 6), Ink.Grey));
            }

            var length = new TextShape(
                wait.Text, new SKPoint(middle, Head - 14), 11, Ink.Grey, SKTextAlign.Center);
            free = AddIfFree(length, free);
        }

        _shapes.Add(new LineShape(new SKPoint(_left, y), new SKPoint(Right, y), Ink.Grey, 1));
        free = float.NegativeInfinity;
        foreach (var tick in _axis.Ticks(TickDistance))
        {
            var x = _axis.Place(tick);
            var label = new TextShape(
                $"{(decimal)tick.Nanoseconds / 1_000_000:#,0.######}",
                new SKPoint(x, y + 18),
                11,
                Ink.Grey,
                SKTextAlign.Center);
            _shapes.Add(new LineShape(new SKPoint(x, y), new SKPoint(x, y + 5), Ink.Grey, 1));
            free = AddIfFree(label, free);
        }

        _shapes.Add(new TextShape(
            "time (ms)", new SKPoint((_left + Right) / 2, y + 38), 12, Ink.Black, SKTextAlign.Center));
        return y + 42;
    }

    // Of texts in a row, those are left out that would overlap the one before.
    private float AddIfFree(TextShape text, float free)
    {
        if (text.Corners.Min(corner => corner.X) <= free)
        {
            return free;
        }

        _shapes.Add(text);
        return text.Corners.Max(corner => corner.X) + 8;
    }
}
