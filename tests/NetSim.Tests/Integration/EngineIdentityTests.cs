using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Tables;
using NetSim.Tests.Engine;
using NetSim.Tests.Topologies;
using NetSim.Topologies;

namespace NetSim.Tests.Integration;

/// <summary>Both engines give the same bytes for whatever ships with the project.</summary>
public class EngineIdentityTests
{
    private const int MostRuns = 50;

    public static TheoryData<string> Topologies => ShippedTopologies.Names;

    [Theory, MemberData(nameof(Topologies))]
    public void SimSharp_gives_the_same_bytes_as_the_native_engine(string topology)
    {
        var scenario = ShippedTopologies.ScenarioOf(topology);

        var native = Tables(scenario, "native");
        var simSharp = Tables(scenario, "simsharp");

        Assert.NotEmpty(native.Connections);
        Assert.Equal(native.Connections, simSharp.Connections);
        Assert.Equal(native.Trace, simSharp.Trace);
        Assert.Equal(native.Events, simSharp.Events);
    }

    private static (byte[] Connections, byte[] Trace, long Events) Tables(Scenario scenario, string engine)
    {
        var simulation = new Simulation(scenario, Engines.Create(engine));
        using var connections = new MemoryStream();
        using var packets = new MemoryStream();
        var events = 0L;
        using (var connectionTable = new ConnectionTable(connections))
        using (var traceTable = new TraceTable(packets))
        {
            for (var run = 0; run < Math.Min(scenario.Runs, MostRuns); run++)
            {
                var trace = new RunTrace();
                var result = simulation.Run(run, trace);
                connectionTable.Write(result);
                traceTable.Write(trace);
                events += result.Events;
            }
        }

        return (connections.ToArray(), packets.ToArray(), events);
    }
}
