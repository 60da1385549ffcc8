using System.Reflection;
using System.Text;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Ladders;
using NetSim.Reporting.Tables;
using NetSim.Studies;
using NetSim.Topologies;
using Spectre.Console;

namespace NetSim.Cli;

/// <summary>Simulates all runs of a request and leaves a folder of results.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="terminal">Where progress shows.</param>
internal sealed class RunJob(RunRequest request, Terminal terminal)
{
    private readonly DateTimeOffset _started = DateTimeOffset.Now;
    private readonly Summary _summary = new(request.Scenario);

    /// <summary>Does it.</summary>
    /// <param name="cancellation">Ends it early; what is finished is kept.</param>
    /// <returns>Null if not even one run was finished; nothing is left then.</returns>
    public RunResults? Run(CancellationToken cancellation)
    {
        var createEngine = EngineChoice.Named(request.Engine);
        var batch = new Batch(request.Scenario, createEngine)
        {
            Threads = request.Threads ?? Environment.ProcessorCount,
            Traced = request.IsTraced,
        };
        using var folder = ResultsFolder.Create(request.Folder);
        var outcome = Simulate(batch, folder, cancellation);
        if (outcome.FinishedRuns == 0)
        {
            return null;
        }

        using (var file = folder.CreateFile(SummaryTable.FileName))
        {
            SummaryTable.Write(file, SummaryRows.Of(_summary));
        }

        if (request.HasCharts)
        {
            DrawCharts(folder, new Simulation(request.Scenario, createEngine()));
        }

        WriteManifest(folder, outcome);
        var replaced = folder.Keep();
        return new RunResults(
            outcome,
            _summary,
            Expectations.Evaluate(request.Scenario.Expectations, _summary),
            folder.FullPath,
            replaced ? folder.PreviousPath : null);
    }

    private BatchOutcome Simulate(Batch batch, ResultsFolder folder, CancellationToken cancellation)
    {
        using var connections = new ConnectionTable(folder.CreateFile(ConnectionTable.FileName));
        using var packets = request.IsTraced ? new TraceTable(folder.CreateFile(TraceTable.FileName)) : null;
        using var states = request.IsTraced ? new StateTable(folder.CreateFile(StateTable.FileName)) : null;
        void Take(RunResult result, RunTrace? trace)
        {
            connections.Write(result);
            _summary.Add(result);
            if (trace is not null)
            {
                packets?.Write(trace);
                states?.Write(result.Run, trace);
            }
        }

        if (!terminal.IsInteractive || request.Scenario.Runs == 1)
        {
            return batch.Run(Take, progress: null, cancellation);
        }

        return terminal.Progress.Progress().AutoClear(enabled: true).Start(context =>
        {
            var task = context.AddTask("runs", maxValue: request.Scenario.Runs);
            return batch.Run(Take, finished => task.Value = finished, cancellation);
        });
    }

    // The first connection of run 0 stands for all in the diagrams that show one.
    private void DrawCharts(ResultsFolder folder, Simulation simulation)
    {
        var title = request.Scenario.Name;
        var series = SummaryRows.Series(_summary);
        Write(folder, LatencyChart.Name, LatencyChart.Png(title, series), LatencyChart.Svg(title, series));

        var trace = new RunTrace();
        var opened = simulation.Run(0, trace).Connections;
        if (opened.Count == 0)
        {
            return;
        }

        var connection = request.Scenario.Connections.First(spec => spec.Name == opened[0].Connection);
        var instance = opened[0].Instance;
        Write(
            folder,
            StateChart.Name,
            StateChart.Png(title, connection, trace, run: 0, instance),
            StateChart.Svg(title, connection, trace, run: 0, instance));
        var ladder = Ladder.Of(title, connection, trace, run: 0, instance);
        Write(folder, "ladder", LadderPng.Draw(ladder), LadderSvg.Draw(ladder));
    }

    private static void Write(ResultsFolder folder, string name, byte[] png, string svg)
    {
        using var bitmap = folder.CreateFile($"charts/{name}.png");
        bitmap.Write(png);
        using var vectors = folder.CreateFile($"charts/{name}.svg");
        vectors.Write(Encoding.UTF8.GetBytes(svg));
    }

    private void WriteManifest(ResultsFolder folder, BatchOutcome outcome)
    {
        var (version, commit) = Version();
        using var file = folder.CreateFile(RunManifest.FileName);
        new RunManifest
        {
            Name = request.Scenario.Name,
            Topology = request.File,
            Seed = request.Scenario.Seed,
            Runs = request.Scenario.Runs,
            RunsFinished = outcome.FinishedRuns,
            Options = request.Options,
            Engine = request.Engine,
            Version = version,
            Commit = commit,
            Machine = Machine.Current,
            Started = _started,
            Finished = DateTimeOffset.Now,
            Scenario = TopologyWriter.Write(request.Scenario),
        }.Write(file);
    }

    // “1.2.3+commit”, as the SDK writes it.
    private static (string Version, string? Commit) Version()
    {
        var text = typeof(RunJob).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var parts = text.Split('+', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : null);
    }
}
