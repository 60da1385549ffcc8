using System.Globalization;
using NetSim.Network;
using NetSim.Studies;
using Spectre.Console;

namespace NetSim.Cli;

/// <summary>Shows which parameter moves a metric most, as a tornado: the longest bar on top.</summary>
internal static class SensitivityView
{
    private const int BarWidth = 20;

    /// <summary>Shows it.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="start">Its value without a change.</param>
    /// <param name="changes">Its value with each change.</param>
    /// <param name="terminal">Where it shows.</param>
    public static void Show(
        Metric metric, Estimate start, IReadOnlyList<(string Parameter, string Value, Estimate Estimate)> changes, Terminal terminal)
    {
        terminal.Output.WriteLine($"{metric} as it is: {ResultsView.Text(metric, start)}");
        var bars = changes.GroupBy(change => change.Parameter, StringComparer.Ordinal)
            .Select(group => (
                Parameter: group.Key,
                Least: group.MinBy(change => change.Estimate.Value),
                Most: group.MaxBy(change => change.Estimate.Value)))
            .Select(bar => (bar.Parameter, bar.Least, bar.Most, Swing: Swing(start.Value, bar.Least.Estimate.Value, bar.Most.Estimate.Value)))
            .OrderByDescending(bar => bar.Swing)
            .ThenBy(bar => bar.Parameter, StringComparer.Ordinal)
            .ToList();
        var longest = bars.Where(bar => double.IsFinite(bar.Swing)).Select(bar => bar.Swing).DefaultIfEmpty(0).Max();
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in new[] { "parameter", "least at", metric.Text, "most at", metric.Text })
        {
            table.AddColumn(new TableColumn(Markup.Escape(heading)).NoWrap());
        }

        table.AddColumn(new TableColumn("swing").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("").NoWrap());
        foreach (var bar in bars)
        {
            var length = double.IsFinite(bar.Swing) && longest > 0 ? (int)Math.Round(bar.Swing / longest * BarWidth) : 0;
            string[] cells =
            [
                bar.Parameter, bar.Least.Value, Text(metric, bar.Least.Estimate.Value), bar.Most.Value,
                Text(metric, bar.Most.Estimate.Value), Text(metric, bar.Swing), new string('#', length),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        terminal.Tables.Write(table);
    }

    // From the least to the most, the value without a change among them.
    private static double Swing(double start, double least, double most)
    {
        var (low, high) = (Math.Min(start, least), Math.Max(start, most));
        return double.IsNaN(low) || double.IsNaN(high) ? 0 : double.IsInfinity(low) ? 0 : high - low;
    }

    private static string Text(Metric metric, double swing) => double.IsInfinity(swing)
        ? "not reached"
        : metric.Phase is null
            ? string.Create(CultureInfo.InvariantCulture, $"{swing * 100:0.0##} %")
            : string.Create(CultureInfo.InvariantCulture, $"{swing / 1e6:0.0##} ms");
}
