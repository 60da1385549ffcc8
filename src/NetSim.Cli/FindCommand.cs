using System.CommandLine;
using System.Globalization;
using NetSim.Network;
using NetSim.Studies;
using NetSim.Topologies;
using Spectre.Console;

namespace NetSim.Cli;

/// <summary><c>netsim find FILE</c>: up to which value a service level is kept.</summary>
internal static class FindCommand
{
    // A range that does not say which values is cut into so many parts.
    private const int Parts = 100;

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments();
        var running = new RunningOptions();
        var metric = new Option<string>("--metric")
        {
            Description = "What is limited: \"p95(handshake)\", \"mean(page.total)\", \"completed\".",
            HelpName = "METRIC",
            Required = true,
        };
        var atMost = new Option<string?>("--at-most") { Description = "The metric's limit from above.", HelpName = "LIMIT" };
        var atLeast = new Option<string?>("--at-least") { Description = "The metric's limit from below.", HelpName = "LIMIT" };
        var mostRuns = MostRunsOption();
        var json = JsonOutput.Option();
        var command = new Command("find", "Finds by bisection up to which value of --vary a service level is kept.");
        arguments.AddStudyTo(command);
        foreach (var option in new Option[] { metric, atMost, atLeast, mostRuns, json })
        {
            command.Options.Add(option);
        }

        running.AddSimulationTo(command);
        command.SetAction(parsed =>
        {
            var study = arguments.LoadStudy(parsed, Parts, ignoresFile: parsed.GetValue(arguments.Vary) is { Length: > 0 });
            var scenario = study.ScenarioOf(study.Points[0]);
            var limited = Question.Metric(parsed.GetValue(metric)!, scenario);
            var (high, low) = (parsed.GetValue(atMost), parsed.GetValue(atLeast));
            if (study.Parameters.Count == 0 || (study.Parameters.Count > 1 && !parsed.GetValue(arguments.Zip)))
            {
                throw new UserErrorException("find looks along one path: give one --vary PATH=VALUES, or several with --zip");
            }

            if (high is null == low is null)
            {
                throw new UserErrorException("find needs a limit: either --at-most or --at-least");
            }

            var limit = Question.Limit((high ?? low)!, limited);
            var runs = scenario.Runs;
            var most = Math.Max(runs, parsed.GetValue(mostRuns) ?? (int)Math.Min(10_000_000, 16L * runs));
            var probe = new Probe(
                point => study.ScenarioOf(study.Points[point]),
                EngineChoice.Named(parsed.GetValue(running.Engine)!),
                parsed.GetValue(running.Threads) ?? Environment.ProcessorCount);
            var search = new LevelSearch(probe, limited, limit, high is not null, runs, most);
            var (kept, lost) = search.Find(study.Points.Count, cancellation);
            var question = $"{limited} {(high is not null ? "<=" : ">=")} {high ?? low}";
            if (parsed.GetValue(json))
            {
                ShowJson(study, limited, question, search, (kept, lost), terminal);
            }

            return Show(study, limited, question, search, kept, lost, JsonOutput.ForPeople(terminal, parsed.GetValue(json)));
        });
        return command;
    }

    private static Option<int?> MostRunsOption()
    {
        var mostRuns = new Option<int?>("--max-runs")
        {
            Description = "How many runs a value gets at most that is hard to tell. Default: 16 times --runs.",
            HelpName = "N",
        };
        mostRuns.Validators.Add(static result => NumberCheck.RequireAtLeastOne(result, "--max-runs"));
        return mostRuns;
    }

    private static int Show(
        Study study, Metric metric, string question, LevelSearch search, int kept, int lost, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in study.Parameters.Concat(["runs", metric.Text, "level"]))
        {
            table.AddColumn(Markup.Escape(heading));
        }

        foreach (var found in search.Probes)
        {
            table.AddRow([.. study.Points[found.Point].Values.Concat(
            [
                found.Runs.ToString("#,0", CultureInfo.InvariantCulture), ResultsView.Text(metric, found.Estimate), Word(found.Verdict),
            ]).Select(Markup.Escape)]);
        }

        terminal.Tables.Write(table);
        string Value(int point) => string.Join(", ", study.Points[point].Values);
        string Certainty(int point) => search[point].Verdict == Verdict.NotDistinguishable ? " (not certain: more --max-runs may tell)" : "";
        var isKept = search[kept].Verdict == Verdict.Keeps
            || (search[kept].Verdict == Verdict.NotDistinguishable && kept != lost);
        if (kept == lost)
        {
            terminal.Output.WriteLine(isKept
                ? $"{question} is kept at both ends, {Value(0)} and {Value(study.Points.Count - 1)}: there is nothing to find between"
                : $"{question} is not kept for certain at either end, {Value(0)} or {Value(study.Points.Count - 1)}");
            return isKept ? ExitCode.Success : ExitCode.Missed;
        }

        var name = string.Join(", ", study.Parameters);
        terminal.Output.WriteLine($"{question} is kept up to {name} = {Value(kept)}{Certainty(kept)}");
        terminal.Output.WriteLine($"and lost at {Value(lost)}{Certainty(lost)}");
        return ExitCode.Success;
    }

    private static void ShowJson(
        Study study, Metric metric, string question, LevelSearch search, (int Kept, int Lost) found, Terminal terminal)
    {
        var isFound = found.Kept != found.Lost;
        Dictionary<string, string>? Values(int point) => isFound ? JsonOutput.Values(study.Parameters, study.Points[point].Values) : null;
        JsonOutput.Write(terminal, new
        {
            question,
            kept_up_to = Values(found.Kept),
            lost_at = Values(found.Lost),
            probes = search.Probes.Select(probe => new
            {
                parameters = JsonOutput.Values(study.Parameters, study.Points[probe.Point].Values),
                runs = probe.Runs,
                estimate = JsonOutput.Of(metric, probe.Estimate),
                level = Word(probe.Verdict).Replace(' ', '_'),
            }),
        });
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Keeps => "kept",
        Verdict.Misses => "missed",
        Verdict.NotDistinguishable => "not distinguishable",
    };
}
