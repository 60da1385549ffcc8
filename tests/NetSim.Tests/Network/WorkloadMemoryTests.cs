using NetSim.Engine;
using NetSim.Network;
using NetSim.Protocols;

namespace NetSim.Tests.Network;

/// <summary>What is left of connections that are over. It is measured alone, since others use memory too.</summary>
[Collection(nameof(WorkloadMemoryTests))]
[CollectionDefinition(nameof(WorkloadMemoryTests), DisableParallelization = true)]
public class WorkloadMemoryTests
{
    private static readonly LinkDirectionSpec Path = new() { Delay = 10.Milliseconds };

    // 20,000 connections in 20 s of which none is over TIME-WAIT (1 min) at the end: what is kept of one is its record of
    // about 250 B, against some 10 kB of two live ends.
    [Fact]
    public void What_is_over_is_let_go()
    {
        var engine = new Simulator();
        var scenario = Scenarios.RequestAndResponse(Path) with { Duration = 21.Seconds };
        var simulation = new Simulation(
            scenario.WithConnection(spec => spec with { Start = new StartSpec { Every = 1.Milliseconds, Count = 20_000 } }),
            engine);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var result = simulation.Run(0);

        Assert.Equal(20_000, result.Connections.Count(record => record.Outcome == ConnectionOutcome.Completed));
        Assert.Equal(0, simulation.Going);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 20_000 * 700);
        GC.KeepAlive(engine);
        GC.KeepAlive(simulation);
    }
}
