using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>How many connections took how long.</summary>
internal sealed class HistogramKind : ChartKind
{
    private const int MostPanels = 6;

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Histogram;

    /// <inheritdoc/>
    public override string Needs => "it needs the connections of a run";

    /// <inheritdoc/>
    public override string Meaning => "How many connections took how long.";

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
        var shown = Choice.Of(all, MostPanels);
        var samples = shown.Select(series => series.Sample).ToList();
        var (unit, least, most) = TimeUnit.Of(samples, chosen.Spec.IsLogarithmic);
        var edges = Histogram.Bins(samples, unit);
        var bins = shown.Select(series => (Series: series, Bins: Histogram.Of(series.Sample, edges))).ToList();
        var numbers = new ChartNumbers(
            ["point", "connection", "phase", "from_ms", "to_ms", "connections"],
            [.. bins.SelectMany(entry => Rows(entry.Series, entry.Bins, chosen.Phase))]);
        return new Chart(Type, Words.File(Name, chosen.FilePart), numbers, style => FigureLayout.Draw(
            new Figure
            {
                Title = chosen.Title(style.Say($"latency ({style.Name(chosen.Phase)})", $"时延（{style.Name(chosen.Phase)}）")),
                Caption = (unit.IsLogarithmic
                    ? style.Say("Bins are equally wide on the logarithmic axis.", "各组在对数轴上等宽。")
                    : style.Say("Bins are equally wide.", "各组等宽。"))
                    + Choice.Note(style, shown.Count, all.Count),
                Panels = [.. bins.Select(entry => Panel(chosen, style, entry.Series, entry.Bins, (unit, least, most), samples))],
            },
            style))
        {
            Width = chosen.Spec.Width,
        };
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Series series, Histogram bins, Phase phase)
    {
        string[] Row(string from, string to, long count) =>
            [NumberText.Whole(series.Point), series.Connection, RecordNames.Of(phase), from, to, NumberText.Whole(count)];
        for (var bin = 0; bin < bins.Counts.Count; bin++)
        {
            yield return Row(
                NumberText.Milliseconds(bins.Edges[bin]), NumberText.Milliseconds(bins.Edges[bin + 1]), bins.Counts[bin]);
        }

        // Those that never got there are a row without ends.
        yield return Row("", "", series.Sample.Missing);
    }

    private static FigurePanel Panel(
        Chosen chosen,
        ChartStyle style,
        Series series,
        Histogram bins,
        (TimeUnit Unit, double Least, double Most) time,
        List<Sources.Sample> samples)
    {
        var anyMissing = samples.Exists(sample => sample.Missing > 0);
        var ends = bins.Edges.Count > 0 ? (Low: bins.Edges[0], High: bins.Edges[^1]) : (Low: double.NaN, High: double.NaN);
        var axis = NumberAxis.Around(
            $"{style.Meaning(chosen.Phase)} ({time.Unit.Name})", time.Unit.Of(Math.Max(0, ends.Low)), time.Unit.Of(ends.High),
            time.Unit.IsLogarithmic, never: anyMissing ? style.Never() : "");
        var color = chosen.Style(style.Ink, series).Color;
        var marks = new List<FigureMark>();
        for (var bin = 0; bin < bins.Counts.Count; bin++)
        {
            if (bins.Counts[bin] > 0)
            {
                marks.Add(new BoxMark(
                    time.Unit.Of(bins.Edges[bin]), time.Unit.Of(bins.Edges[bin + 1]), 0, bins.Counts[bin], color.WithAlpha(0xB0), color));
            }
        }

        if (series.Sample.Missing > 0)
        {
            marks.Add(new BoxMark(
                double.PositiveInfinity, double.PositiveInfinity, 0, series.Sample.Missing, style.Ink.Alarm.WithAlpha(0xB0), style.Ink.Alarm));
        }

        var highest = Math.Max(1, Math.Max(bins.Counts.DefaultIfEmpty(0).Max(), series.Sample.Missing));
        return new FigurePanel
        {
            Title = $"{series.Name} ({style.Reaching(series.Sample.Count, series.Sample.Missing)})",
            X = axis,
            Y = new NumberAxis(style.Say("connections", "连接数"), 0, 1.06 * highest) { IsWhole = true },
            Marks = marks,
            Height = samples.Count > 2 ? 150 : 240,
        };
    }
}
