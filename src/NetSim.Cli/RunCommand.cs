using System.CommandLine;
using NetSim.Studies;

namespace NetSim.Cli;

/// <summary><c>netsim run FILE</c>: simulates a topology and leaves a folder of results.</summary>
internal static class RunCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments();
        var runs = new Option<int?>("--runs")
        {
            Description = "How many runs, instead of the topology's number.",
            HelpName = "N",
        };
        runs.Validators.Add(static result => RequireAtLeastOne(result, "--runs"));
        var threads = new Option<int?>("--threads")
        {
            Description = "How many threads simulate. Results do not depend on it. Default: one for each core.",
            HelpName = "N",
        };
        threads.Validators.Add(static result => RequireAtLeastOne(result, "--threads"));
        var output = new Option<string?>("--output")
        {
            Description = "The folder of results. Default: results/ and the topology's file name.",
            HelpName = "DIR",
        };
        var trace = new Option<bool>("--trace") { Description = "Writes every packet (trace.csv) and every state (states.csv)." };
        var noCharts = new Option<bool>("--no-charts") { Description = "Draws no charts." };
        var engine = new Option<string>("--engine")
        {
            Description = "Which engine runs it. Results do not depend on it. Default: native.",
            DefaultValueFactory = static _ => EngineChoice.Native,
        };
        engine.AcceptOnlyFromAmong(EngineChoice.Native, EngineChoice.SimSharp);
        var command = new Command("run", "Simulates a topology and leaves tables and charts in a folder of results.");
        arguments.AddTo(command);
        foreach (var option in new Option[] { runs, output, trace, noCharts, engine, threads })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(arguments.File)!;
            var scenario = arguments.Load(parsed);
            scenario = parsed.GetValue(runs) is { } count ? scenario with { Runs = count } : scenario;
            Deprecations.Warn(scenario, terminal);
            var request = new RunRequest
            {
                File = file,
                Scenario = scenario,
                Folder = parsed.GetValue(output) ?? Path.Combine("results", Path.GetFileNameWithoutExtension(file)),
                Engine = parsed.GetValue(engine)!,
                Threads = parsed.GetValue(threads),
                IsTraced = parsed.GetValue(trace),
                HasCharts = !parsed.GetValue(noCharts),
                Options = Given(parsed, arguments),
            };
            return Run(request, terminal, cancellation);
        });
        return command;
    }

    private static int Run(RunRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var results = new RunJob(request, terminal).Run(cancellation);
        if (results is null)
        {
            terminal.Error.WriteLine("netsim: interrupted before the first run was finished; nothing is left");
            return ExitCode.Interrupted;
        }

        ResultsView.Show(request, results, terminal);
        if (results.Outcome.Interrupted)
        {
            terminal.Error.WriteLine(
                $"netsim: interrupted; the {results.Outcome.FinishedRuns} runs that were finished are kept");
            return ExitCode.Interrupted;
        }

        return results.Expectations.All(static result => result.Met) ? ExitCode.Success : ExitCode.Missed;
    }

    private static Dictionary<string, object> Given(ParseResult parsed, Arguments arguments)
    {
        var given = new Dictionary<string, object>(StringComparer.Ordinal);
        if (parsed.GetValue(arguments.Set) is { Length: > 0 } changes)
        {
            given["set"] = changes;
        }

        return given;
    }

    private static void RequireAtLeastOne(System.CommandLine.Parsing.OptionResult result, string name)
    {
        if (result.Tokens.Count == 1 && int.TryParse(
            result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number < 1)
        {
            result.AddError($"{name} is at least 1, not {number}");
        }
    }
}
