using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;
using NetSim.Units;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>Where the time of the connections around each quantile went, or around one quantile of each point.</summary>
internal sealed class DecompositionKind : ChartKind
{
    private const int MostRows = 40;
    private const double Half = 0.3;
    private const string OfPoints = "p95";
    private static readonly IReadOnlyList<string> Shown = ["mean", "p50", "p75", "p90", "p95", "p99"];

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Decomposition;

    /// <inheritdoc/>
    public override string Needs => "it needs a run with --explain";

    /// <inheritdoc/>
    public override string Meaning => "Where the time of the connections around each quantile went: propagation, timers, windows, CPU.";

    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => source.Decompositions.Count > 0;

    /// <inheritdoc/>
    public override IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec) => Chosen.Of(source, spec) is { } chosen
        ? [.. chosen.Each().Select(one => (Chosen: one, Rows: RowsOf(one))).Where(one => one.Rows.Count > 0).Select(one => Draw(one.Chosen, one.Rows))]
        : [];

    private static List<DecompositionRow> RowsOf(Chosen chosen)
    {
        var names = chosen.Spec.Quantile is { } quantile ? [Words.Quantile(quantile)]
            : chosen.Study.Points.Count > 1 ? [OfPoints] : Shown;
        return [.. chosen.Source.Decompositions.Where(row => row.Connection == chosen.Connections[0] && row.Phase == chosen.Phase
            && names.Contains(row.Statistic, StringComparer.Ordinal))];
    }

    private Chart Draw(Chosen chosen, List<DecompositionRow> all)
    {
        var shown = Choice.Of(all, MostRows);
        var parts = Enum.GetValues<LatencyPart>().Where(part => shown.Any(row => row.Parts[part] > SimDuration.Zero)).ToList();
        var numbers = new ChartNumbers(
            ["point", "connection", "phase", "statistic", "value_ms", "connections", .. parts.Select(part => $"{RecordNames.Of(part)}_ms")],
            [.. shown.Select(row => (IReadOnlyList<string>)
            [
                NumberText.Whole(row.Point), row.Connection, RecordNames.Of(row.Phase), row.Statistic,
                NumberText.Milliseconds(row.Value.Nanoseconds), NumberText.Whole(row.Connections),
                .. parts.Select(part => NumberText.Milliseconds(row.Parts[part].Nanoseconds)),
            ])]);
        return new Chart(Type, Words.File(Name, chosen.FilePart), numbers, style => FigureLayout.Draw(
            new Figure
            {
                Title = chosen.Title(style.Say(
                    $"where the time went ({style.Name(chosen.Phase)})", $"时间去向（{style.Name(chosen.Phase)}）")),
                Caption = style.Say(
                    "Means over the connections around each quantile, along the critical path; the parts add up to the mean length.",
                    "对各分位数附近的连接取平均，沿关键路径；各部分之和等于平均时长。")
                    + Choice.Note(style, shown.Count, all.Count),
                Panels = [Panel(chosen, style, shown, parts)],
                Legend = [.. parts.Select(part =>
                    new LegendEntry(PartWords.NameOf(style, part), new LineStyle(PartInk.Of(style.Ink, part), []), IsArea: true))],
            },
            style))
        {
            Width = chosen.Spec.Width,
        };
    }

    private static FigurePanel Panel(
        Chosen chosen, ChartStyle style, IReadOnlyList<DecompositionRow> rows, IReadOnlyList<LatencyPart> parts)
    {
        double most = rows.Max(row => row.Parts.Total.Nanoseconds);
        var unit = TimeUnit.Of(0, most, isLogarithmic: false);
        var marks = new List<FigureMark>();
        for (var row = 0; row < rows.Count; row++)
        {
            AddBars(marks, row + 0.5, rows[row].Parts, parts, unit, style);
        }

        return new FigurePanel
        {
            X = new NumberAxis($"{style.Meaning(chosen.Phase)} ({unit.Name})", 0, most > 0 ? 1.04 * unit.Of(most) : 1),
            Y = new CategoryAxis("", [.. rows.Select(row => NameOf(chosen, style, row))]),
            Marks = marks,
            Notes = [.. rows.Select((row, at) => (at + 0.5, unit.Text(row.Value.Nanoseconds)))],
            NotesTitle = style.Say("the value itself", "实际值"),
            Emptiness = most > 0 ? "" : style.Timeless(),
        };
    }

    private static string NameOf(Chosen chosen, ChartStyle style, DecompositionRow row)
    {
        var statistic = row.Statistic == "mean" ? style.Say("mean", "平均") : row.Statistic;
        var point = PointNames.Of(chosen.Study, row.Point);
        return point.Length == 0 ? statistic : chosen.Study.Points.Count == 1 ? statistic : $"{point}, {statistic}";
    }

    private static void AddBars(
        List<FigureMark> marks, double y, LatencyParts lengths, IReadOnlyList<LatencyPart> parts, TimeUnit unit, ChartStyle style)
    {
        var at = 0.0;
        foreach (var part in parts.Where(part => lengths[part] > SimDuration.Zero))
        {
            var end = at + lengths[part].Nanoseconds;
            var color = PartInk.Of(style.Ink, part);
            var (left, right) = (unit.Of(at), unit.Of(end));
            marks.Add(new BoxMark(left, right, y - Half, y + Half, color, style.Ink.Ground));
            marks.Add(new LabelMark((left + right) / 2, y, NumberText.Of(right - left), ChartInk.On(color)) { Room = (left, right) });
            at = end;
        }
    }
}
