using System.Globalization;
using System.Text.Json;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Reporting.Explaining;
using NetSim.Reporting.Tables;
using NetSim.Units;
using Spectre.Console;

namespace NetSim.Cli;

/// <summary>Shows where quantiles come from.</summary>
internal static class QuantileExplanationView
{
    private const string Told = "p95";

    /// <summary>Shows it.</summary>
    /// <param name="scenario">What was run.</param>
    /// <param name="rows">What came of it.</param>
    /// <param name="json">Whether as JSON.</param>
    /// <param name="terminal">Where.</param>
    public static void Show(Scenario scenario, IReadOnlyList<DecompositionRow> rows, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(Content(scenario, rows), ExplanationJson.Format));
            return;
        }

        terminal.Output.WriteLine($"{scenario.Name}: where the time of the connections around each quantile goes, ms");
        foreach (var connection in rows.GroupBy(row => row.Connection, StringComparer.Ordinal))
        {
            var phase = LastPhase([.. connection]);
            terminal.Tables.Write(Table([.. connection.Where(row => row.Phase == phase)]));
            Tell([.. connection], terminal.Output);
        }

        if (rows.Count == 0)
        {
            terminal.Output.WriteLine("no phase was reached");
        }
    }

    /// <summary>Says in a sentence where the p95 of the last phase of each connection comes from.</summary>
    public static void Tell(IReadOnlyList<DecompositionRow> rows, TextWriter output)
    {
        foreach (var connection in rows.GroupBy(row => row.Connection, StringComparer.Ordinal))
        {
            var phase = LastPhase([.. connection]);
            if (connection.FirstOrDefault(row => row.Phase == phase && row.Statistic == Told) is { } row)
            {
                var around = row.Connections == 1 ? "" : $"the {row.Connections} connections around it, in the mean: ";
                output.WriteLine(
                    $"{row.Connection}, {RecordNames.Of(phase)}: {Told} is {Text(row.Value)} ms; {around}{PartText.Sentence(row.Parts)}");
            }
        }
    }

    private static Phase LastPhase(IReadOnlyList<DecompositionRow> rows) =>
        rows.Where(row => row.Phase != Phase.Handshake).DefaultIfEmpty(rows[0])
            .MaxBy(row => (row.Statistic == "mean" ? row.Value : SimDuration.Zero, row.Phase))!.Phase;

    private static Table Table(IReadOnlyList<DecompositionRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(Markup.Escape($"{rows[0].Connection}, {RecordNames.Of(rows[0].Phase)}"));
        foreach (var row in rows)
        {
            table.AddColumn(new TableColumn(row.Statistic).RightAligned());
        }

        foreach (var part in Enum.GetValues<LatencyPart>().Where(part => rows.Any(row => row.Parts[part] > SimDuration.Zero)))
        {
            table.AddRow([PartText.NameOf(part), .. rows.Select(row => row.Parts[part] == SimDuration.Zero ? "" : Text(row.Parts[part]))]);
        }

        table.AddRow(["together", .. rows.Select(row => Text(row.Parts.Total))]);
        table.AddRow(["the quantile itself", .. rows.Select(row => Text(row.Value))]);
        table.AddRow(["connections", .. rows.Select(row => row.Connections.ToString(CultureInfo.InvariantCulture))]);
        return table;
    }

    private static object Content(Scenario scenario, IReadOnlyList<DecompositionRow> rows) => new
    {
        scenario = scenario.Name,
        rows = rows.Select(row => new
        {
            connection = row.Connection,
            phase = RecordNames.Of(row.Phase),
            statistic = row.Statistic,
            value_ms = row.Value.InMilliseconds,
            connections = row.Connections,
            mean = ExplanationJson.Of(row.Parts),
        }),
    };

    private static string Text(SimDuration length) => length.InMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
