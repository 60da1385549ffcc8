using NetSim.Network;
using NetSim.Reporting.Fonts;
using NetSim.Reporting.Tables;
using NetSim.Units;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NetSim.Reporting.Charts;

/// <summary>One phase of the latency chart.</summary>
internal sealed class LatencyPanel
{
    private const int MostPoints = 1200;
    private static readonly IReadOnlyList<double> Marked = [0.5, 0.95, 0.99];
    private readonly Phase _phase;
    private readonly IReadOnlyList<LatencySeries> _series;
    private readonly IReadOnlyList<string> _names;
    private readonly LatencyAxis _axis;

    /// <summary>The panel of a phase.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="series">Its curves.</param>
    /// <param name="names">The connections of the whole chart: one has the same style in every panel.</param>
    public LatencyPanel(Phase phase, IReadOnlyList<LatencySeries> series, IReadOnlyList<string> names)
    {
        _phase = phase;
        _series = series;
        _names = names;
        var reached = series.Where(s => s.Lengths.Count > 0).ToList();
        _axis = reached.Count > 0
            ? new LatencyAxis(
                reached.Min(s => s.Lengths[0].Nanoseconds), reached.Max(s => s.Lengths[^1].Nanoseconds))
            : new LatencyAxis(0, 1_000_000);
    }

    /// <summary>The lines of the legend: a style, and what it stands for with its numbers.</summary>
    public IReadOnlyList<(CurveStyle Style, string Text)> Legend =>
        [.. _series.Select(s => (Style(s), Text(s)))];

    /// <summary>The points of a curve: the time, and the share of all connections that had got
    /// there.</summary>
    public IEnumerable<(double X, double Y)> Points(LatencySeries series)
    {
        var lengths = series.Lengths;
        if (lengths.Count == 0)
        {
            yield break;
        }

        var finest = (_axis.Right - _axis.Left) / MostPoints;
        var (lastX, lastY) = (_axis.Place(lengths[0].Nanoseconds), 0.0);
        yield return (lastX, 0);
        for (var i = 0; i < lengths.Count; i++)
        {
            var x = _axis.Place(lengths[i].Nanoseconds);
            // Of very many lengths the series has an even choice.
            var y = (i + 1.0) / lengths.Count * series.Summary.Reached / series.Summary.Count;
            var isLastOfEqual = i + 1 == lengths.Count || lengths[i + 1] > lengths[i];
            // Points that no eye could tell apart are left out, but never the last.
            var isSeen = x - lastX >= finest || y - lastY >= 1.0 / MostPoints || i + 1 == lengths.Count;
            if (isLastOfEqual && isSeen)
            {
                yield return (x, y);
                (lastX, lastY) = (x, y);
            }
        }
    }

    /// <summary>The plot.</summary>
    public Plot Plot()
    {
        var plot = new Plot();
        plot.Font.Set(ShippedFont.Name);
        plot.Title(RecordNames.Of(_phase).Replace('_', ' '), 14);
        plot.XLabel($"{LatencyChart.Meaning(_phase)} ({_axis.Unit})", 12);
        plot.YLabel("share of all connections (%)", 12);
        plot.Axes.Title.Label.Bold = plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        foreach (var probability in Marked)
        {
            plot.Add.HorizontalLine(100 * probability, 1, Colors.LightGray, LinePattern.Solid);
        }

        foreach (var series in _series.Where(s => s.Lengths.Count > 0))
        {
            AddCurve(plot, series);
        }

        if (_series.All(s => s.Lengths.Count == 0))
        {
            var note = plot.Add.Text("no connection got there", (_axis.Left + _axis.Right) / 2, 50);
            note.Alignment = Alignment.MiddleCenter;
            note.LabelFontSize = 13;
            note.LabelBackgroundColor = Colors.White;
            note.LabelPadding = 6;
        }

        SetAxes(plot);
        return plot;
    }

    private void AddCurve(Plot plot, LatencySeries series)
    {
        var style = Style(series);
        var points = Points(series).ToList();
        // Those that never got there keep the curve where it ends.
        points.Add((_axis.Right, points[^1].Y));
        plot.Add.Plottable(new CurvePlottable(
            [.. points.Select(point => new Coordinates(point.X, 100 * point.Y))], style));
        foreach (var quantile in series.Summary.Quantiles.Where(IsMarked))
        {
            if (quantile.Value is { } value)
            {
                plot.Add.Marker(
                    _axis.Place(value.Nanoseconds),
                    100 * quantile.Probability,
                    MarkerShape.FilledCircle,
                    7,
                    style.PlotColor);
            }
        }
    }

    private void SetAxes(Plot plot)
    {
        plot.Axes.SetLimits(_axis.Left, _axis.Right, 0, 103);
        plot.Axes.Right.Min = 0;
        plot.Axes.Right.Max = 103;
        plot.Axes.Bottom.TickGenerator = _axis.Ticks();
        plot.Axes.Left.TickGenerator = Manual(new[] { 0.0, 20, 40, 60, 80, 100 }.Select(y => (y, $"{y}")));
        // p95 and p99 are closer together than two lines of text, so their names stand a little apart from
        // their lines.
        plot.Axes.Right.TickGenerator = Manual([(50, "p50"), (94, "p95"), (100.5, "p99")]);
        plot.Axes.Right.TickLabelStyle.FontSize = 11;
        plot.Axes.Right.MajorTickStyle.Length = 0;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.06);
    }

    private static NumericManual Manual(IEnumerable<(double Place, string Label)> ticks)
    {
        var generator = new NumericManual();
        foreach (var (place, label) in ticks)
        {
            generator.AddMajor(place, label);
        }

        return generator;
    }

    private CurveStyle Style(LatencySeries series) =>
        CurveStyle.Of(_names.ToList().IndexOf(series.Summary.Connection));

    private string Text(LatencySeries series)
    {
        var quantiles = series.Summary.Quantiles.Where(IsMarked)
            .Select(quantile => $"{quantile.Name} {Text(quantile.Value)}");
        var (count, missing) = (series.Summary.Count, series.Summary.Count - series.Summary.Reached);
        var note = missing > 0 ? $"; {missing} of {count} did not get there" : $"; all {count} got there";
        return $"{series.Summary.Connection}: {string.Join(", ", quantiles)}"
            + (count > 0 ? note : "; there were none");
    }

    private string Text(SimDuration? value) =>
        value is { } length ? _axis.Text(length.Nanoseconds) : "not reached";

    private static bool IsMarked(SummaryQuantile quantile) => Marked.Contains(quantile.Probability);
}
