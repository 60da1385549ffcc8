using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;

namespace NetSim.Studies;

/// <summary>All runs of a scenario, over as many threads as wanted.</summary>
/// <remarks>
/// Results arrive in the order of the runs, on the caller’s thread, and are the same whatever the number of threads.
/// A bounded number of runs is under way at any time, so memory does not grow with their number.
/// </remarks>
public sealed class Batch
{
    private readonly Scenario _scenario;
    private readonly Func<IEngine> _createEngine;
    private readonly Func<IEngine, Func<int, RunTrace?, RunResult>> _createSimulation;

    /// <summary>A batch of <see cref="Scenario.Runs"/> runs.</summary>
    /// <param name="scenario">What to run.</param>
    /// <param name="createEngine">Makes an engine for each thread.</param>
    public Batch(Scenario scenario, Func<IEngine> createEngine)
        : this(scenario, createEngine, engine => new Simulation(scenario, engine).Run)
    {
    }

    /// <summary>A batch of whatever <paramref name="createSimulation"/> simulates.</summary>
    internal Batch(
        Scenario scenario,
        Func<IEngine> createEngine,
        Func<IEngine, Func<int, RunTrace?, RunResult>> createSimulation)
    {
        _scenario = scenario;
        _createEngine = createEngine;
        _createSimulation = createSimulation;
    }

    /// <summary>How many threads simulate; at least 1. Default: one for each core that the process may use.</summary>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>The first run, from 0. Default: 0.</summary>
    public int FirstRun { get; init; }

    /// <summary>How many runs from there on; null for those of the scenario. Default: null.</summary>
    public int? Runs { get; init; }

    /// <summary>Whether each run is traced. Default: false.</summary>
    public bool Traced { get; init; }

    /// <summary>Which of them are, and what of them. Default: all.</summary>
    public TraceScope Scope { get; init; } = TraceScope.All;

    /// <summary>Does the runs.</summary>
    /// <param name="consume">Called for each run, in order, on the caller’s thread; the trace is null where it is not
    /// traced. What it throws ends the batch and reaches the caller.</param>
    /// <param name="progress">Called now and then with the number of runs delivered so far; null for nobody.</param>
    /// <param name="cancellation">Ends the batch after the runs that are under way; what is finished without a gap is
    /// still delivered.</param>
    /// <exception cref="SimulationFaultException">A run failed; those before it were delivered.</exception>
    public BatchOutcome Run(
        Action<RunResult, RunTrace?> consume,
        Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        var runs = Runs ?? _scenario.Runs;
        var threads = Math.Min(Threads, Math.Max(1, runs));
        var desk = new RunDesk(FirstRun, runs, threads);
        var workers = Start(desk, threads, cancellation);
        try
        {
            var finished = Deliver(desk, consume, progress);
            return new BatchOutcome(finished, finished < runs);
        }
        finally
        {
            desk.Stop();
            foreach (var worker in workers)
            {
                worker.Join();
            }
        }
    }

    private List<Thread> Start(RunDesk desk, int threads, CancellationToken cancellation)
    {
        var workers = new List<Thread>();
        for (var i = 0; i < threads; i++)
        {
            var worker = CreateWorker();
            workers.Add(new Thread(() => worker.Work(desk, cancellation)) { IsBackground = true, Name = $"runs {i}" });
        }

        workers.ForEach(worker => worker.Start());
        return workers;
    }

    private BatchWorker CreateWorker()
    {
        var engine = _createEngine();
        try
        {
            return new BatchWorker(_scenario, engine, _createSimulation(engine), Traced ? Scope : null);
        }
        catch (Exception fault)
        {
            throw new SimulationFaultException(_scenario, 0, null, fault);
        }
    }

    private static int Deliver(RunDesk desk, Action<RunResult, RunTrace?> consume, Action<int>? progress)
    {
        var finished = 0;
        while (desk.NextFinished() is { } chunk)
        {
            foreach (var (result, trace) in chunk.Finished)
            {
                consume(result, trace);
            }

            finished += chunk.FinishedCount;
            progress?.Invoke(finished);
            if (chunk.Fault is { } fault)
            {
                throw fault;
            }

            if (chunk.FinishedCount < chunk.Count)
            {
                break;
            }
        }

        return finished;
    }
}
