using NetSim.Reporting;
using NetSim.Reporting.Tables;
using NetSim.Studies;
using NetSim.Studies.Journals;
using NetSim.Topologies;
using Spectre.Console;

namespace NetSim.Cli;

/// <summary>Simulates all runs of a request and leaves a folder of results.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="terminal">Where progress shows.</param>
internal sealed class RunJob(RunRequest request, Terminal terminal)
{
    /// <summary>The journal’s name in a folder of results that is not complete.</summary>
    public const string JournalName = "journal.sqlite";

    private readonly DateTimeOffset _started = DateTimeOffset.Now;

    /// <summary>Does it.</summary>
    /// <param name="cancellation">Ends it early; what is finished is kept.</param>
    /// <returns>Null if not even one run was finished; nothing is left then.</returns>
    public RunResults? Run(CancellationToken cancellation)
    {
        using var folder = request.Resumes
            ? ResultsFolder.Resume(request.Folder, JournalName)
            : ResultsFolder.Create(request.Folder);
        try
        {
            return Run(folder, cancellation);
        }
        catch (JournalException) when (request.Resumes)
        {
            folder.Leave();
            throw;
        }
        catch (IOException refused) when (File.Exists(folder.PathOf(JournalName)))
        {
            folder.Leave();
            throw new UserErrorException(
                $"{refused.Message}. What was finished is kept: the same command with --resume goes on from there");
        }
    }

    private RunResults? Run(ResultsFolder folder, CancellationToken cancellation)
    {
        var (outcome, tables) = Simulate(folder, cancellation);
        if (outcome.FinishedRuns == 0)
        {
            return null;
        }

        using (var file = folder.CreateFile(SummaryTable.FileName))
        {
            SummaryTable.Write(file, [.. tables.Points.SelectMany(point => point.Rows)], request.Study.Parameters);
        }

        if (request.HasCharts && request.Study.Points.Count == 1)
        {
            RunCharts.Draw(folder, request.ScenarioOf(0), request.Engine, tables.Series);
        }

        WriteManifest(folder, outcome, tables.Points);
        if (!outcome.Interrupted && request.Shard.IsWhole)
        {
            File.Delete(folder.PathOf(JournalName));
        }

        var replaced = folder.Keep();
        return new RunResults(outcome, tables.Points, folder.FullPath, replaced ? folder.PreviousPath : null)
        {
            Decompositions = tables.Decompositions,
        };
    }

    private (CampaignOutcome Outcome, RunTables Tables) Simulate(ResultsFolder folder, CancellationToken cancellation)
    {
        var journal = !request.KeepsJournal || request.Parts.Count > 0
            ? null
            : Journal.Open(folder.PathOf(JournalName), StudyIdentity.Of(request).ToString());
        var readers = new List<JournalReader>();
        try
        {
            readers.AddRange(request.Parts.Select(JournalReader.Open));
            if (request.Resumes && journal is not null)
            {
                readers.Add(JournalReader.Open(folder.PathOf(JournalName)));
            }

            var campaign = new Campaign(
                request.Study.Points.Count,
                request.ScenarioOf,
                request.Parts.Count > 0 ? null : EngineChoice.Named(request.Engine))
            {
                Threads = request.Threads ?? Environment.ProcessorCount,
                Traced = request.IsTraced,
                Explained = request.IsExplained,
                Shard = request.Shard,
                Journal = journal,
                Finished = readers,
                SpillFolder = folder.PathOf("samples"),
            };
            using var tables = new RunTables(request, folder);
            return (Run(campaign, tables, cancellation), tables);
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
            journal?.Dispose();
            if (Directory.Exists(folder.PathOf("samples")))
            {
                Directory.Delete(folder.PathOf("samples"), recursive: true);
            }
        }
    }

    private CampaignOutcome Run(Campaign campaign, RunTables tables, CancellationToken cancellation)
    {
        var wanted = WantedRuns();
        if (!terminal.IsInteractive || wanted == 1)
        {
            return campaign.Run(tables, progress: null, cancellation);
        }

        return terminal.Progress.Progress().AutoClear(enabled: true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RunRateColumn(),
                new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("runs", maxValue: wanted);
                return campaign.Run(tables, finished => task.Value = finished, cancellation);
            });
    }

    private long WantedRuns()
    {
        var wanted = request.Study.Points.Sum(point =>
            request.Study.ScenarioOf(point) is var scenario && scenario.Until is { } rule ? (long)rule.AtMost : scenario.Runs);
        return request.Shard.IsWhole ? wanted : request.Shard.Of(wanted) is var (first, end) ? end - first : wanted;
    }

    private void WriteManifest(ResultsFolder folder, CampaignOutcome outcome, IReadOnlyList<PointResults> points)
    {
        var scenario = request.ScenarioOf(0);
        var isSweep = request.Study.Parameters.Count > 0;
        using var file = folder.CreateFile(RunManifest.FileName);
        new RunManifest
        {
            Name = scenario.Name,
            Topology = request.File,
            Seed = scenario.Seed,
            Runs = WantedRuns(),
            RunsFinished = outcome.FinishedRuns,
            Parameters = isSweep ? request.Study.Parameters : null,
            Points = isSweep
                ? [.. points.Select(point => new ManifestPoint(point.Point, point.Runs, point.Values))]
                : null,
            Options = request.Options,
            Engine = request.Engine,
            Version = ProgramVersion.Current.Version,
            Commit = ProgramVersion.Current.Commit,
            Machine = Machine.Current,
            Started = _started,
            Finished = DateTimeOffset.Now,
            Scenario = TopologyWriter.Write(scenario),
            Source = isSweep ? request.Study.CompleteSource : null,
        }.Write(file);
    }
}
