using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Network.Tracing;
using NetSim.Studies.Journals;

namespace NetSim.Studies;

/// <summary>All runs of all points of a study, in order: some read from a journal, the others simulated.</summary>
/// <param name="points">How many points there are.</param>
/// <param name="scenarioOf">The scenario of a point.</param>
/// <param name="createEngine">Makes an engine for each thread; null where every run has to be in a journal.</param>
public sealed class Campaign(int points, Func<int, Scenario> scenarioOf, Func<IEngine>? createEngine)
{
    private long _finished;
    private long _repeated;

    /// <summary>How many threads simulate. Default: one for each core that the process may use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether each run is traced; not together with a journal. Default: false.</summary>
    public bool Traced { get; init; }

    /// <summary>What of them is traced. Default: all.</summary>
    public TraceScope Scope { get; init; } = TraceScope.All;

    /// <summary>Whether it is recorded where the time of each connection goes; not together with a journal. Default:
    /// false.</summary>
    public bool Explained { get; init; }

    /// <summary>Which part of the study is run. Default: all.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Keeps what is simulated; null to keep nothing. Default: null.</summary>
    public Journal? Journal { get; init; }

    /// <summary>What was finished before, in order: it is not simulated again. Default: nothing.</summary>
    public IReadOnlyList<JournalReader> Finished { get; init; } = [];

    /// <summary>Where samples lie that do not fit into memory; null for the system’s folder of temporary files.</summary>
    public string? SpillFolder { get; init; }

    /// <summary>Stands for the simulation in tests; null to simulate.</summary>
    internal Func<Scenario, int, RunResult>? Simulation { get; init; }

    /// <summary>Does it.</summary>
    /// <param name="results">Takes what comes, in order, on the caller’s thread.</param>
    /// <param name="progress">Called now and then with the number of runs delivered so far; null for nobody.</param>
    /// <param name="cancellation">Ends it after the runs that are under way.</param>
    public CampaignOutcome Run(
        ICampaignResults results, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        var before = 0L;
        var interrupted = false;
        var total = Shard.IsWhole ? 0 : Enumerable.Range(0, points).Sum(point => Size(scenarioOf(point)));
        for (var point = 0; point < points && !interrupted; point++)
        {
            var scenario = scenarioOf(point);
            var (first, end) = (0, scenario.Until is null ? scenario.Runs : int.MaxValue);
            if (!Shard.IsWhole)
            {
                var part = Shard.Of(total);
                var size = Size(scenario);
                first = (int)Math.Clamp(part.First - before, 0, size);
                end = (int)Math.Clamp(part.End - before, 0, size);
                before += size;
                if (first == end)
                {
                    continue;
                }

                // A stopping rule has to see all runs of a point.
                end = scenario.Until is null ? end : int.MaxValue;
            }

            interrupted = !RunPoint(point, scenario, first, end, results, progress, cancellation);
        }

        Journal?.Commit();
        return new CampaignOutcome(_finished, _repeated, interrupted);
    }

    private Func<IEngine, Func<int, RunTrace?, RunResult>> Simulator(Scenario scenario) => Simulation is { } simulate
        ? _ => (run, _) => simulate(scenario, run)
        : engine => new Simulation(scenario, engine)
        {
            Explains = Explained ? ExplanationDetail.Parts : ExplanationDetail.None,
        }.Run;

    private static long Size(Scenario scenario) => scenario.Until is null ? scenario.Runs : 1;

    // Returns whether it came to the end.
    private bool RunPoint(
        int point, Scenario scenario, int first, int end, ICampaignResults results, Action<long>? progress,
        CancellationToken cancellation)
    {
        using var summary = new Summary(scenario, SpillFolder);
        var codec = new RecordCodec(scenario);
        Journal?.Begin(point, scenario);
        results.BeginPoint(point, scenario);
        var next = first;
        var wanted = Wanted();
        while (next < wanted)
        {
            while (next < wanted && !cancellation.IsCancellationRequested && TryRepeat(point, next, codec) is { } known)
            {
                Deliver(known, null);
                next++;
                if ((++_repeated & 0x3FF) == 0)
                {
                    progress?.Invoke(_finished);
                }
            }

            if (next < wanted && !Simulate(wanted - next))
            {
                break;
            }

            wanted = Wanted();
        }

        if (summary.Runs > 0)
        {
            results.EndPoint(summary);
        }

        return next >= wanted;

        int Wanted() => scenario.Until is { } rule ? SequentialRule.Wanted(rule, summary) : end;

        bool Simulate(int runs)
        {
            var engine = createEngine ?? throw new JournalException(
                $"run {next} of point {point} is in none of the parts");
            var batch = BatchOf(point, scenario, engine, next, runs);
            var atStart = _finished;
            var outcome = batch.Run(Keep, finished => progress?.Invoke(atStart + finished), cancellation);
            next += outcome.FinishedRuns;
            return !outcome.Interrupted;
        }

        void Keep(RunResult result, RunTrace? trace)
        {
            Journal?.Add(result);
            Deliver(result, trace);
        }

        void Deliver(RunResult result, RunTrace? trace)
        {
            summary.Add(result);
            results.Take(result, trace);
            _finished++;
        }
    }

    private Batch BatchOf(int point, Scenario scenario, Func<IEngine> engine, int first, int runs) =>
        new(scenario, engine, Simulator(scenario))
        {
            Threads = Threads,
            Traced = Traced && Scope.TakesPoint(point),
            Scope = Scope,
            FirstRun = first,
            Runs = runs,
        };

    private RunResult? TryRepeat(int point, int run, RecordCodec codec)
    {
        foreach (var journal in Finished)
        {
            if (journal.TryTake(point, run, codec) is { } result)
            {
                return result;
            }
        }

        return null;
    }
}
