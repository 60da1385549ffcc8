using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>Quantiles with their intervals against a swept parameter.</summary>
internal sealed class QuantilesKind : ChartKind
{
    private const int MostCurves = 7;
    private const int MostRows = 30;
    private const double Spread = 0.6;

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Quantiles;

    /// <inheritdoc/>
    public override string Needs => "it needs a sweep";

    /// <inheritdoc/>
    public override string Meaning => "Quantiles with their intervals against a swept parameter.";

    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => source.Study is { Points.Count: > 1, Parameters.Count: > 0 };

    /// <inheritdoc/>
    public override IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec) =>
        Chosen.Of(source, spec) is { Study.Parameters.Count: > 0 } chosen ? [.. chosen.Each().Select(One)] : [];

    private Chart One(Chosen chosen)
    {
        var swept = new SweptQuantiles(chosen, MostCurves);
        var numbers = new ChartNumbers(
            ["point", "connection", "phase", swept.Parameter, "statistic", "value_ms", "low_ms", "high_ms"],
            [.. swept.Curves.SelectMany(curve => curve.Points.Select(point => (IReadOnlyList<string>)
            [
                NumberText.Whole(point.Point), chosen.Connections[0], RecordNames.Of(chosen.Phase), point.Value, Words.Quantile(curve.Quantile),
                NumberText.Milliseconds(point.Interval.Value), NumberText.Milliseconds(point.Interval.Low),
                NumberText.Milliseconds(point.Interval.High),
            ]))]);
        return new Chart(Type, Words.File(Name, chosen.FilePart), numbers, style =>
        {
            var rows = Choice.Of(swept.Levels, MostRows);
            return FigureLayout.Draw(
                new Figure
                {
                    Title = chosen.Title(style.Say(
                        $"latency ({style.Name(chosen.Phase)}) against {swept.Name}", $"时延（{style.Name(chosen.Phase)}）随 {swept.Name} 的变化")),
                    Caption = style.Say(
                        "Bars and shading: 95 % confidence intervals; none where the data do not bound them. Quantiles are over all "
                        + "connections, those that never got there being later than all others.",
                        "误差线与阴影：95 % 置信区间；数据不足以限定时不画。分位数以全部连接计，未到达者晚于所有其他连接。")
                        + (swept.Scale.Numbers is null ? Choice.Note(style, rows.Count, swept.Levels.Count) : "")
                        + Choice.Note(style, swept.Curves.Count, swept.AllCurves),
                    Panels = [swept.Scale.Numbers is null ? Rows(chosen, style, swept, rows) : Curves(chosen, style, swept)],
                    Legend = [.. swept.Curves.Select((curve, index) => new LegendEntry(curve.Name, style.Ink.Line(index), IsArea: swept.Scale.Numbers is null))],
                },
                style);
        })
        {
            Width = chosen.Spec.Width,
        };
    }

    private static (TimeUnit Unit, NumberAxis Axis) Time(Chosen chosen, ChartStyle style, SweptQuantiles swept)
    {
        var intervals = swept.Curves.SelectMany(curve => curve.Points).Select(point => point.Interval).ToList();
        var finite = intervals.SelectMany(i => new[] { i.Value, i.Low, i.High }).Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToList();
        var unit = TimeUnit.Of(finite.Min(), finite.Max(), chosen.Spec.IsLogarithmic);
        var never = intervals.Exists(interval => double.IsInfinity(interval.Value)) ? style.Never() : "";
        return (unit, NumberAxis.Around(
            $"{style.Meaning(chosen.Phase)} ({unit.Name})", unit.Of(finite.Min()), unit.Of(finite.Max()), unit.IsLogarithmic, never: never));
    }

    private static FigurePanel Curves(Chosen chosen, ChartStyle style, SweptQuantiles swept)
    {
        var (unit, axis) = Time(chosen, style, swept);
        var scale = swept.Scale;
        var marks = new List<FigureMark>();
        for (var index = 0; index < swept.Curves.Count; index++)
        {
            var look = style.Ink.Line(index);
            var points = swept.Curves[index].Points.OrderBy(point => point.Number).ToList();
            var bounded = points.Where(point => !double.IsNaN(point.Interval.Low) && double.IsFinite(point.Interval.High)).ToList();
            if (points.Count > 1 && bounded.Count == points.Count)
            {
                marks.Insert(0, new BandMark(
                    [.. points.Select(p => (p.Number, unit.Of(p.Interval.Low), unit.Of(p.Interval.High)))], look.Color, IsStepped: false));
            }

            marks.Add(new CurveMark([.. points.Select(point => (point.Number, unit.Of(point.Interval.Value)))], look));
            const int MostBars = 60;
            foreach (var point in bounded.Count <= MostBars ? bounded : [])
            {
                marks.Add(new CurveMark(
                    [(point.Number, unit.Of(point.Interval.Low)), (point.Number, unit.Of(point.Interval.High))],
                    new LineStyle(look.Color, []), Width: 1.4f));
            }

            marks.AddRange((points.Count <= MostBars ? points : []).Select(point =>
                new DotMark(point.Number, unit.Of(point.Interval.Value), look.Color)));
        }

        var numbers = swept.Curves.SelectMany(curve => curve.Points).Select(point => point.Number).DefaultIfEmpty(0).ToList();
        var label = scale.Unit.Length > 0 ? $"{swept.Parameter} ({scale.Unit})" : swept.Parameter;
        return new FigurePanel
        {
            X = NumberAxis.Around(label, numbers.Min(), numbers.Max(), scale.IsLogarithmic),
            Y = axis,
            Marks = marks,
            Height = 330,
        };
    }

    // Values that are names stand under each other, where there is room for them.
    private static FigurePanel Rows(Chosen chosen, ChartStyle style, SweptQuantiles swept, IReadOnlyList<string> rows)
    {
        var (unit, axis) = Time(chosen, style, swept);
        var marks = new List<FigureMark>();
        for (var index = 0; index < swept.Curves.Count; index++)
        {
            var color = style.Ink.Color(index);
            var shift = Spread * ((index + 0.5) / swept.Curves.Count - 0.5);
            foreach (var point in swept.Curves[index].Points.Where(point => rows.Contains(point.Value, StringComparer.Ordinal)))
            {
                var y = rows.ToList().IndexOf(point.Value) + 0.5 + shift;
                if (!double.IsNaN(point.Interval.Low) && double.IsFinite(point.Interval.High))
                {
                    marks.Add(new CurveMark(
                        [(unit.Of(point.Interval.Low), y), (unit.Of(point.Interval.High), y)], new LineStyle(color, []), Width: 1.6f));
                }

                marks.Add(new DotMark(unit.Of(point.Interval.Value), y, color));
            }
        }

        const float RowHeight = 16;
        return new FigurePanel
        {
            X = axis,
            Y = new CategoryAxis(swept.Parameter, rows),
            Marks = marks,
            Height = rows.Count * Math.Max(52, RowHeight * swept.Curves.Count),
        };
    }
}
