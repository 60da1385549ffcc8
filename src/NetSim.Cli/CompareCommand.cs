using System.CommandLine;
using NetSim.Network;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;
using NetSim.Studies.Comparing;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary><c>netsim compare A B</c>: what difference it makes, run for run.</summary>
internal static class CompareCommand
{
    private const int MostDifferences = 12;

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var first = new Argument<string>("A") { Description = "A topology or a folder of results; with @N its point N." };
        var second = new Argument<string>("B") { Description = "Another one, compared with the first." };
        var arguments = new Arguments();
        var running = new RunningOptions();
        var only = new Option<string[]>("--only")
        {
            Description = "What may differ, a path such as connections.page.tls. May be given often.",
            HelpName = "PATH",
            AllowMultipleArgumentsPerToken = false,
        };
        var anyway = new Option<bool>("--anyway") { Description = "Compares whatever differs." };
        var output = AnswerFolder.Option(ComparisonTable.FileName);
        var json = JsonOutput.Option();
        var command = new Command("compare", "Compares two topologies, results or points, run for run with the same random numbers.")
        {
            first, second, only, anyway, json,
        };
        command.Options.Add(arguments.Seed);
        command.Options.Add(arguments.Set);
        command.Options.Add(arguments.AddRuns());
        command.Options.Add(output);
        running.AddSimulationTo(command);
        command.SetAction(parsed =>
        {
            var sides = new ComparedSides(
                arguments.Settings(parsed), parsed.GetValue(running.Engine)!,
                parsed.GetValue(running.Threads) ?? Environment.ProcessorCount, cancellation);
            var (a, b) = (sides.Of(parsed.GetValue(first)!), sides.Of(parsed.GetValue(second)!));
            var differences = Differences(a, b);
            if (!parsed.GetValue(anyway))
            {
                Refuse(a, b, differences, parsed.GetValue(only) ?? []);
            }

            var people = JsonOutput.ForPeople(terminal, parsed.GetValue(json));
            var compared = Compare(a, b, differences, people);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal, Content(compared, differences));
            }

            if (parsed.GetValue(output) is { } folder)
            {
                AnswerFolder.Write(
                    folder, ComparisonTable.FileName, file => ComparisonTable.Write(file, compared), StoredCharts.Of(compared));
                people.Output.WriteLine($"results: {Path.GetFullPath(folder)}");
            }
        });
        return command;
    }

    // How many runs there are and what is expected of them changes no run.
    private static List<TopologyDifference> Differences(ComparedSide a, ComparedSide b) =>
        [.. TopologyDifference.Between(a.Scenario, b.Scenario)
            .Where(difference => difference.Path.Split('.')[0] is not ("runs" or "until" or "expect" or "charts" or "batches"))];

    private static void Refuse(
        ComparedSide a, ComparedSide b, List<TopologyDifference> differences, string[] only)
    {
        if (differences.Find(difference => difference.Path == "seed") is { } seed)
        {
            throw new UserErrorException(
                $"the seeds differ ({seed.First} and {seed.Second}): runs are not paired. Give both the same --seed, or compare "
                + "--anyway, as if chance were part of the difference");
        }

        var isAsked = only.Length == 0
            ? differences.Count <= 1 || a.Origin == b.Origin
            : differences.TrueForAll(difference => only.Any(path => IsUnder(difference.Path, path)));
        if (!isAsked)
        {
            throw new UserErrorException(
                $"'{a.Name}' and '{b.Name}' differ in more than {(only.Length == 0 ? "one value" : "--only allows")}:\n"
                + string.Join('\n', differences.Where(d => !only.Any(path => IsUnder(d.Path, path)))
                    .Take(MostDifferences).Select(difference => $"  {difference}"))
                + (differences.Count > MostDifferences ? "\n  and more" : "")
                + "\nSay with --only what may differ, or compare --anyway");
        }
    }

    private static bool IsUnder(string path, string prefix) =>
        path == prefix || path.StartsWith(prefix + ".", StringComparison.Ordinal);

    private static StoredComparison Compare(
        ComparedSide a, ComparedSide b, List<TopologyDifference> differences, Terminal terminal)
    {
        terminal.Output.WriteLine($"A  {a.Name}: {a.Scenario.Name}");
        terminal.Output.WriteLine($"B  {b.Name}: {b.Scenario.Name}");
        terminal.Output.WriteLine(differences.Count == 0 ? "the same scenario" : "B has");
        foreach (var difference in differences.Take(MostDifferences))
        {
            terminal.Output.WriteLine($"  {difference}");
        }

        var pairs = new ConnectionPairs(Warm(a), Warm(b), a.Scenario.IsAntithetic && b.Scenario.IsAntithetic);
        if (pairs.Samples.Count == 0)
        {
            throw new UserErrorException("no connection of the one has its pair in the other: names and runs have to be the same");
        }

        if (pairs.Alone > 0)
        {
            terminal.Output.WriteLine($"{pairs.Alone} connections have no pair and are left out");
        }

        var compared = ComparisonView.Show(pairs.Samples, terminal);
        return new StoredComparison(a.Name, b.Name, compared);
    }

    private static object Content(StoredComparison compared, List<TopologyDifference> differences) => new
    {
        a = compared.First,
        b = compared.Second,
        b_has = differences.Select(difference => difference.ToString()),
        differences = compared.Differences.Select(of => new
        {
            connection = of.Connection,
            phase = RecordNames.Of(of.Phase),
            statistic = of.Statistic,
            a_ms = JsonOutput.Milliseconds(of.First),
            b_ms = JsonOutput.Milliseconds(of.Second),
            difference_ms = JsonOutput.Milliseconds(of.Difference.Value),
            low_ms = JsonOutput.Milliseconds(of.Difference.Low),
            high_ms = JsonOutput.Milliseconds(of.Difference.High),
            pairs = of.Pairs,
        }),
    };

    private static IEnumerable<ConnectionRow> Warm(ComparedSide side) =>
        side.Rows.Where(row => row.Start >= side.Scenario.WarmUp.Nanoseconds);
}
