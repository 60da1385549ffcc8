using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The mean length of each part of a connection, one after the other.</summary>
internal sealed class PhasesKind : ChartKind
{
    private const int MostRows = 40;
    private const double Half = 0.3;

    // Their places in the palette: neighbours differ in lightness.
    private static readonly IReadOnlyList<int> Colors = [0, 5, 2, 6, 3];

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Phases;

    /// <inheritdoc/>
    public override string Needs => "it needs the connections of a run";

    /// <inheritdoc/>
    public override string Meaning => "The mean length of each part of a connection, one after the other, for each point.";

    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => source.Study is not null;

    /// <inheritdoc/>
    public override IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec)
    {
        if (Chosen.Of(source, spec) is not { } chosen)
        {
            return [];
        }

        return chosen.Study.Points.Count == 1 ? [One(chosen)] : [.. chosen.Each().Select(One)];
    }

    private Chart One(Chosen chosen)
    {
        var all = (from point in chosen.Study.Points
                   from name in chosen.Connections
                   let means = chosen.Study.Means(point, name)
                   where means.Count > 0
                   select (Point: point, Connection: name, Name: chosen.SeriesName(point, name), Means: means)).ToList();
        var shown = Choice.Of(all, MostRows);
        var numbers = new ChartNumbers(
            ["point", "connection", "connect_ms", "handshake_ms", "first_byte_wait_ms", "transfer_ms", "end_ms", "connections", "complete"],
            [.. shown.Select(row => (IReadOnlyList<string>)
            [
                NumberText.Whole(row.Point), row.Connection,
                .. row.Means.Parts.Select(part => row.Means.Complete > 0 ? NumberText.Milliseconds(part) : ""),
                NumberText.Whole(row.Means.Count), NumberText.Whole(row.Means.Complete),
            ])]);
        return new Chart(Type, Words.File(Name, chosen.FilePart), numbers, style => FigureLayout.Draw(
            new Figure
            {
                Title = chosen.Title(style.Say("where the time goes", "时间花在哪里")),
                Caption = style.Say(
                    "Means over the connections that got to their end; the parts add up to the mean of the whole.",
                    "对到达终点的连接取平均；各部分之和等于总时长的平均值。")
                    + Choice.Note(style, shown.Count, all.Count),
                Panels = [Panel(style, [.. shown.Select(row => (row.Name, row.Means))])],
                Legend = [.. Names(style).Select((name, part) =>
                    new LegendEntry(name, new LineStyle(style.Ink.Color(Colors[part]), []), IsArea: true))],
            },
            style))
        {
            Width = chosen.Spec.Width,
        };
    }

    /// <summary>What the parts are called.</summary>
    public static IReadOnlyList<string> Names(ChartStyle style) => style.Language == ChartLanguage.Chinese
        ? ["TCP 连接", "TLS 握手", "等待首字节", "传输至末字节", "至数据流结束"]
        : ["TCP connect", "TLS handshake", "wait for the first byte", "transfer until the last byte", "until the end of the stream"];

    private static FigurePanel Panel(ChartStyle style, List<(string Name, PhaseMeans Means)> rows)
    {
        var most = rows.Max(row => row.Means.Parts.Sum());
        var unit = TimeUnit.Of(0, most, isLogarithmic: false);
        var marks = new List<FigureMark>();
        for (var row = 0; row < rows.Count; row++)
        {
            AddBars(marks, row + 0.5, rows[row].Means, unit, style);
        }

        return new FigurePanel
        {
            X = new NumberAxis(style.Say($"time since the open ({unit.Name})", $"打开后的时间（{unit.Name}）"), 0, most > 0 ? 1.04 * unit.Of(most) : 1),
            Y = new CategoryAxis("", [.. rows.Select(row => row.Name)]),
            Marks = marks,
            Notes = [.. rows.Select((row, at) => (at + 0.5, style.Say(
                $"{row.Means.Count - row.Means.Complete:#,0} of {row.Means.Count:#,0}",
                $"{row.Means.Count - row.Means.Complete:#,0} / {row.Means.Count:#,0}")))],
            NotesTitle = style.Say("never got there", "未到达"),
            Emptiness = most > 0 ? "" : rows.Exists(row => row.Means.Complete > 0) ? style.Timeless() : style.Nobody(),
        };
    }

    private static void AddBars(List<FigureMark> marks, double y, PhaseMeans means, TimeUnit unit, ChartStyle style)
    {
        var at = 0.0;
        for (var part = 0; part < means.Parts.Count; part++)
        {
            var end = at + means.Parts[part];
            if (end > at)
            {
                var color = style.Ink.Color(Colors[part]);
                var (left, right) = (unit.Of(at), unit.Of(end));
                marks.Add(new BoxMark(left, right, y - Half, y + Half, color));
                marks.Add(new LabelMark((left + right) / 2, y, NumberText.Of(right - left), ChartInk.On(color)) { Room = (left, right) });
            }

            at = end;
        }
    }
}
