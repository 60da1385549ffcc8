using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

public class ConnectionTests
{
    private static readonly LinkDirectionSpec Clean = new() { Delay = 50.Milliseconds };

    // With one-way delay d: SYN and SYN-ACK 2d; request and response 2d more; the FIN is right behind.
    [Fact]
    public void Phases_on_a_clean_link_are_whole_round_trips()
    {
        var record = Scenarios.RequestAndResponse(Clean).RunOne();

        Assert.Equal(ConnectionOutcome.Completed, record.Outcome);
        Assert.Equal(100.Milliseconds, record.Connect);
        Assert.Null(record.Handshake);
        Assert.Equal(200.Milliseconds, record.FirstByte);
        Assert.Equal(200.Milliseconds, record.LastByte);
        Assert.Equal(200.Milliseconds, record.Total);
        Assert.Equal(0, record.Retransmissions);
        Assert.Equal(0, record.PacketsLost);
        Assert.Equal(1000, record.BytesReceived);
    }

    // Linux 6.5 and later: 1 s each for the first four, then doubling. Measured: when each SYN went out (trace 04d). The kernel’s
    // timers are never early, and late by up to 32 ms each below 2 s, 256 ms below 16 s, 2 s above.
    [Theory]
    [InlineData(1, 1, 1.0)]
    [InlineData(2, 2, 2.0)]
    [InlineData(3, 3, 3.1)]
    [InlineData(4, 4, 4.1)]
    [InlineData(5, 5, 5.1)]
    [InlineData(6, 7, 7.1)]
    [InlineData(7, 11, 11.3)]
    [InlineData(8, 19, 19.5)]
    [InlineData(9, 35, 35.6)]
    [InlineData(10, 67, 68.9)]
    public void Lost_SYNs_cost_what_they_cost_on_Linux(int lost, int seconds, double measuredSeconds)
    {
        var forward = Clean with { Drops = [new OrdinalRange(1, lost)] };

        var record = Scenarios.Pair([new Close()], [new ReceiveEof(), new Close()], forward, Clean).RunOne();

        Assert.Equal(seconds.Seconds + 100.Milliseconds, record.Connect);
        Assert.Equal(ConnectionOutcome.Completed, record.Outcome);
        Assert.InRange(measuredSeconds - seconds, 0, seconds < 16 ? 0.033 * lost + 0.3 : 2);
    }

    [Fact]
    public void A_host_that_never_answers_times_out_after_131_seconds()
    {
        var dead = Clean with { Drops = [new OrdinalRange(1, long.MaxValue)] };

        var (result, trace) = Scenarios.Pair([new Close()], [], dead, Clean).Run();

        var record = result.Connections[0];
        Assert.Equal(ConnectionOutcome.TimedOut, record.Outcome);
        Assert.Null(record.Connect);
        Assert.Null(record.Total);
        Assert.Equal(11, record.PacketsSent);
        Assert.Equal(SimTime.Start + 131.Seconds, trace.States[^1].At);
    }

    [Fact]
    public void A_closed_port_refuses_after_a_round_trip()
    {
        var scenario = Scenarios.Pair([new Close()], [], Clean)
            .WithServer(server => server with { ListeningPorts = [8080] });

        var (result, trace) = scenario.Run();

        Assert.Equal(ConnectionOutcome.Refused, result.Connections[0].Outcome);
        Assert.Null(result.Connections[0].Connect);
        Assert.Equal(SimTime.Start + 100.Milliseconds, trace.States[^1].At);
    }

    [Fact]
    public void Four_packets_tear_a_connection_down()
    {
        var (_, trace) = Scenarios.Pair(
            [new At(1.Seconds), new Close()], [new ReceiveEof(), new Wait(100.Milliseconds), new Close()], Clean).Run();

        Assert.Equal(
            ["SYN-SENT", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSED"],
            States(trace, isClient: true));
        Assert.Equal(
            ["LISTEN", "SYN-RECEIVED", "ESTABLISHED", "CLOSE-WAIT", "LAST-ACK", "CLOSED"],
            States(trace, isClient: false));

        // TIME-WAIT: from the FIN at 1.2 s on, 60 s.
        Assert.Equal(SimTime.Start + 61.Seconds + 200.Milliseconds, trace.States[^1].At);
    }

    [Fact]
    public void A_simultaneous_close_passes_through_CLOSING_at_both_ends()
    {
        var (result, trace) = Scenarios.Pair([new At(1.Seconds), new CloseBoth()], [new ReceiveEof()], Clean).Run();

        foreach (var isClient in new[] { true, false })
        {
            Assert.Equal(["FIN-WAIT-1", "CLOSING", "TIME-WAIT", "CLOSED"], States(trace, isClient).TakeLast(4));
        }

        Assert.Equal(ConnectionOutcome.Completed, result.Connections[0].Outcome);
        Assert.Equal(100.Milliseconds, result.Connections[0].Close);
    }

    // Both SYNs cross: each end answers with a SYN-ACK, and both are open after one round trip (trace 16).
    [Fact]
    public void A_simultaneous_open_takes_one_round_trip()
    {
        var scenario = Scenarios.Pair([new Send(10), new Close()], [new Receive(10), new ReceiveEof(), new Close()], Clean)
            .WithConnection(connection => connection with { SimultaneousOpen = true });

        var (result, trace) = scenario.Run();

        Assert.Equal(100.Milliseconds, result.Connections[0].Connect);
        Assert.Equal(ConnectionOutcome.Completed, result.Connections[0].Outcome);
        Assert.Equal(["SYN-SENT", "SYN-RECEIVED", "ESTABLISHED"], States(trace, isClient: false).Take(3));
    }

    [Fact]
    public void An_abort_resets_the_peer()
    {
        var (result, trace) = Scenarios.Pair([new At(1.Seconds), new Abort()], [new ReceiveEof()], Clean).Run();

        Assert.Equal(ConnectionOutcome.Aborted, result.Connections[0].Outcome);
        Assert.True(trace.Packets[^1].Segment.Has(TcpFlags.Reset));
        Assert.Equal("CLOSED", States(trace, isClient: false)[^1]);
    }

    [Fact]
    public void A_stream_that_ends_early_is_truncated()
    {
        var record = Scenarios.Pair(
            [new Receive(1000), new Close()], [new Send(600), new Close()], Clean).RunOne();

        Assert.Equal(ConnectionOutcome.Truncated, record.Outcome);
        Assert.Equal("the stream ended 400 B before the 1000 B that were expected", record.Explanation);
        Assert.Equal(600, record.BytesReceived);
    }

    [Fact]
    public void A_reset_in_the_middle_is_a_reset()
    {
        var record = Scenarios.Pair([new Receive(1000)], [new Send(600), new At(1.Seconds), new Abort()], Clean)
            .RunOne();

        // The server's script asked for it.
        Assert.Equal(ConnectionOutcome.Aborted, record.Outcome);
        Assert.Equal(600, record.BytesReceived);
        Assert.Null(record.Total);
    }

    [Fact]
    public void What_the_run_cuts_off_is_unfinished()
    {
        var scenario = Scenarios.RequestAndResponse(Clean) with { Duration = 150.Milliseconds };

        var record = scenario.RunOne();

        Assert.Equal(ConnectionOutcome.Unfinished, record.Outcome);
        Assert.Equal(100.Milliseconds, record.Connect);
        Assert.Null(record.FirstByte);
        Assert.Null(record.Total);
    }

    [Fact]
    public void Poisson_arrivals_have_their_rate_and_their_gaps()
    {
        var scenario = Scenarios.RequestAndResponse(Clean).WithConnection(connection => connection with
        {
            Start = new StartSpec { PoissonPerSecond = 100, Count = null, Until = 100.Seconds },
        }) with
        { Duration = 101.Seconds };

        var starts = scenario.Run().Result.Connections.Select(record => record.Start).ToList();

        // 10,000 expected, deviation 100; 99.9 % lie within 3.29 deviations. The deviation of the gaps is their mean.
        Assert.InRange(starts.Count, 10_000 - 329, 10_000 + 329);
        var gaps = starts.Zip(starts.Skip(1), (first, second) => (second - first).InMilliseconds).ToList();
        var mean = gaps.Average();
        Assert.InRange(Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean))) / mean, 0.95, 1.05);
        Assert.True(starts[^1] < SimTime.Start + 100.Seconds);
    }

    [Fact]
    public void Periodic_arrivals_are_periodic()
    {
        var scenario = Scenarios.RequestAndResponse(Clean).WithConnection(connection => connection with
        {
            Start = new StartSpec { First = 5.Milliseconds, Every = 20.Milliseconds, Count = 4 },
        });

        var starts = scenario.Run().Result.Connections.Select(record => (record.Start - SimTime.Start).InMilliseconds);

        Assert.Equal([5, 25, 45, 65], starts);
    }

    [Fact]
    public void Packets_cross_routers_by_the_shortest_way()
    {
        var scenario = Scenarios.RequestAndResponse(Clean) with
        {
            Hosts =
            [
                new HostSpec { Name = "c" }, new HostSpec { Name = "s" },
                new HostSpec { Name = "r1", IsRouter = true }, new HostSpec { Name = "r2", IsRouter = true },
                new HostSpec { Name = "bystander" },
            ],
            Links =
            [
                Between("c", "r1", 10), Between("r1", "r2", 1), Between("r2", "s", 1), Between("s", "r1", 20),
                Between("c", "bystander", 0), Between("bystander", "s", 0),
            ],
        };

        var (result, trace) = scenario.Run();

        // Two links of 10 and 20 ms; the way over three would be faster, the one over a host is none.
        Assert.Equal(60.Milliseconds, result.Connections[0].Connect);
        Assert.Equal(["c-r1", "s-r1"], trace.Packets.Take(2).Select(packet => packet.Link));
        Assert.Equal([LinkDirection.Forward, LinkDirection.Backward], trace.Packets.Take(2).Select(packet => packet.Direction));
        Assert.Equal([false, true], trace.Packets.Take(2).Select(packet => packet.IsLastHop));
    }

    [Fact]
    public void A_run_is_the_same_whatever_ran_before()
    {
        var scenario = Scenarios.RequestAndResponse(Clean with { Loss = new Probability(0.1) }, responseBytes: 50_000)
            .WithConnection(connection => connection with { Start = new StartSpec { Count = 20, Every = 1.Milliseconds } });
        var simulation = new Simulation(scenario, new NetSim.Engine.Simulator());

        var first = simulation.Run(3);
        simulation.Run(4);
        var again = simulation.Run(3);

        Assert.Equal(first.Connections, again.Connections);
        Assert.Equal(first.Events, again.Events);
        Assert.NotEqual(first.Connections.Select(record => record.Total), simulation.Run(4).Connections.Select(record => record.Total));
    }

    private static LinkSpec Between(string from, string to, int delayMs)
    {
        var direction = new LinkDirectionSpec { Delay = delayMs.Milliseconds };
        return new LinkSpec { Name = $"{from}-{to}", From = from, To = to, Forward = direction, Backward = direction };
    }

    private static List<string> States(RunTrace trace, bool isClient) =>
        [.. trace.States.Where(state => state.IsClient == isClient && state.Layer == TraceLayer.Tcp).Select(state => state.State)];
}
