using System.Globalization;
using System.Text.Json;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Reporting.Explaining;
using NetSim.Reporting.Tables;
using NetSim.Studies.Explaining;
using NetSim.Units;
using Spectre.Console;

namespace NetSim.Cli;

/// <summary>Shows where the time of one connection went.</summary>
internal static class ConnectionExplanationView
{
    private const int BarWidth = 100;

    /// <summary>Shows it.</summary>
    /// <param name="title">The scenario’s name.</param>
    /// <param name="record">The connection, with its paths.</param>
    /// <param name="phase">Whose path is shown; null for the last that was reached.</param>
    /// <param name="json">Whether as JSON.</param>
    /// <param name="terminal">Where.</param>
    public static void Show(string title, ConnectionRecord record, Phase? phase, bool json, Terminal terminal)
    {
        var shown = phase ?? ExplanationSummary.Phases.Where(p => record[p] is not null)
            .OrderBy(p => record.Start + (record[p] ?? SimDuration.Zero)).ThenBy(p => p).Cast<Phase?>().LastOrDefault();
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(Content(title, record, shown), ExplanationJson.Format));
            return;
        }

        var output = terminal.Output;
        output.WriteLine($"{title}: {record.Connection} {record.Instance} of run {record.Run}, {RecordNames.Of(record.Outcome)}");
        if (shown is not { } last || record.Latency![last] is not { } parts)
        {
            output.WriteLine(shown is null ? "no phase was reached" : $"{RecordNames.Of(shown.Value)} was not reached");
            return;
        }

        terminal.Tables.Write(Parts(record));
        output.WriteLine($"{RecordNames.Of(last)}, {PartText.Sentence(parts)}");
        var path = record.Latency.PathOf(last);
        output.WriteLine($"|{PartText.Bar(path, BarWidth)}|");
        terminal.Tables.Write(Path(path, record.Start));
    }

    private static Table Parts(ConnectionRecord record)
    {
        var phases = ExplanationSummary.Phases.Where(phase => record.Latency![phase] is not null).ToList();
        var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumn("ms");
        foreach (var phase in phases)
        {
            table.AddColumn(new TableColumn(RecordNames.Of(phase)).RightAligned());
        }

        foreach (var part in Enum.GetValues<LatencyPart>().Where(part => phases.Exists(phase => record.Latency![phase]![part] > SimDuration.Zero)))
        {
            table.AddRow([
                PartText.LetterOf(part).ToString(), PartText.NameOf(part), .. phases.Select(phase => Cell(record.Latency![phase]![part])),
            ]);
        }

        table.AddRow(["", "together", .. phases.Select(phase => Cell(record.Latency![phase]!.Total))]);
        return table;
    }

    private static Table Path(IReadOnlyList<PathStep> path, SimTime start)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("from, ms").RightAligned()).AddColumn(new TableColumn("length").RightAligned())
            .AddColumn("part").AddColumn("what");
        foreach (var step in path)
        {
            table.AddRow(Text(step.From - start), Text(step.Length), PartText.NameOf(step.Part), Markup.Escape(step.What));
        }

        return table;
    }

    private static object Content(string title, ConnectionRecord record, Phase? phase) => new
    {
        scenario = title,
        connection = record.Connection,
        instance = record.Instance,
        run = record.Run,
        outcome = RecordNames.Of(record.Outcome),
        phases = ExplanationSummary.Phases.Where(p => record.Latency![p] is not null)
            .ToDictionary(RecordNames.Of, p => ExplanationJson.Of(record.Latency![p]!), StringComparer.Ordinal),
        path_of = phase is { } last ? RecordNames.Of(last) : null,
        path = phase is { } of
            ? record.Latency!.PathOf(of).Select(step => new
            {
                from_ms = (step.From - record.Start).InMilliseconds,
                length_ms = step.Length.InMilliseconds,
                part = RecordNames.Of(step.Part),
                what = step.What,
            })
            : [],
    };

    private static string Cell(SimDuration length) => length == SimDuration.Zero ? "" : Text(length);

    private static string Text(SimDuration length) => length.InMilliseconds.ToString("0.000", CultureInfo.InvariantCulture);
}
