using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The connections of one run over time.</summary>
internal sealed class GanttKind : ChartKind
{
    private const int MostRows = 60;
    private const double Half = 0.3;

    // The colours of the same parts as in the chart of the phases.
    private static readonly IReadOnlyList<int> Colors = [0, 5, 2, 6];

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Gantt;

    /// <inheritdoc/>
    public override string Meaning => "The connections of the first run over time, each with its phases.";

    /// <inheritdoc/>
    public override string Needs => "it needs connections in the first run of the first point";

    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => source.Study is { Points.Count: 1, FirstRun.Count: > 1 };

    /// <inheritdoc/>
    public override IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec)
    {
        var all = (source.Study?.FirstRun ?? []).Where(row => spec.Connection is null || row.Connection == spec.Connection).ToList();
        if (all.Count == 0)
        {
            return [];
        }

        var shown = Choice.Of(all, MostRows);
        var numbers = new ChartNumbers(
            ["connection", "instance", "outcome", "start_ms", "connected_ms", "handshake_ms", "first_byte_ms", "last_byte_ms", "end_ms"],
            [.. shown.Select(row => (IReadOnlyList<string>)
            [
                row.Connection, NumberText.Whole(row.Instance), row.Outcome, NumberText.Milliseconds(row.Start),
                .. Ends(row).Select(end => end is { } at ? NumberText.Milliseconds(at) : ""),
                row[Phase.Total] is { } total ? NumberText.Milliseconds(row.Start + total) : "",
            ])]);
        return
        [
            new Chart(Type, Name, numbers, style => FigureLayout.Draw(
                new Figure
                {
                    Title = spec.Title ?? style.Say($"{source.Title}: connections of run 0", $"{source.Title}：第 0 次运行的连接"),
                    Caption = style.Say(
                        "A bar ends with the last phase that was reached; a dot is an end of the stream. Beside it: how the connection ended.",
                        "条形止于到达的最后阶段；圆点为数据流结束。右侧为连接的结果。")
                        + Choice.Note(style, shown.Count, all.Count),
                    Panels = [Panel(style, shown)],
                    Legend = [.. PhasesKind.Names(style).Take(Colors.Count).Select((name, part) =>
                        new LegendEntry(name, new LineStyle(style.Ink.Color(Colors[part]), []), IsArea: true))],
                },
                style))
            {
                Width = spec.Width,
            },
        ];
    }

    // When each part ended; null where it was not reached.
    private static IEnumerable<long?> Ends(StoredConnection row)
    {
        var connected = row.Start + row[Phase.Connect];
        yield return connected;
        yield return connected + row[Phase.Handshake];
        yield return row.Start + row[Phase.FirstByte];
        yield return row.Start + row[Phase.LastByte];
    }

    private static FigurePanel Panel(ChartStyle style, IReadOnlyList<StoredConnection> rows)
    {
        var least = rows.Min(row => row.Start);
        var most = rows.Max(row => Ends(row).Append(row.Start + row[Phase.Total]).Append(row.Start).Max())!.Value;
        var unit = TimeUnit.Of(0, most, isLogarithmic: false);
        var areRepeated = rows.Any(row => row.Instance > 0);
        var marks = new List<FigureMark>();
        for (var index = 0; index < rows.Count; index++)
        {
            var (row, y) = (rows[index], index + 0.5);
            var at = row.Start;
            foreach (var (end, part) in Ends(row).Select((end, part) => (end, part)))
            {
                if (end is { } reached && reached > at)
                {
                    marks.Add(new BoxMark(unit.Of(at), unit.Of(reached), y - Half, y + Half, style.Ink.Color(Colors[part])));
                    at = reached;
                }
            }

            if (row[Phase.Total] is { } total)
            {
                marks.Add(new DotMark(unit.Of(row.Start + total), y, style.Ink.Text, 3));
            }
            else if (at == row.Start)
            {
                marks.Add(new DotMark(unit.Of(at), y, style.Ink.Alarm, 4));
            }
        }

        return new FigurePanel
        {
            X = NumberAxis.Around(
                style.Say($"time ({unit.Name})", $"时间（{unit.Name}）"), unit.Of(least), unit.Of(most), isLogarithmic: false),
            Y = new CategoryAxis("", [.. rows.Select(row => areRepeated ? $"{row.Connection} {row.Instance}" : row.Connection)]),
            Marks = marks,
            Notes = [.. rows.Select((row, index) => (index + 0.5, style.Outcome(row.Outcome)))],
            NotesTitle = style.Say("outcome", "结果"),
        };
    }
}
