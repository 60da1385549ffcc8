using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>Median, quartiles, p5 and p95 of each point.</summary>
internal sealed class BoxKind : ChartKind
{
    private const int MostRows = 40;
    private const double Half = 0.28;
    private static readonly IReadOnlyList<double> Drawn = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Box;

    /// <inheritdoc/>
    public override string Needs => "it needs the connections of a run";

    /// <inheritdoc/>
    public override string Meaning => "Median, quartiles, p5 and p95 of each point.";

    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => source.Study is { Points.Count: > 1 };

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
        var all = chosen.Series(chosen.Phase).ToList();
        var shown = Choice.Of(all, MostRows);
        var numbers = new ChartNumbers(
            ["point", "connection", "phase", .. Drawn.Select(p => $"{Words.Quantile(p)}_ms"), "connections", "missing"],
            [.. shown.Select(series => (IReadOnlyList<string>)
            [
                NumberText.Whole(series.Point), series.Connection, RecordNames.Of(chosen.Phase),
                .. Drawn.Select(p => NumberText.Milliseconds(series.Sample.Quantile(p))),
                NumberText.Whole(series.Sample.Count), NumberText.Whole(series.Sample.Missing),
            ])]);
        return new Chart(Type, Words.File(Name, chosen.FilePart), numbers, style => FigureLayout.Draw(
            new Figure
            {
                Title = chosen.Title(style.Say($"latency ({style.Name(chosen.Phase)})", $"时延（{style.Name(chosen.Phase)}）")),
                Caption = style.Say(
                    "Box: p25 to p75, with the median; whiskers: p5 and p95. All are over all connections, those that never got there "
                    + "being later than all others.",
                    "箱：p25 至 p75，内为中位数；须：p5 与 p95。均以全部连接计，未到达者晚于所有其他连接。")
                    + Choice.Note(style, shown.Count, all.Count),
                Panels = [Panel(chosen, style, shown)],
            },
            style))
        {
            Width = chosen.Spec.Width,
        };
    }

    private static FigurePanel Panel(Chosen chosen, ChartStyle style, IReadOnlyList<Series> shown)
    {
        var lengths = shown.SelectMany(series => Drawn.Select(series.Sample.Quantile)).ToList();
        var finite = lengths.Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToList();
        var unit = TimeUnit.Of(finite.Min(), finite.Max(), chosen.Spec.IsLogarithmic);
        var axis = NumberAxis.Around(
            $"{style.Meaning(chosen.Phase)} ({unit.Name})", unit.Of(finite.Min()), unit.Of(finite.Max()), unit.IsLogarithmic,
            never: lengths.Exists(double.IsInfinity) ? style.Never() : "");
        var marks = new List<FigureMark>();
        for (var row = 0; row < shown.Count; row++)
        {
            AddBox(marks, row + 0.5, [.. Drawn.Select(p => unit.Of(shown[row].Sample.Quantile(p)))], style.Ink, chosen.Style(style.Ink, shown[row]));
        }

        return new FigurePanel
        {
            X = axis,
            Y = new CategoryAxis("", [.. shown.Select(series => series.Name)]),
            Marks = marks,
            Notes = [.. shown.Select((series, row) => (row + 0.5, style.Say(
                $"{series.Sample.Missing:#,0} of {series.Sample.Count:#,0}", $"{series.Sample.Missing:#,0} / {series.Sample.Count:#,0}")))],
            NotesTitle = style.Say("never got there", "未到达"),
        };
    }

    private static void AddBox(List<FigureMark> marks, double y, double[] at, ChartInk ink, LineStyle style)
    {
        LineStyle solid = new(style.Color, []);
        marks.Add(new CurveMark([(at[0], y), (at[1], y)], solid, Width: 1.4f));
        marks.Add(new CurveMark([(at[3], y), (at[4], y)], solid, Width: 1.4f));
        foreach (var end in new[] { at[0], at[4] })
        {
            marks.Add(new CurveMark([(end, y - Half / 2), (end, y + Half / 2)], solid, Width: 1.4f));
        }

        marks.Add(new BoxMark(at[1], at[3], y - Half, y + Half, style.Color.WithAlpha(0x60), style.Color));
        marks.Add(new CurveMark([(at[2], y - Half), (at[2], y + Half)], new LineStyle(ink.Text, []), Width: 2.4f));
    }
}
