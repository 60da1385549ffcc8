using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NetSim.Network;
using NetSim.Topologies;
using Spectre.Console;

namespace NetSim.Cli;

/// <summary><c>netsim plan FILE</c>: what a study would be, and how long it would take.</summary>
internal static class PlanCommand
{
    private const int MostPoints = 20;

    // What a connection takes in connections.csv and connections.parquet together, from a page over TLS.
    private const int BytesOfConnection = 200;

    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(0.5);

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        var arguments = new Arguments();
        var all = new Option<bool>("--all") { Description = $"Lists every point, not the first {MostPoints} only." };
        var json = JsonOutput.Option();
        var command = new Command("plan", "Says how many points, runs and connections a study has, and about how long it takes.");
        arguments.AddStudyTo(command);
        command.Options.Add(all);
        command.Options.Add(json);
        command.SetAction(parsed => Show(arguments.LoadStudy(parsed), parsed.GetValue(all), parsed.GetValue(json), terminal));
        return command;
    }

    private static void Show(Study study, bool all, bool isJson, Terminal terminal)
    {
        var people = JsonOutput.ForPeople(terminal, isJson);
        var output = people.Output;
        var scenario = study.ScenarioOf(study.Points[0]);
        var runs = study.Points.Sum(point => Runs(study.ScenarioOf(point)));
        var isBounded = scenario.Until is not null;
        output.WriteLine(scenario.Name);
        if (study.Parameters.Count > 0)
        {
            Show(study, all ? int.MaxValue : MostPoints, people);
        }

        var trials = Try(study);
        var connections = trials.Average(trial => trial.Connections) * runs;
        var seconds = trials.Average(trial => trial.Seconds) * runs / Environment.ProcessorCount;
        output.WriteLine($"points       {Number(study.Points.Count)}");
        output.WriteLine($"runs         {(isBounded ? "at most " : "")}{Number(runs)}");
        output.WriteLine($"connections  {(isBounded ? "at most " : "")}about {Number(connections)}");
        output.WriteLine($"time         about {Time(seconds)} on {Environment.ProcessorCount} cores");
        output.WriteLine($"disk         about {Size(connections * BytesOfConnection)}");
        if (isJson)
        {
            JsonOutput.Write(terminal, new
            {
                scenario = scenario.Name,
                points = study.Points.Select(point => JsonOutput.Values(study.Parameters, point.Values)),
                runs,
                runs_are_at_most = isBounded,
                connections_about = Math.Round(connections),
                seconds_about = Math.Round(seconds, 3),
                cores = Environment.ProcessorCount,
                bytes_about = Math.Round(connections * BytesOfConnection),
            });
        }
    }

    private static void Show(Study study, int most, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in study.Parameters.Prepend("point"))
        {
            table.AddColumn(Markup.Escape(name));
        }

        foreach (var point in study.Points.Take(most))
        {
            table.AddRow([.. point.Values.Prepend(Number(point.Index)).Select(Markup.Escape)]);
        }

        terminal.Tables.Write(table);
        if (study.Points.Count > most)
        {
            terminal.Output.WriteLine($"and {Number(study.Points.Count - most)} more points (--all lists them)");
        }
    }

    // Some runs of the first, the last and the middle point.
    private static List<(double Seconds, double Connections)> Try(Study study)
    {
        var trials = new List<(double, double)>();
        int[] points = [0, study.Points.Count / 2, study.Points.Count - 1];
        foreach (var point in points.Distinct())
        {
            var scenario = study.ScenarioOf(study.Points[point]);
            var simulation = new Simulation(scenario, EngineChoice.Named(EngineChoice.Native)());
            // The first run pays for compiling.
            simulation.Run(0);
            var started = Stopwatch.GetTimestamp();
            var connections = 0;
            var runs = 0;
            do
            {
                connections += simulation.Run(runs++).Connections.Count;
            }
            while (runs < Runs(scenario) && Stopwatch.GetElapsedTime(started) < Trial);

            trials.Add((Stopwatch.GetElapsedTime(started).TotalSeconds / runs, (double)connections / runs));
        }

        return trials;
    }

    private static long Runs(Scenario scenario) => scenario.Until?.AtMost ?? scenario.Runs;

    private static string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Time(double seconds) => seconds switch
    {
        < 1 => "1 s",
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 7200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h"),
    };

    private static string Size(double bytes) => bytes switch
    {
        < 1e6 => "1 MB",
        < 1e9 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB"),
    };
}
