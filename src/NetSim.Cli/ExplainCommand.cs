using System.CommandLine;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Reporting.Tables;
using NetSim.Studies.Explaining;

namespace NetSim.Cli;

/// <summary><c>netsim explain FILE|DIR</c>: where the time of connections goes.</summary>
internal static class ExplainCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments();
        arguments.File.Description = "A topology, or a folder of results, whose runs are simulated again.";
        var connection = new Option<string?>("--connection")
        {
            Description = "Which connection. Default: with --run the topology's first, else all.",
            HelpName = "NAME",
        };
        var run = new Option<int?>("--run")
        {
            Description = "One run, from 0, with the path of one connection. Default: the quantiles over all runs.",
            HelpName = "N",
        };
        var instance = new Option<int>("--instance")
        {
            Description = "With --run: which of many connections of that name, from 0. Default: 0.",
            HelpName = "N",
        };
        var point = new Option<int?>("--point") { Description = "Which point of a sweep, from 0.", HelpName = "N" };
        var phase = new Option<string?>("--phase") { Description = "Which phase. Default: the last that was reached.", HelpName = "PHASE" };
        phase.AcceptOnlyFromAmong([.. ExplanationSummary.Phases.Select(RecordNames.Of)]);
        var json = new Option<bool>("--json") { Description = "Writes JSON, times in milliseconds." };
        var threads = new Option<int?>("--threads") { Description = "How many threads. Default: one for each core.", HelpName = "N" };
        threads.Validators.Add(static result => NumberCheck.RequireAtLeastOne(result, "--threads"));
        var command = new Command("explain", "Says where the time of connections went: propagation, queues, CPU, timers, windows.");
        arguments.AddTo(command);
        foreach (var option in new Option[] { arguments.AddRuns(), connection, run, instance, point, phase, json, threads })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var scenario = StoredStudy.Load(parsed, arguments, parsed.GetValue(point));
            var name = parsed.GetValue(connection);
            if (name is not null && scenario.Connections.All(spec => spec.Name != name))
            {
                throw new UserErrorException(
                    $"there is no connection '{name}'; there is "
                    + string.Join(", ", scenario.Connections.Select(spec => $"'{spec.Name}'")));
            }

            var wanted = parsed.GetValue(phase) is { } text ? ExplanationSummary.Phases.First(p => RecordNames.Of(p) == text) : (Phase?)null;
            if (parsed.GetValue(run) is { } number)
            {
                var record = One(scenario, name ?? scenario.Connections[0].Name, number, parsed.GetValue(instance));
                ConnectionExplanationView.Show(scenario.Name, record, wanted, parsed.GetValue(json), terminal);
                return;
            }

            if (parsed.GetResult(instance) is { Implicit: false })
            {
                throw new UserErrorException("--instance is for one run: give --run N too");
            }

            var rows = All(scenario, name, wanted, parsed.GetValue(threads), cancellation);
            QuantileExplanationView.Show(scenario, rows, parsed.GetValue(json), terminal);
        });
        return command;
    }

    private static ConnectionRecord One(Scenario scenario, string connection, int run, int instance)
    {
        var runs = scenario.Until?.AtMost ?? scenario.Runs;
        if (run < 0 || run >= runs)
        {
            throw new UserErrorException($"there is no run {run}: the topology has runs 0 to {runs - 1}");
        }

        var simulation = new Simulation(scenario, EngineChoice.Named(EngineChoice.Native)()) { Explains = ExplanationDetail.Paths };
        var records = simulation.Run(run).Connections.Where(record => record.Connection == connection).ToList();
        return records.Find(record => record.Instance == instance)
            ?? throw new UserErrorException($"there is no instance {instance} of '{connection}': it opens {records.Count} times");
    }

    private static List<DecompositionRow> All(
        Scenario scenario, string? connection, Phase? phase, int? threads, CancellationToken cancellation)
    {
        using var tables = new ExplanationCollector(scenario);
        var campaign = new Studies.Campaign(1, _ => scenario, EngineChoice.Named(EngineChoice.Native))
        {
            Threads = threads ?? Environment.ProcessorCount,
            Explained = true,
        };
        if (campaign.Run(tables, progress: null, cancellation).Interrupted)
        {
            throw new OperationCanceledException(cancellation);
        }

        return [.. DecompositionRows.Of(scenario, tables.Summary)
            .Where(row => connection is null || row.Connection == connection)
            .Where(row => phase is null || row.Phase == phase)];
    }
}
