using System.Globalization;
using NetSim.Network.Tracing;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Fonts;
using NetSim.Reporting.Pictures;
using NetSim.Reporting.Tables;
using SkiaSharp;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>Lays out transition diagrams: for each end and layer a column of states in the order in which they were entered,
/// with an arrow for each transition.</summary>
internal sealed class TransitionPicture
{
    private const float Margin = 20;
    private const float BoxHeight = 38;
    private const float Rise = 34;
    private const float Size = 11;
    private const float Lane = 12;
    private const float WideLane = 20;
    private const float LeastAlong = 15;
    private const float LeastBox = 130;
    private readonly ChartNumbers _numbers;
    private readonly string _title;
    private readonly ChartStyle _style;
    private readonly ChartInk _ink;
    private readonly List<Shape> _shapes = [];

    /// <summary>The diagrams of a table of transitions.</summary>
    public TransitionPicture(ChartNumbers numbers, string title, ChartStyle style) =>
        (_numbers, _title, _style, _ink) = (numbers, title, style, style.Ink);

    /// <summary>The picture.</summary>
    public Picture Draw()
    {
        var y = AddText(_title, Margin, Margin, 17, _ink.Text, _style.Sheet - 2 * Margin) + 8;
        var width = (_style.Sheet - 3 * Margin) / 2;
        // Client and server stand beside each other.
        var groups = _numbers.Rows.GroupBy(row => (Side: row[0], Layer: row[1])).OrderBy(group => group.Key.Layer != "tcp")
            .ThenBy(group => group.Key.Side, StringComparer.Ordinal).ToList();
        foreach (var row in groups.Chunk(2))
        {
            y = row.Select((group, column) => AddDiagram(
                Side(group.Key.Side), group.Key.Layer, [.. group], (Margin + column * (width + Margin), y, width))).Max() + 10;
        }

        y = AddText(
            _style.Say(
                "In a box: how often the state was entered and how long it lasted in the mean. At an arrow: how often.",
                "框内：进入该状态的次数与平均停留时间。箭头旁：转移次数。"),
            Margin, y, Size, _ink.Muted, _style.Sheet - 2 * Margin);
        return new Picture(_title, (int)MathF.Round(_style.Sheet), (int)MathF.Ceiling(y + Margin / 2), [.. _shapes]) { Ground = _ink.Ground };
    }

    private static double Number(string text) => text.Length == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture);

    private string Side(string side) => side == "client" ? _style.Say("client", "客户端") : _style.Say("server", "服务器");

    private float AddDiagram(string side, string layerName, List<IReadOnlyList<string>> rows, (float Left, float Top, float Width) place)
    {
        var (left, top, width) = place;
        var layer = layerName == RecordNames.Of(TraceLayer.Tcp) ? TraceLayer.Tcp : TraceLayer.Tls;
        var y = AddText($"{side} {layerName.ToUpperInvariant()}", left, top, 14, _ink.Text, width) + 6;
        var states = rows.SelectMany(row => new[] { row[2], row[3] }).Where(state => state.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var labels = states.ConvertAll(state => (Name: state, Told: Told(rows, state)));
        var lanes = rows.Where(row => row[3].Length > 0 && states.IndexOf(row[3]) != states.IndexOf(row[2]) + 1)
            .Select(row => ShippedFont.Width(Count(row), Size) + Lane).ToList();
        // Where there are too many lanes for their numbers, these stand along them, or in the table only.
        var isTold = lanes.Sum() + Lane <= width - LeastBox;
        var step = Math.Min(WideLane, (width - LeastBox) / (lanes.Count + 1));
        var beside = isTold ? lanes.Sum() + Lane : step * (lanes.Count + 1);
        var box = Math.Min(width - beside, labels.Max(label => Math.Max(ShippedFont.Width(label.Name, 12), ShippedFont.Width(label.Told, Size))) + 20);
        for (var i = 0; i < labels.Count; i++)
        {
            var area = new SKRect(left, y + i * (BoxHeight + Rise), left + box, y + i * (BoxHeight + Rise) + BoxHeight);
            var color = StateInk.Of(layer, labels[i].Name);
            _shapes.Add(AreaShape.Rectangle(area, color, _ink.Frame));
            _shapes.Add(new TextShape(
                TextLines.Of(labels[i].Name, 12, box - 8, 1)[0], new SKPoint(area.MidX, area.Top + 16), 12, ChartInk.On(color), SKTextAlign.Center));
            _shapes.Add(new TextShape(
                TextLines.Of(labels[i].Told, Size, box - 8, 1)[0], new SKPoint(area.MidX, area.Top + 31), Size, ChartInk.On(color), SKTextAlign.Center));
        }

        AddArrows(rows, states, (left, y, box), isTold ? null : step);
        return y + states.Count * (BoxHeight + Rise) - Rise + 8;
    }

    private string Told(List<IReadOnlyList<string>> rows, string state)
    {
        var left = rows.Where(row => row[2] == state).ToList();
        var entered = left.Sum(row => Number(row[4]));
        var timed = left.Where(row => row[5].Length > 0).ToList();
        var count = timed.Sum(row => Number(row[4]));
        var dwell = timed.Sum(row => Number(row[4]) * Number(row[5])) / Math.Max(1, count);
        return count > 0
            ? $"{NumberText.Of(entered)} × {NumberText.Of(dwell)} ms"
            : _style.Say($"{NumberText.Of(entered)} ×, to the end", $"{NumberText.Of(entered)} ×，直到结束");
    }

    // To the state below, an arrow goes straight; all others take a lane of their own beside the boxes.
    private void AddArrows(List<IReadOnlyList<string>> rows, List<string> states, (float Left, float Top, float Box) area, float? step)
    {
        float Top(int state) => area.Top + state * (BoxHeight + Rise);
        var leaving = new Dictionary<int, int>();
        var told = new List<TextShape>();
        var x = area.Left + area.Box + (step ?? Lane);
        foreach (var row in rows.Where(row => row[3].Length > 0))
        {
            var (from, to) = (states.IndexOf(row[2]), states.IndexOf(row[3]));
            var count = Count(row);
            if (to == from + 1)
            {
                var center = area.Left + area.Box / 2;
                Arrow([new(center, Top(from) + BoxHeight), new(center, Top(to))]);
                _shapes.Add(new TextShape(count, new SKPoint(center + 8, Top(to) - Rise / 2 + 4), Size, _ink.Muted));
                continue;
            }

            // Each leaves and enters at a height of its own, and its number stands in its lane’s own row.
            var shift = 8 + 6 * (leaving[from] = leaving.GetValueOrDefault(from) + 1) % 24;
            var right = area.Left + area.Box;
            Arrow([new(right, Top(from) + shift), new(x, Top(from) + shift), new(x, Top(to) + 6), new(right, Top(to) + 6)]);
            var middle = new SKPoint(x + 4, (Top(from) + shift + Top(to) + 6) / 2);
            if (step is null)
            {
                var text = new TextShape(count, middle + new SKPoint(0, 4), Size, _ink.Muted);
                told.Add(text);
                x += text.Width + Lane;
            }
            else
            {
                if (step >= LeastAlong)
                {
                    told.Add(new TextShape(count, middle, Size, _ink.Muted, SKTextAlign.Center) { Degrees = 90, IsOnGround = true });
                }

                x += step.Value;
            }
        }

        _shapes.AddRange(told);
    }

    private static string Count(IReadOnlyList<string> row) => $"{NumberText.Of(Number(row[4]))} ×";

    private void Arrow(IReadOnlyList<SKPoint> points)
    {
        _shapes.Add(new PathShape(points, _ink.Color(0), 1.4f, []));
        var (end, before) = (points[^1], points[^2]);
        var way = end - before;
        var length = Math.Max(0.01f, way.Length);
        var (along, across) = (new SKPoint(way.X / length * 7, way.Y / length * 7), new SKPoint(-way.Y / length * 3.5f, way.X / length * 3.5f));
        _shapes.Add(new AreaShape([end, end - along + across, end - along - across], _ink.Color(0)));
    }

    private float AddText(string text, float left, float y, float size, SKColor color, float width)
    {
        foreach (var line in TextLines.Of(text, size, width))
        {
            y += size * FigureLayout.Leading;
            _shapes.Add(new TextShape(line, new SKPoint(left, y - 0.3f * size), size, color));
        }

        return y;
    }
}
