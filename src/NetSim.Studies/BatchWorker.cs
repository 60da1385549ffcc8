using System.Diagnostics;
using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;

namespace NetSim.Studies;

/// <summary>Does runs on a thread of its own, with an engine and a simulation of its own.</summary>
internal sealed class BatchWorker
{
    // Long enough that handing over (a few microseconds) does not show, short enough that all end together.
    private static readonly TimeSpan WantedChunkTime = TimeSpan.FromMilliseconds(4);

    private const int MaximumChunk = 1024;
    private const int MaximumGrowth = 4;

    private readonly Scenario _scenario;
    private readonly IEngine _engine;
    private readonly Func<int, RunTrace?, RunResult> _simulate;
    private readonly TraceScope? _traced;
    private int _chunkSize = 1;

    /// <summary>A worker that is ready to start.</summary>
    /// <param name="scenario">What to run, for the report of a fault.</param>
    /// <param name="engine">Its engine, whose clock says when a fault happened.</param>
    /// <param name="simulate">Does one run on that engine.</param>
    /// <param name="traced">Which runs get a trace; null for none.</param>
    public BatchWorker(Scenario scenario, IEngine engine, Func<int, RunTrace?, RunResult> simulate, TraceScope? traced)
    {
        _scenario = scenario;
        _engine = engine;
        _simulate = simulate;
        _traced = traced;
    }

    /// <summary>Works until the desk has nothing left, a run fails or the batch is cancelled.</summary>
    public void Work(RunDesk desk, CancellationToken cancellation)
    {
        while (desk.Take(_chunkSize) is { } chunk)
        {
            var started = Stopwatch.GetTimestamp();
            Work(chunk, cancellation);
            Adapt(chunk.Count, Stopwatch.GetElapsedTime(started));
            if (chunk.FinishedCount < chunk.Count)
            {
                desk.Stop();
            }

            desk.HandIn(chunk);
        }
    }

    private void Work(RunChunk chunk, CancellationToken cancellation)
    {
        while (chunk.FinishedCount < chunk.Count && !cancellation.IsCancellationRequested)
        {
            var run = chunk.First + chunk.FinishedCount;
            try
            {
                var trace = _traced?.TakesRun(run) == true ? new RunTrace { Scope = _traced } : null;
                chunk.Add(_simulate(run, trace), trace);
            }
            catch (Exception fault)
            {
                chunk.Fault = new SimulationFaultException(_scenario, run, _engine.Now, fault);
                return;
            }
        }
    }

    private void Adapt(int runs, TimeSpan elapsed)
    {
        var fitting = WantedChunkTime / (elapsed / runs + TimeSpan.FromTicks(1));
        _chunkSize = Math.Clamp((int)fitting, 1, Math.Min(MaximumChunk, _chunkSize * MaximumGrowth));
    }
}
