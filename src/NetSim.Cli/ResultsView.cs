using System.Globalization;
using NetSim.Network;
using NetSim.Reporting.Tables;
using NetSim.Studies;
using NetSim.Units;
using Spectre.Console;

namespace NetSim.Cli;

/// <summary>Shows on the terminal what a job came to.</summary>
internal static class ResultsView
{
    private static readonly IReadOnlyList<double> Shown = [0.5, 0.95, 0.99];

    /// <summary>Shows it.</summary>
    public static void Show(RunRequest request, RunResults results, Terminal terminal)
    {
        var output = terminal.Output;
        output.WriteLine(
            $"{request.Scenario.Name}: {Count(results.Outcome.FinishedRuns, "run")}, seed {request.Scenario.Seed}");
        foreach (var connection in results.Summary.Connections)
        {
            output.WriteLine($"  {connection.Name}: {Outcomes(connection)}");
        }

        terminal.Tables.Write(Table(results.Summary, request.Scenario.Connections.Count > 1));
        foreach (var expectation in results.Expectations)
        {
            output.WriteLine($"{(expectation.Met ? "met    " : "MISSED ")} {expectation}");
        }

        output.WriteLine($"results: {Short(results.Path)}");
        if (results.PreviousPath is { } previous)
        {
            output.WriteLine($"the results before: {Short(previous)}");
        }
    }

    private static string Outcomes(ConnectionStatistics connection) =>
        $"{Count(connection.Count, "connection")}, " + string.Join(
            ", ",
            connection.Outcomes.Select(outcome => $"{outcome.Count} {RecordNames.Of(outcome.Outcome).Replace('_', ' ')}"));

    private static Table Table(Summary summary, bool namesConnections)
    {
        var table = new Table().Border(TableBorder.Simple);
        if (namesConnections)
        {
            table.AddColumn("connection");
        }

        table.AddColumn("phase, ms");
        foreach (var heading in new[] { "reached", "mean", "p50", "p95", "p99" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (var row in SummaryRows.Of(summary).Where(static row => row.Count > 0))
        {
            var cells = new List<string>();
            if (namesConnections)
            {
                cells.Add(row.Connection);
            }

            cells.Add(RecordNames.Of(row.Phase));
            cells.Add(row.Reached == row.Count ? $"{row.Count}" : $"{row.Reached} of {row.Count}");
            var isAlone = row.Count == 1;
            cells.Add(isAlone ? Value(row.Mean) : WithInterval(row.Mean, row.MeanLow, row.MeanHigh));
            cells.AddRange(row.Quantiles.Where(static quantile => Shown.Contains(quantile.Probability))
                .Select(quantile => isAlone ? Value(quantile.Value) : WithInterval(quantile.Value, quantile.Low, quantile.High)));
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        return table;
    }

    // “312.4 (290.1 to 340.0)”. A value that is missing was not reached by enough connections: it is infinite.
    private static string WithInterval(SimDuration? value, SimDuration? low, SimDuration? high)
    {
        if (value is not { } length)
        {
            return low is { } least ? $"- (from {Milliseconds(least)})" : "-";
        }

        return low is null && high is null || low == high
            ? Milliseconds(length)
            : $"{Milliseconds(length)} ({(low is { } l ? Milliseconds(l) : "?")} to {(high is { } h ? Milliseconds(h) : "?")})";
    }

    private static string Value(SimDuration? value) => value is { } length ? Milliseconds(length) : "-";

    private static string Milliseconds(SimDuration length) =>
        length.InMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {what}{(number == 1 ? "" : "s")}");

    private static string Short(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
