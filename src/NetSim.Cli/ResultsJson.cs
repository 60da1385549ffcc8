using System.Globalization;
using NetSim.Reporting.Tables;

namespace NetSim.Cli;

/// <summary>Tells machines what a job came to.</summary>
internal static class ResultsJson
{
    /// <summary>Tells it.</summary>
    public static void Show(RunRequest request, RunResults results, Terminal terminal)
    {
        var scenario = request.ScenarioOf(0);
        JsonOutput.Write(terminal, new
        {
            scenario = scenario.Name,
            seed = scenario.Seed,
            runs = results.Outcome.FinishedRuns,
            interrupted = results.Outcome.Interrupted,
            results = results.Path,
            points = results.Points.Select(point => Of(request.Study.Parameters, point)),
        });
    }

    private static object Of(IReadOnlyList<string> parameters, PointResults point) => new
    {
        point = point.Point,
        parameters = JsonOutput.Values(parameters, point.Values),
        runs = point.Runs,
        connections = point.Connections.Select(connection => new
        {
            connection = connection.Name,
            count = connection.Count,
            outcomes = connection.Outcomes.ToDictionary(
                outcome => RecordNames.Of(outcome.Outcome), outcome => outcome.Count, StringComparer.Ordinal),
            phases = point.Rows.Where(row => row.Connection == connection.Name && row.Count > 0).Select(Of),
        }),
        until = point.Stopping is { } stopping
            ? new
            {
                metric = stopping.Rule.Metric.Text,
                met = stopping.IsMet,
                estimate = JsonOutput.Of(stopping.Rule.Metric, stopping.Estimate),
            }
            : null,
        expect = point.Expectations.Select(level => new { level = level.Expectation.Text, actual = level.Actual, met = level.Met }),
    };

    private static object Of(SummaryRow row) => new
    {
        phase = RecordNames.Of(row.Phase),
        reached = row.Reached,
        mean_ms = JsonOutput.Milliseconds(row.Mean),
        mean_low_ms = JsonOutput.Milliseconds(row.MeanLow),
        mean_high_ms = JsonOutput.Milliseconds(row.MeanHigh),
        min_ms = JsonOutput.Milliseconds(row.Minimum),
        max_ms = JsonOutput.Milliseconds(row.Maximum),
        quantiles = row.Quantiles.Select(quantile => new
        {
            quantile = string.Create(CultureInfo.InvariantCulture, $"p{100 * quantile.Probability:0.###}"),
            value_ms = JsonOutput.Milliseconds(quantile.Value),
            low_ms = JsonOutput.Milliseconds(quantile.Low),
            high_ms = JsonOutput.Milliseconds(quantile.High),
        }),
    };
}
