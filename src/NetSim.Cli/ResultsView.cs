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

    // More would scroll away; all are in summary.csv.
    private const int MostLines = 40;
    private const int MostConnections = 20;

    /// <summary>Shows it.</summary>
    public static void Show(RunRequest request, RunResults results, Terminal terminal)
    {
        var output = terminal.Output;
        var scenario = request.ScenarioOf(0);
        var isSweep = request.Study.Parameters.Count > 0;
        var points = isSweep ? $"{Count(results.Points.Count, "point")}, " : "";
        output.WriteLine($"{scenario.Name}: {points}{Count(results.Outcome.FinishedRuns, "run")}, seed {scenario.Seed}");
        if (results.Outcome.RepeatedRuns > 0)
        {
            output.WriteLine($"  {Count(results.Outcome.RepeatedRuns, "run")} of them were finished before");
        }

        if (isSweep)
        {
            terminal.Tables.Write(SweepTable(request.Study.Parameters, results.Points));
            if (results.Points.Sum(point => Telling(point).Count()) > MostLines)
            {
                output.WriteLine($"the first {MostLines} lines; all are in {SummaryTable.FileName}");
            }
        }
        else
        {
            ShowPoint(results.Points[0], scenario.Connections.Count > 1, terminal);
        }

        if (!isSweep)
        {
            QuantileExplanationView.Tell(results.Decompositions, output);
        }

        foreach (var point in results.Points)
        {
            var at = isSweep ? $" at {string.Join(", ", request.Study.Parameters.Zip(point.Values, (name, value) => $"{name} = {value}"))}" : "";
            if (point.Stopping is { } stopping)
            {
                output.WriteLine($"{(stopping.IsMet ? "known  " : "NOT YET")} {Stopping(stopping, point.Runs)}{at}");
            }

            foreach (var expectation in point.Expectations.Where(expectation => !isSweep || !expectation.Met))
            {
                output.WriteLine($"{(expectation.Met ? "met    " : "MISSED ")} {expectation}{at}");
            }
        }

        var levels = results.Points.SelectMany(point => point.Expectations).ToList();
        if (isSweep && levels.Count > 0)
        {
            output.WriteLine($"service levels met: {levels.Count(level => level.Met)} of {levels.Count}");
        }

        output.WriteLine($"results: {Short(results.Path)}");
        if (results.PreviousPath is { } previous)
        {
            output.WriteLine($"the results before: {Short(previous)}");
        }
    }

    private static void ShowPoint(PointResults point, bool namesConnections, Terminal terminal)
    {
        var shown = point.Connections.Take(MostConnections).ToList();
        foreach (var connection in shown)
        {
            terminal.Output.WriteLine($"  {connection.Name}: {Outcomes(connection)}");
        }

        var names = shown.Select(static connection => connection.Name).ToHashSet(StringComparer.Ordinal);
        terminal.Tables.Write(Table([.. point.Rows.Where(row => names.Contains(row.Connection))], namesConnections));
        if (point.Connections.Count > shown.Count)
        {
            terminal.Output.WriteLine(
                $"the first {MostConnections} of {point.Connections.Count} connections; all are in {SummaryTable.FileName}");
        }
    }

    /// <summary>A metric with its interval: “312.4 ms (290.1 to 340.0)”, “99.2 % (98.9 to 99.4)”.</summary>
    public static string Text(Metric metric, Estimate estimate)
    {
        if (double.IsNaN(estimate.Value))
        {
            return "no connection";
        }

        var (scale, unit, format) = metric.Phase is null ? (100, "%", "0.0##") : (1e-6, "ms", "0.0##");
        string Number(double value) => double.IsInfinity(value)
            ? "?"
            : (value * scale).ToString(format, CultureInfo.InvariantCulture);
        var value = double.IsInfinity(estimate.Value) ? "not reached" : $"{Number(estimate.Value)} {unit}";
        return $"{value} ({Number(estimate.Low)} to {Number(estimate.High)})";
    }

    private static string Stopping(StoppingResult stopping, int runs) =>
        $"{stopping.Rule.Metric} after {Count(runs, "run")}: {Text(stopping.Rule.Metric, stopping.Estimate)}";

    // The handshake and the last phase of each connection.
    private static IEnumerable<SummaryRow> Telling(PointResults point) => point.Rows
        .Where(row => row.Count > 0)
        .GroupBy(row => row.Connection, StringComparer.Ordinal)
        .SelectMany(rows => rows.Where(row => row.Phase is Phase.Handshake or Phase.Total).DefaultIfEmpty(rows.Last()));

    private static Table SweepTable(IReadOnlyList<string> parameters, IReadOnlyList<PointResults> points)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in parameters.Concat(["connection", "phase, ms"]))
        {
            table.AddColumn(Markup.Escape(name));
        }

        foreach (var heading in new[] { "reached", "mean", "p50", "p95", "p99" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (var (point, row) in points.SelectMany(point => Telling(point), (point, row) => (point, row)).Take(MostLines))
        {
            table.AddRow([.. point.Values.Concat([row.Connection]).Concat(ShortCells(row)).Select(Markup.Escape)]);
        }

        return table;
    }

    private static string Outcomes(ConnectionStatistics connection) =>
        $"{Count(connection.Count, "connection")}, " + string.Join(
            ", ",
            connection.Outcomes.Select(outcome => $"{outcome.Count} {RecordNames.Of(outcome.Outcome).Replace('_', ' ')}"));

    private static Table Table(IReadOnlyList<SummaryRow> rows, bool namesConnections)
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

        foreach (var row in rows.Where(static row => row.Count > 0))
        {
            var cells = new List<string>();
            if (namesConnections)
            {
                cells.Add(row.Connection);
            }

            cells.AddRange(Cells(row));
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        return table;
    }

    // The intervals stand in summary.csv: here they would break the lines.
    private static List<string> ShortCells(SummaryRow row) =>
    [
        RecordNames.Of(row.Phase),
        row.Reached == row.Count ? $"{row.Count}" : $"{row.Reached} of {row.Count}",
        Value(row.Mean),
        .. row.Quantiles.Where(static quantile => Shown.Contains(quantile.Probability)).Select(quantile => Value(quantile.Value)),
    ];

    private static List<string> Cells(SummaryRow row)
    {
        var isAlone = row.Count == 1;
        return
        [
            RecordNames.Of(row.Phase),
            row.Reached == row.Count ? $"{row.Count}" : $"{row.Reached} of {row.Count}",
            isAlone ? Value(row.Mean) : WithInterval(row.Mean, row.MeanLow, row.MeanHigh),
            .. row.Quantiles.Where(static quantile => Shown.Contains(quantile.Probability))
                .Select(quantile => isAlone ? Value(quantile.Value) : WithInterval(quantile.Value, quantile.Low, quantile.High)),
        ];
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

    private static string Count(long number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {what}{(number == 1 ? "" : "s")}");

    private static string Short(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
