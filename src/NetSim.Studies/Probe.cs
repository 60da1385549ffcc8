using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;

namespace NetSim.Studies;

/// <summary>Runs single points of a study as often as a question takes.</summary>
/// <param name="scenarioOf">The scenario of a point.</param>
/// <param name="createEngine">Makes an engine for each thread.</param>
/// <param name="threads">How many threads simulate.</param>
public sealed class Probe(Func<int, Scenario> scenarioOf, Func<IEngine> createEngine, int threads)
{
    /// <summary>Stands for the simulation in tests; null to simulate.</summary>
    internal Func<Scenario, int, RunResult>? Simulate { get; init; }

    /// <summary>What a point comes to.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="point">The point.</param>
    /// <param name="runs">How many runs; null for as many as its scenario says.</param>
    /// <param name="ask">Asks its summary.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public T Ask<T>(int point, int? runs, Func<Summary, T> ask, CancellationToken cancellation)
    {
        var scenario = scenarioOf(point);
        scenario = runs is { } count ? scenario with { Runs = count, Until = null } : scenario;
        var listener = new Listener<T>(ask);
        var outcome = new Campaign(1, _ => scenario, createEngine) { Threads = threads, Simulation = Simulate }.Run(listener, progress: null, cancellation);
        return outcome.Interrupted ? throw new OperationCanceledException(cancellation) : listener.Answer!;
    }

    private sealed class Listener<T>(Func<Summary, T> ask) : ICampaignResults
    {
        public T? Answer { get; private set; }

        public void BeginPoint(int point, Scenario scenario)
        {
        }

        public void Take(RunResult result, RunTrace? trace)
        {
        }

        public void EndPoint(Summary summary) => Answer = ask(summary);
    }
}
