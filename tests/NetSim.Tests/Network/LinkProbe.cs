using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>Packets that were put on the forward direction of a link.</summary>
internal static class LinkProbe
{
    /// <summary>Those of one long upload.</summary>
    public static IReadOnlyList<PacketRecord> Upload(LinkDirectionSpec forward, long bytes)
    {
        var scenario = Scenarios.Pair(
            [new Send(bytes), new Shutdown(), new ReceiveEof(), new Close()],
            [new Receive(bytes), new ReceiveEof(), new Close()],
            forward,
            new LinkDirectionSpec { Delay = 5.Milliseconds }) with
        {
            Duration = 3600.Seconds * 24,
        };
        return Forward(scenario.Run().Trace);
    }

    /// <summary>The first packets of as many connections, of which the server hears nothing more.</summary>
    public static IReadOnlyList<PacketRecord> ManySyns(LinkDirectionSpec forward, int count, SimDuration? every = null)
    {
        var scenario = Scenarios.Pair(
            [new Close()], [], forward, new LinkDirectionSpec { Drops = [new OrdinalRange(1, long.MaxValue)] })
            .WithConnection(connection => connection with
            {
                Start = new StartSpec { Count = count, Every = every ?? 10.Milliseconds, First = SimDuration.Zero },
            }) with
        {
            Hosts =
            [
                new HostSpec { Name = "c", Tcp = new() { SynRetries = 0, SynLinearTimeouts = 0 } },
                new HostSpec { Name = "s", Tcp = new() { SynAckRetries = 0 } },
            ],
            Duration = 400.Seconds,
        };
        return Forward(scenario.Run().Trace);
    }

    /// <summary>The same scenario, run with a look at its links.</summary>
    public static Simulation RunOf(Scenario scenario, out RunResult result)
    {
        var simulation = new Simulation(scenario, new Simulator());
        result = simulation.Run(0);
        return simulation;
    }

    private static List<PacketRecord> Forward(RunTrace trace) =>
        [.. trace.Packets.Where(packet => packet.Direction == LinkDirection.Forward)];
}
