using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>How far each parameter moves a metric, the one that moves it most on top.</summary>
internal sealed class TornadoKind : ChartKind
{
    private const int MostRows = 40;
    private const double Half = 0.3;

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Tornado;

    /// <inheritdoc/>
    public override string Needs => "it needs the results of 'netsim sensitivity'";

    /// <inheritdoc/>
    public override string Meaning => "How far each parameter moves a metric, the one that moves it most on top.";

    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => source.Sensitivity is not null;

    /// <inheritdoc/>
    public override IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec)
    {
        if (source.Sensitivity is not { Changes.Count: > 0 } sensitivity)
        {
            return [];
        }

        var all = sensitivity.Changes.GroupBy(change => change.Parameter, StringComparer.Ordinal)
            .Select(group => (
                Parameter: group.Key,
                Least: group.MinBy(change => change.Metric.Value)!,
                // Of changes that make no difference, the first and the last.
                Most: group.Reverse().MaxBy(change => change.Metric.Value)!))
            .OrderByDescending(bar => Swing(sensitivity.Start.Value, bar.Least.Metric.Value, bar.Most.Metric.Value))
            .ThenBy(bar => bar.Parameter, StringComparer.Ordinal)
            .ToList();
        // Those that move it least are the ones that there is no room for.
        var shown = all.Take(MostRows).ToList();
        string Cell(double value) => sensitivity.IsShare ? NumberText.Cell(value) : NumberText.Milliseconds(value);
        var unit = sensitivity.IsShare ? "" : "_ms";
        var numbers = new ChartNumbers(
            ["parameter", "least_at", $"least{unit}", "most_at", $"most{unit}", $"start{unit}"],
            [.. shown.Select(bar => (IReadOnlyList<string>)
            [
                bar.Parameter, bar.Least.Value, Cell(bar.Least.Metric.Value), bar.Most.Value, Cell(bar.Most.Metric.Value),
                Cell(sensitivity.Start.Value),
            ])]);
        return
        [
            new Chart(Type, Name, numbers, style => FigureLayout.Draw(
                new Figure
                {
                    Title = spec.Title ?? $"{source.Title}: {style.Say($"what moves {sensitivity.Metric} most", $"什么对 {sensitivity.Metric} 影响最大")}",
                    Caption = style.Say(
                        "One parameter changes at a time; all draw the same random numbers. The line is the scenario as it is.",
                        "每次只改变一个参数；所有情形使用相同的随机数。竖线为原场景的值。")
                        + (shown.Count < all.Count
                            ? style.Say($" The {all.Count - shown.Count} that move it least are left out.", $"影响最小的 {all.Count - shown.Count} 个未显示。")
                            : ""),
                    Panels = [Panel(style, sensitivity, shown)],
                    Legend =
                    [
                        new LegendEntry(style.Say("least", "最小值"), new LineStyle(style.Ink.Color(0), []), IsArea: true),
                        new LegendEntry(style.Say("most", "最大值"), new LineStyle(style.Ink.Color(1), []), IsArea: true),
                    ],
                },
                style))
            {
                Width = spec.Width,
            },
        ];
    }

    private static double Swing(double start, double least, double most)
    {
        var (low, high) = (Math.Min(start, least), Math.Max(start, most));
        return double.IsNaN(low) || double.IsNaN(high) || double.IsInfinity(low) ? 0 : high - low;
    }

    private static FigurePanel Panel(
        ChartStyle style, StoredSensitivity sensitivity, List<(string Parameter, StoredChange Least, StoredChange Most)> bars)
    {
        var values = bars.SelectMany(bar => new[] { bar.Least.Metric.Value, bar.Most.Metric.Value }).Append(sensitivity.Start.Value).ToList();
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToList();
        var time = TimeUnit.Of(finite.Min(), finite.Max(), isLogarithmic: false);
        double Of(double value) => sensitivity.IsShare ? 100 * value : time.Of(value);
        var axis = NumberAxis.Around(
            $"{sensitivity.Metric} ({(sensitivity.IsShare ? "%" : time.Name)})", Of(finite.Min()), Of(finite.Max()), isLogarithmic: false,
            never: values.Exists(double.IsInfinity) ? style.Never() : "");
        var marks = new List<FigureMark>();
        var start = Of(sensitivity.Start.Value);
        for (var row = 0; row < bars.Count; row++)
        {
            var (least, most) = (Of(bars[row].Least.Metric.Value), Of(bars[row].Most.Metric.Value));
            marks.Add(new BoxMark(Math.Min(start, least), start, row + 0.5 - Half, row + 0.5 + Half, style.Ink.Color(0)));
            marks.Add(new BoxMark(start, Math.Max(start, most), row + 0.5 - Half, row + 0.5 + Half, style.Ink.Color(1)));
        }

        marks.Add(new CurveMark([(start, 0), (start, bars.Count)], new LineStyle(style.Ink.Text, []), Width: 1.4f));
        return new FigurePanel
        {
            X = axis,
            Y = new CategoryAxis("", [.. bars.Select(bar => bar.Least == bar.Most
                ? $"{bar.Parameter}: {bar.Least.Value}" : $"{bar.Parameter}: {bar.Least.Value} – {bar.Most.Value}")]),
            Marks = marks,
        };
    }
}
