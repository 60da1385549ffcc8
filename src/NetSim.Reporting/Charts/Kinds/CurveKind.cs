using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>What charts of shares against time have in common.</summary>
internal abstract class CurveKind : ChartKind
{
    private const int MostCurves = 12;
    private const int MostBands = 4;
    private static readonly IReadOnlyList<double> Told = [0.5, 0.95, 0.99];

    /// <inheritdoc/>
    public override IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec)
    {
        if (Chosen.Of(source, spec) is not { } chosen)
        {
            return [];
        }

        return chosen.Study.Points.Count == 1 || chosen.Connections.Count == 1
            ? [Make(chosen)]
            : [.. chosen.Each().Select(Make)];
    }

    /// <summary>What it shows, in a word.</summary>
    protected abstract string What(ChartStyle style, string of);

    /// <summary>What has to be known to read it.</summary>
    protected abstract string Caption(ChartStyle style);

    /// <summary>The axis of shares.</summary>
    protected abstract NumberAxis Shares(ChartStyle style, double least);

    /// <summary>Where a share is drawn.</summary>
    protected abstract double Place(double share);

    private Chart Make(Chosen chosen)
    {
        var phases = Phases(chosen);
        var curves = phases.SelectMany(phase => Choice.Of([.. chosen.Series(phase)], MostCurves).Select(series => (Phase: phase, Series: series)))
            .ToList();
        var all = phases.Count == 0 ? 0 : chosen.Series(phases[0]).Count();
        var units = phases.ToDictionary(
            phase => phase, phase => TimeUnit.Of(curves.Where(c => c.Phase == phase).Select(c => c.Series.Sample), chosen.Spec.IsLogarithmic));
        var points = curves.ToDictionary(
            curve => (curve.Phase, curve.Series), curve => ShareCurve.Of(curve.Series.Sample, units[curve.Phase].Unit));
        var numbers = new ChartNumbers(
            ["point", "connection", "phase", "time_ms", "share", "low", "high", "connections", "runs"],
            [.. curves.SelectMany(curve => Rows(curve.Phase, curve.Series, points[(curve.Phase, curve.Series)]))]);
        return new Chart(Type, Words.File(Name, chosen.FilePart), numbers, style => FigureLayout.Draw(
            new Figure
            {
                Title = chosen.Title(What(style, phases.Count == 1 ? style.Name(phases[0]) : style.Say("each phase", "各阶段"))),
                Caption = Caption(style) + Choice.Note(style, curves.Count / Math.Max(1, phases.Count), all),
                Panels = [.. phases.Select(phase => Panel(chosen, style, phase, units[phase], phases.Count > 1, points))],
                Legend = [.. Legend(chosen, style, curves, units)],
            },
            style))
        {
            Width = chosen.Spec.Width,
        };
    }

    // One point has room for all phases; several points are compared by one.
    private static List<Phase> Phases(Chosen chosen)
    {
        if (chosen.Study.Points.Count > 1 || chosen.Spec.Phase is not null)
        {
            return [chosen.Phase];
        }

        var reached = Enum.GetValues<Phase>().Where(phase => chosen.Connections.Any(name => chosen.Study.Has(phase, name))).ToList();
        return reached.Count > 0 ? reached : [chosen.Phase];
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(
        Phase phase, Series series, IReadOnlyList<(double Nanoseconds, double Share)> points)
    {
        var half = ShareCurve.HalfWidth(series.Sample);
        var drawn = points.Count > 0 ? points : [(double.NaN, 0)];
        return drawn.Select(point => (IReadOnlyList<string>)
        [
            NumberText.Whole(series.Point), series.Connection, RecordNames.Of(phase), NumberText.Milliseconds(point.Nanoseconds),
            NumberText.Cell(point.Share), NumberText.Cell(Math.Max(0, point.Share - half)), NumberText.Cell(Math.Min(1, point.Share + half)),
            NumberText.Whole(series.Sample.Count), NumberText.Whole(series.Sample.Runs),
        ]);
    }

    private FigurePanel Panel(
        Chosen chosen,
        ChartStyle style,
        Phase phase,
        (TimeUnit Unit, double Least, double Most) time,
        bool isTitled,
        Dictionary<(Phase Phase, Series Series), IReadOnlyList<(double Nanoseconds, double Share)>> points)
    {
        var own = points.Where(entry => entry.Key.Phase == phase && entry.Value.Count > 0).ToList();
        var axis = time.Unit.Axis(style.Meaning(phase), own.Count > 0 ? time.Least : double.NaN, time.Most);
        var marks = new List<FigureMark>();
        var least = 1.0;
        foreach (var ((_, series), steps) in own)
        {
            var look = chosen.Style(style.Ink, series);
            var half = ShareCurve.HalfWidth(series.Sample);
            least = Math.Min(least, 1.0 / series.Sample.Count);
            // Those that never got there keep the curve where it ends.
            List<(double X, double Y)> drawn =
                [(axis.Low, 0), .. steps.Select(step => (time.Unit.Of(step.Nanoseconds), step.Share)), (axis.High, steps[^1].Share)];
            if (own.Count <= MostBands && !double.IsNaN(half))
            {
                marks.Insert(0, new BandMark(
                    [.. drawn.Select(step => (step.X, Place(Math.Max(0, step.Y - half)), Place(Math.Min(1, step.Y + half))))], look.Color));
            }

            marks.Add(new CurveMark([.. drawn.Select(step => (step.X, Place(step.Y)))], look, IsStepped: true));
        }

        return new FigurePanel
        {
            Title = isTitled ? style.Name(phase) : "",
            X = axis,
            Y = Shares(style, least),
            Marks = marks,
            Height = isTitled ? 220 : 320,
            Emptiness = own.Count == 0 ? style.Nobody() : "",
        };
    }

    private static IEnumerable<LegendEntry> Legend(
        Chosen chosen,
        ChartStyle style,
        List<(Phase Phase, Series Series)> curves,
        Dictionary<Phase, (TimeUnit Unit, double Least, double Most)> units)
    {
        foreach (var group in curves.GroupBy(curve => (curve.Series.Point, curve.Series.Connection)))
        {
            var (phase, series) = group.First();
            var text = group.Count() > 1
                ? $"{series.Name}: {style.Reaching(series.Sample.Count, group.Max(curve => curve.Series.Sample.Missing))}"
                : $"{series.Name}: {Quantiles(style, series, units[phase].Unit)}; {style.Reaching(series.Sample.Count, series.Sample.Missing)}";
            yield return new LegendEntry(text, chosen.Style(style.Ink, series));
        }
    }

    private static string Quantiles(ChartStyle style, Series series, TimeUnit unit) => string.Join(
        ", ", Told.Select(p => $"{Words.Quantile(p)} {style.Time(unit, series.Sample.Quantile(p))}"));
}
