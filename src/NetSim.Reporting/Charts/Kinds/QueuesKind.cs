using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Pictures;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>How many packets wait before each link, and which are dropped, over time.</summary>
internal sealed class QueuesKind : TracedKind
{
    private const string Waiting = "waiting";
    private const string Lost = "lost";
    private const int MostPanels = 6;

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Queues;

    /// <inheritdoc/>
    public override string Meaning => "How many packets wait before each link, and which are lost there, over time.";

    /// <inheritdoc/>
    public override string Needs => "it needs a run that 'netsim run' drew, in which packets waited or were lost";

    /// <inheritdoc/>
    protected override ChartNumbers Numbers(TracedRun traced) => TimeSeries.Table("link", "packets", traced.Trace.Packets
        .GroupBy(packet => (packet.Link, packet.Direction))
        .SelectMany(group => Of($"{group.Key.Link} {RecordNames.Of(group.Key.Direction)}", [.. group]))
        .Where(series => series.Points.Count > 0));

    /// <inheritdoc/>
    protected override Picture Draw(ChartNumbers numbers, string? title, string study, ChartStyle style)
    {
        var all = TimeSeries.Of(numbers);
        var links = all.Select(series => series.Group).Distinct(StringComparer.Ordinal).ToList();
        var shown = Choice.Of(links, MostPanels);
        var end = all.SelectMany(series => series.Points).Max(point => point.At);
        var unit = TimeUnit.Of(0, 1e6 * end, isLogarithmic: false);
        FigurePanel Panel(string link)
        {
            var waiting = all.FirstOrDefault(series => series.Group == link && series.Name == Waiting);
            var lost = all.FirstOrDefault(series => series.Group == link && series.Name == Lost);
            var most = all.Where(series => series.Group == link).SelectMany(series => series.Points).Max(point => point.Value);
            List<FigureMark> marks = [];
            if (waiting is not null)
            {
                List<(double X, double Y)> steps =
                    [.. waiting.Points.Select(point => (unit.Of(1e6 * point.At), point.Value)), (unit.Of(1e6 * end), waiting.Points[^1].Value)];
                marks.Add(new BandMark([.. steps.Select(step => (step.X, 0.0, step.Y))], style.Ink.Color(0)));
                marks.Add(new CurveMark(steps, new LineStyle(style.Ink.Color(0), []), IsStepped: true, Width: 1.4f));
            }

            marks.AddRange((lost?.Points ?? []).Select(point => new DotMark(unit.Of(1e6 * point.At), point.Value, style.Ink.Alarm)));
            return new FigurePanel
            {
                Title = $"{link} ({style.Say($"{lost?.Points.Count ?? 0} lost", $"丢失 {lost?.Points.Count ?? 0} 个")})",
                X = new NumberAxis(style.Say($"time ({unit.Name})", $"时间（{unit.Name}）"), 0, end > 0 ? unit.Of(1e6 * end) : 1),
                Y = new NumberAxis(style.Say("packets that wait", "等待的数据包"), 0, Math.Max(1, 1.1 * most)) { IsWhole = true },
                Height = 150,
                Marks = marks,
            };
        }

        return FigureLayout.Draw(
            new Figure
            {
                Title = title ?? style.Say($"{study}: queues", $"{study}：队列"),
                Caption = style.Say(
                    "All connections of run 0. A packet waits until its first bit is sent; a dot is a packet that was lost there.",
                    "第 0 次运行的全部连接。数据包从到达等待至首比特发出；圆点为在该处丢失的数据包。")
                    + Choice.Note(style, shown.Count, links.Count),
                Panels = [.. shown.Select(Panel)],
                Legend =
                [
                    new LegendEntry(style.Say("waiting", "等待"), new LineStyle(style.Ink.Color(0), [])),
                    new LegendEntry(style.Say("lost", "丢失"), new LineStyle(style.Ink.Alarm, []), IsArea: true),
                ],
            },
            style);
    }

    private static IEnumerable<TimeSeries> Of(string link, List<PacketRecord> packets)
    {
        var steps = packets.Where(packet => packet.StartedAt > packet.SentAt)
            .SelectMany(packet => new[] { (At: packet.SentAt.Nanoseconds, Change: 1), (At: packet.StartedAt!.Value.Nanoseconds, Change: -1) })
            .GroupBy(step => step.At)
            .OrderBy(group => group.Key)
            .ToList();
        var count = 0;
        var waiting = new List<(double At, double Value)>();
        foreach (var step in steps)
        {
            count += step.Sum(change => change.Change);
            waiting.Add((step.Key / 1e6, count));
        }

        double Depth(double at) => waiting.FindLastIndex(point => point.At <= at) is var index and >= 0 ? waiting[index].Value : 0;
        yield return new TimeSeries(link, Waiting, waiting).Thinned();
        yield return new TimeSeries(link, Lost, [.. packets.Where(packet => packet.Loss != LossCause.None)
            .Select(packet => packet.SentAt.Nanoseconds / 1e6).Select(at => (at, Depth(at)))]);
    }
}
