using NetSim.Network;
using NetSim.Network.Tracing;

namespace NetSim.Studies;

/// <summary>Consecutive runs that one worker does at a stretch.</summary>
/// <param name="first">The number of the first run.</param>
/// <param name="count">How many runs; at least 1.</param>
internal sealed class RunChunk(int first, int count)
{
    private readonly (RunResult Result, RunTrace? Trace)[] _finished = new (RunResult, RunTrace?)[count];

    /// <summary>The number of the first run.</summary>
    public int First => first;

    /// <summary>How many runs were asked for.</summary>
    public int Count => count;

    /// <summary>How many are finished; less than <see cref="Count"/> after a fault or a cancellation.</summary>
    public int FinishedCount { get; private set; }

    /// <summary>What the run after the finished ones threw; null if nothing.</summary>
    public SimulationFaultException? Fault { get; set; }

    /// <summary>Whether its worker is through with it; guarded by the desk’s lock.</summary>
    public bool IsHandedIn { get; set; }

    /// <summary>The finished runs, in order.</summary>
    public ReadOnlySpan<(RunResult Result, RunTrace? Trace)> Finished => _finished.AsSpan(0, FinishedCount);

    /// <summary>Adds the next finished run.</summary>
    public void Add(RunResult result, RunTrace? trace) => _finished[FinishedCount++] = (result, trace);
}
