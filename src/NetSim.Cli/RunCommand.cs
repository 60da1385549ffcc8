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
        var running = new RunningOptions();
        var trace = new TraceOptions();
        var explain = new Option<bool>("--explain")
        {
            Description = "Writes where the time of each connection goes (decomposition.csv; docs/explain.md).",
        };
        var noCharts = new Option<bool>("--no-charts") { Description = "Draws no charts." };
        var report = new Option<bool>("--report") { Description = "Writes report.html and report.md beside the results (docs/report.md)." };
        var resume = new Option<bool>("--resume") { Description = "Goes on with what was killed or interrupted." };
        var shard = new Option<Shard?>("--shard")
        {
            Description = "Runs one part of the study, such as 2/7; 'netsim merge' joins the parts.",
            HelpName = "I/N",
            CustomParser = ShardOption.Parse,
        };
        var junit = new Option<string?>("--junit") { Description = "Writes the service levels as JUnit XML.", HelpName = "FILE" };
        var json = JsonOutput.Option();
        var command = new Command("run", "Simulates a topology and leaves tables and charts in a folder of results.");
        arguments.AddStudyTo(command);
        running.AddTo(command);
        trace.AddTo(command);
        foreach (var option in new Option[] { explain, noCharts, report, resume, shard, junit, json })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(arguments.File)!;
            var study = arguments.LoadStudy(parsed);
            var request = new RunRequest
            {
                File = file,
                Study = study,
                Folder = parsed.GetValue(running.Output) ?? Path.Combine("results", Path.GetFileNameWithoutExtension(file)),
                Engine = parsed.GetValue(running.Engine)!,
                Threads = parsed.GetValue(running.Threads),
                Trace = trace.Scope(parsed, study),
                IsExplained = parsed.GetValue(explain),
                HasCharts = !parsed.GetValue(noCharts),
                IsJson = parsed.GetValue(json),
                Resumes = parsed.GetValue(resume),
                Shard = parsed.GetValue(shard) ?? Shard.Whole,
                Options = Given(parsed, arguments, parsed.GetValue(shard)),
            };
            Refuse(request, parsed.GetValue(junit));
            Deprecations.Warn(request.Study.Points.Select(request.Study.ScenarioOf), terminal);
            var code = Run(request, parsed.GetValue(junit), terminal, cancellation);
            if (parsed.GetValue(report) && code != ExitCode.Interrupted)
            {
                ReportCommand.Write(request.Folder, JsonOutput.ForPeople(terminal, request.IsJson));
            }

            return code;
        });
        return command;
    }

    /// <summary>Runs a request and shows what it came to.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="junit">The file for the service levels; null for none.</param>
    /// <param name="terminal">Where it shows.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(RunRequest request, string? junit, Terminal terminal, CancellationToken cancellation)
    {
        var results = new RunJob(request, terminal).Run(cancellation);
        if (results is null)
        {
            terminal.Error.WriteLine("netsim: interrupted before the first run was finished; nothing is left");
            return ExitCode.Interrupted;
        }

        if (request.IsJson)
        {
            ResultsJson.Show(request, results, terminal);
        }
        else
        {
            ResultsView.Show(request, results, terminal);
        }

        if (results.Outcome.Interrupted)
        {
            terminal.Error.WriteLine(
                $"netsim: interrupted; the {results.Outcome.FinishedRuns} runs that were finished are kept"
                + (request.KeepsJournal ? ", and --resume goes on from there" : ""));
            return ExitCode.Interrupted;
        }

        if (junit is not null)
        {
            JUnitReport.Write(junit, request.ScenarioOf(0).Name, request.Study.Parameters, results.Points);
        }

        return results.Points.SelectMany(static point => point.Expectations).All(static result => result.Met)
            ? ExitCode.Success
            : ExitCode.Missed;
    }

    private static void Refuse(RunRequest request, string? junit)
    {
        if (junit is not null && !request.Shard.IsWhole)
        {
            throw new UserErrorException("a part checks no service levels, so --junit goes not with --shard but with netsim merge");
        }

        if (!request.KeepsJournal && (request.Resumes || !request.Shard.IsWhole))
        {
            throw new UserErrorException(
                $"{(request.IsTraced ? "--trace" : "--explain")} keeps no journal, so it goes neither with --resume nor with --shard");
        }
    }

    private static Dictionary<string, object> Given(ParseResult parsed, Arguments arguments, Shard? shard)
    {
        var given = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, option) in new[] { ("set", arguments.Set), ("vary", arguments.Vary) })
        {
            if (parsed.GetValue(option) is { Length: > 0 } texts)
            {
                given[name] = texts;
            }
        }

        if (parsed.GetValue(arguments.Zip))
        {
            given["zip"] = true;
        }

        if (shard is { } part)
        {
            given["shard"] = part.ToString();
        }

        return given;
    }
}
