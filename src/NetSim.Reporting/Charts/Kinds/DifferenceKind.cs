using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>What difference it makes: paired, with intervals.</summary>
internal sealed class DifferenceKind : ChartKind
{
    private const int MostRows = 60;

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Difference;

    /// <inheritdoc/>
    public override string Needs => "it needs the results of 'netsim compare'";

    /// <inheritdoc/>
    public override string Meaning => "How much later the second of two scenarios is than the first, run for run, with intervals.";

    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => source.Comparison is not null;

    /// <inheritdoc/>
    public override IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec)
    {
        if (source.Comparison is not { } comparison)
        {
            return [];
        }

        var all = comparison.Differences.Where(row => (spec.Connection is null || row.Connection == spec.Connection)
            && (spec.Phase is null || row.Phase == spec.Phase)).ToList();
        if (all.Count == 0)
        {
            return [];
        }

        var shown = Choice.Of(all, MostRows);
        var numbers = new ChartNumbers(
            ["connection", "phase", "statistic", "a_ms", "b_ms", "difference_ms", "low_ms", "high_ms", "pairs"],
            [.. shown.Select(row => (IReadOnlyList<string>)
            [
                row.Connection, RecordNames.Of(row.Phase), row.Statistic, NumberText.Milliseconds(row.First), NumberText.Milliseconds(row.Second),
                NumberText.Milliseconds(row.Difference.Value), NumberText.Milliseconds(row.Difference.Low),
                NumberText.Milliseconds(row.Difference.High), NumberText.Whole(row.Pairs),
            ])]);
        return
        [
            new Chart(Type, Name, numbers, style => FigureLayout.Draw(
                new Figure
                {
                    Title = spec.Title ?? style.Say($"B less A: {comparison.Second} less {comparison.First}", $"B 减 A：{comparison.Second} 减 {comparison.First}"),
                    Caption = style.Say(
                        "Paired by run, connection and instance; 95 % intervals of the bootstrap over runs. Grey: not distinguishable "
                        + "from no difference. Without a dot: too many never got there in both to tell.",
                        "按运行、连接与实例配对；区间为对运行自助抽样的 95 % 区间。灰色：与无差别不可区分。无点：两者未到达者均过多，无法判断。")
                        + Choice.Note(style, shown.Count, all.Count),
                    Panels = [Panel(style, shown)],
                    Legend =
                    [
                        new LegendEntry(style.Say("B is faster", "B 更快"), new LineStyle(style.Ink.Color(2), []), IsArea: true),
                        new LegendEntry(style.Say("B is slower", "B 更慢"), new LineStyle(style.Ink.Color(1), []), IsArea: true),
                        new LegendEntry(style.Say("not distinguishable", "不可区分"), new LineStyle(style.Ink.Muted, []), IsArea: true),
                    ],
                },
                style))
            {
                Width = spec.Width,
            },
        ];
    }

    private static FigurePanel Panel(ChartStyle style, IReadOnlyList<StoredDifference> rows)
    {
        var finite = rows.SelectMany(row => new[] { row.Difference.Value, row.Difference.Low, row.Difference.High })
            .Where(double.IsFinite).Append(0).ToList();
        var most = Math.Max(Math.Abs(finite.Min()), Math.Abs(finite.Max()));
        var unit = TimeUnit.Of(0, Math.Max(most, 1e3), isLogarithmic: false);
        // Zero is not at the edge; without a difference that is known, nothing but zero has a place.
        var side = most > 0 ? 0.05 * unit.Of(most) : rows.Any(row => double.IsFinite(row.Difference.Value)) ? 1 : double.NaN;
        var areSeveral = rows.Select(row => row.Connection).Distinct(StringComparer.Ordinal).Skip(1).Any();
        var marks = new List<FigureMark> { new CurveMark([(0, 0), (0, rows.Count)], new LineStyle(style.Ink.Text, []), Width: 1.2f) };
        for (var row = 0; row < rows.Count; row++)
        {
            var (value, low, high) = rows[row].Difference;
            var color = high < 0 ? style.Ink.Color(2) : low > 0 ? style.Ink.Color(1) : style.Ink.Muted;
            if (double.IsFinite(low) && double.IsFinite(high))
            {
                marks.Add(new CurveMark([(unit.Of(low), row + 0.5), (unit.Of(high), row + 0.5)], new LineStyle(color, []), Width: 2.4f));
            }

            if (double.IsFinite(value))
            {
                marks.Add(new DotMark(unit.Of(value), row + 0.5, color, 4.5f));
            }
        }

        return new FigurePanel
        {
            X = NumberAxis.Around(
                style.Say($"B less A ({unit.Name})", $"B 减 A（{unit.Name}）"),
                Math.Min(-side, unit.Of(finite.Min())), Math.Max(side, unit.Of(finite.Max())), isLogarithmic: false),
            Y = new CategoryAxis("", [.. rows.Select(row =>
                $"{(areSeveral ? row.Connection + ": " : "")}{(row.Statistic == "mean" ? style.Say("mean", "平均") : row.Statistic)}({style.Name(row.Phase)})")]),
            Marks = marks,
            Notes = [.. rows.Select((row, at) => (at + 0.5, double.IsFinite(row.Difference.Value)
                ? $"{(row.Difference.Value > 0 ? "+" : "")}{NumberText.Of(unit.Of(row.Difference.Value))} {unit.Name}" : "–"))],
            NotesTitle = "B − A",
        };
    }
}
