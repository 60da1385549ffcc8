using NetSim.Network;
using NetSim.Units;

namespace NetSim.Studies;

/// <summary>A fault of the simulator itself, with all that it takes to see it again.</summary>
/// <param name="scenario">What was run.</param>
/// <param name="run">The run that failed, from 0.</param>
/// <param name="at">The simulated time at which it failed; null if it had not begun.</param>
/// <param name="fault">What was thrown.</param>
public sealed class SimulationFaultException(Scenario scenario, int run, SimTime? at, Exception fault)
    : Exception(Describe(scenario, run, at, fault), fault)
{
    /// <summary>The scenario’s name.</summary>
    public string ScenarioName { get; } = scenario.Name;

    /// <summary>The scenario’s seed.</summary>
    public ulong Seed { get; } = scenario.Seed;

    /// <summary>The run that failed, from 0.</summary>
    public int Run { get; } = run;

    /// <summary>The simulated time at which it failed; null if it had not begun.</summary>
    public SimTime? At { get; } = at;

    private static string Describe(Scenario scenario, int run, SimTime? at, Exception fault) =>
        $"scenario '{scenario.Name}', seed {scenario.Seed}, run {run}{(at is { } time ? $", at {time}" : "")}: "
        + $"{fault.GetType().Name}: {fault.Message}";
}
