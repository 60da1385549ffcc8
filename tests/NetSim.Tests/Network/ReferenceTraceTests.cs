using NetSim.Network;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>Scenarios that were measured on a real kernel come out with the same packets.</summary>
public class ReferenceTraceTests
{
    // The traces’ applications react 0.1 to 0.8 ms late, each time; deliveries are 0.1 ms late.
    private const double ApplicationSlackMs = 2;

    // How late the kernel’s timers were: none; those below 256 ms up to 8 ms (the delayed ACK of 40 ms sits on top of
    // that at 40.6 to 53 ms); those above up to 32 ms. No timer is ever early.
    private const double ShortTimerMs = 13;
    private const double LongTimerMs = 32;

    [Theory]
    [InlineData("01a", 0)]
    [InlineData("01b", ShortTimerMs)]
    [InlineData("02", 0)]
    [InlineData("03", 0)]
    [InlineData("04a", LongTimerMs)]
    [InlineData("05a", LongTimerMs)]
    [InlineData("06a", ShortTimerMs)]
    [InlineData("07a", LongTimerMs)]
    [InlineData("08d", LongTimerMs)]
    [InlineData("09", 0)]
    [InlineData("10", 0)]
    public void Packets_are_those_of_a_real_kernel(string trace, double timerLatenessMs)
    {
        var measured = TracedPacket.Read(trace);

        var simulated = Simulate(Measured[trace]);

        Assert.Equal(measured.Count, simulated.Count);
        foreach (var direction in new[] { "C>S", "S>C" })
        {
            Assert.Equal(
                measured.Where(packet => packet.Direction == direction).Select(WithoutTime),
                simulated.Where(packet => packet.Direction == direction).Select(WithoutTime));
        }

        foreach (var packet in measured)
        {
            var twin = simulated.Single(other => other.Direction == packet.Direction && other.Number == packet.Number);
            Assert.InRange(packet.SentMs - twin.SentMs, -ApplicationSlackMs, ApplicationSlackMs + timerLatenessMs);
        }
    }

    private static readonly Dictionary<string, Scenario> Measured = new(StringComparer.Ordinal)
    {
        ["01a"] = Pair([new At(1.Seconds), new Close()], [new ReceiveEof(), new Wait(100.Milliseconds), new Close()]),
        ["01b"] = Pair(Request(1.Seconds), Response),
        ["02"] = Pair([new ReceiveEof(), new Wait(100.Milliseconds), new Close()], [new At(1.Seconds), new Close()]),
        ["03"] = Pair([new At(1.Seconds), new CloseBoth()], [new ReceiveEof()]),
        ["04a"] = Pair(Request(3.Seconds), Response, forward: [1]),
        ["05a"] = Pair(Request(4.Seconds), Response, backward: [1]),
        ["06a"] = Pair(Request(4.Seconds), Response, forward: [2]),
        ["07a"] = Pair(
            [new At(1.Seconds), new Close()], [new ReceiveEof(), new Wait(100.Milliseconds), new Close()], forward: [3]),
        ["08d"] = Pair(
            [new At(1.Seconds), new Close()], [new ReceiveEof(), new Wait(100.Milliseconds), new Close()], forward: [4]),
        ["09"] = Pair([new Send(200)], [], listens: false),
        ["10"] = Pair(
            [new Send(200), new Shutdown(), new ReceiveEof(), new Close()],
            [
                new Receive(200), new ReceiveEof(), new Send(1000), new Wait(300.Milliseconds), new Send(1000),
                new Wait(300.Milliseconds), new Send(1000), new Wait(300.Milliseconds), new Close(),
            ]),
    };

    private static ApplicationStep[] Response =>
        [new Receive(200), new Send(1000), new ReceiveEof(), new Wait(100.Milliseconds), new Close()];

    private static ApplicationStep[] Request(SimDuration closeAt) =>
        [new Send(200), new Receive(1000), new At(closeAt), new Close()];

    private static Scenario Pair(
        ApplicationStep[] client, ApplicationStep[] server, long[]? forward = null, long[]? backward = null,
        bool listens = true)
    {
        var scenario = Scenarios.Pair(client, server, Direction(forward), Direction(backward));
        return listens ? scenario : scenario.WithServer(server => server with { ListeningPorts = [] });
    }

    private static LinkDirectionSpec Direction(long[]? drops) => new()
    {
        Delay = 50.Milliseconds,
        Drops = [.. (drops ?? []).Select(ordinal => new OrdinalRange(ordinal, ordinal))],
    };

    private static List<TracedPacket> Simulate(Scenario scenario) =>
        [.. scenario.Run().Trace.Packets.Select(TracedPacket.From)];

    private static TracedPacket WithoutTime(TracedPacket packet) => packet with { SentMs = 0 };
}
