using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;
using NetSim.Reporting.Tables;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>Where the time went, where it can be told without a simulation. One way takes 50 ms.</summary>
public class ExplanationTests
{
    private static readonly LinkDirectionSpec Path = new() { Delay = 50.Milliseconds };

    private static readonly TlsOptions Tls = new() { ChargesCpu = false };

    [Fact]
    public void Without_loss_a_TLS_1_3_connection_is_propagation_alone()
    {
        var record = Explain(Scenarios.RequestAndResponse(Path, Tls));

        // SYN, SYN-ACK | ClientHello, ServerHello to Finished | Finished with the request, response.
        Assert.Equal("propagation 100", Parts(record, Phase.Connect));
        Assert.Equal("propagation 100", Parts(record, Phase.Handshake));
        Assert.Equal("propagation 300", Parts(record, Phase.FirstByte));
        Assert.Equal("propagation 300", Parts(record, Phase.Total));
    }

    [Fact]
    public void A_lost_SYN_costs_a_second()
    {
        var record = Explain(RequestAndResponse(Path with { Drops = [new OrdinalRange(1, 1)] }, Path));

        Assert.Equal("propagation 100, syn_timer 1000", Parts(record, Phase.Connect));
        Assert.Equal("propagation 200, syn_timer 1000", Parts(record, Phase.LastByte));
    }

    [Fact]
    public void Each_SYN_lost_is_a_SYN_timer_and_back_off_doubles()
    {
        var scenario = RequestAndResponse(Path with { Drops = [new OrdinalRange(1, 2)] }, Path)
            .WithTcp(tcp => tcp with { SynLinearTimeouts = 0 });

        Assert.Equal("propagation 100, syn_timer 3000", Parts(Explain(scenario), Phase.Connect));
    }

    // The SYN-ACK’s own timer would expire when the SYN that was sent again arrives; the SYN comes first.
    [Fact]
    public void A_lost_SYN_ACK_is_waited_for_with_the_SYN_timer()
    {
        var scenario = RequestAndResponse(Path, Path with { Drops = [new OrdinalRange(1, 1)] });

        Assert.Equal("propagation 100, syn_timer 1000", Parts(Explain(scenario), Phase.Connect));
    }

    [Fact]
    public void A_lost_SYN_ACK_is_waited_for_with_its_own_timer_where_that_is_the_shorter()
    {
        var scenario = RequestAndResponse(Path, Path with { Drops = [new OrdinalRange(1, 1)] })
            .WithServer(server => server with { Tcp = server.Tcp with { InitialTimeout = 600.Milliseconds } });

        Assert.Equal("propagation 100, syn_ack_timer 600", Parts(Explain(scenario), Phase.Connect));
    }

    [Fact]
    public void What_a_link_sends_is_serialization()
    {
        // 8 bits in a µs; SYN and SYN-ACK of 60 B each: 20 B of IP, 40 B of TCP with its options.
        var record = Explain(Scenarios.RequestAndResponse(Path with { Rate = new DataRate(8_000_000) }));

        Assert.Equal("propagation 100, serialization 0.12", Parts(record, Phase.Connect));

        // The ACK of the SYN-ACK (52 B) goes ahead of the request (252 B), the ACK of the request ahead of the response (1052 B).
        Assert.Equal("propagation 200, serialization 1.528", Parts(record, Phase.LastByte));
    }

    [Fact]
    public void A_queue_of_its_own_packets_is_serialization()
    {
        // A round trip takes less than the first ten segments of 1500 B, 1.5 ms each, so that the link never idles from the
        // first of a hundred on. What is sent before them as above.
        var near = new LinkDirectionSpec { Delay = 2.Milliseconds, Rate = new DataRate(8_000_000) };

        var record = Explain(Scenarios.RequestAndResponse(near, responseBytes: 100 * 1448));

        Assert.Equal("propagation 8, serialization 150.476", Parts(record, Phase.LastByte));
    }

    [Fact]
    public void The_path_names_what_travels()
    {
        var path = Explain(RequestAndResponse(Path, Path).WithConnection(connection => connection with { Tls = Tls })).Latency!.PathOf(Phase.FirstByte);

        Assert.Equal(
            [
                "SYN of the client", "SYN-ACK of the server", "ClientHello of the client", "ServerHello to Finished of the server",
                "AppData of the client", "AppData of the server",
            ],
            path.Select(step => step.What.Replace(" travels on link", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_response_larger_than_cwnd_waits_for_it()
    {
        // 30 segments, of which cwnd lets 10 go at first and 20 more a round trip later.
        var record = Explain(Scenarios.RequestAndResponse(Path, responseBytes: 30 * 1448));

        Assert.Equal("propagation 200", Parts(record, Phase.FirstByte));
        Assert.Equal("propagation 200, congestion_window 100", Parts(record, Phase.LastByte));
    }

    [Fact]
    public void A_response_larger_than_the_receive_window_waits_for_it()
    {
        var scenario = Scenarios.RequestAndResponse(Path, responseBytes: 8000)
            .WithTcp(tcp => tcp with { ReceiveBufferBytes = 8192, MaximumReceiveBufferBytes = 8192 });

        // Half of the buffer is window: two segments a round trip of 1448 B, two more, and what is left of the 8000 B.
        Assert.Equal("propagation 200, receive_window 200", Parts(Explain(scenario), Phase.LastByte));
    }

    // Of what the server sends, 1 is the SYN-ACK, 2 the ACK of the request.
    [Fact]
    public void A_lost_response_of_one_segment_waits_for_the_probe()
    {
        // RFC 8985 §7.2: 2 SRTT and 200 ms for a lone segment, but no later than RTO, which is SRTT and 200 ms.
        Assert.Equal("propagation 200, tail_loss_probe 300", Parts(Explain(Answer(1000, lost: 3)), Phase.LastByte));
    }

    [Fact]
    public void A_lost_response_waits_for_the_retransmission_timer_without_probes()
    {
        var scenario = Answer(1000, lost: 3).WithTcp(tcp => tcp with { TailLossProbe = false });

        // RTO = SRTT + the least spread of 200 ms.
        Assert.Equal("propagation 200, rto 300", Parts(Explain(scenario), Phase.LastByte));
    }

    [Fact]
    public void A_segment_lost_among_others_waits_for_recovery()
    {
        // The second of ten: the ACKs of the eight behind it come a round trip later.
        Assert.Equal("propagation 200, loss_recovery 100", Parts(Explain(Answer(14480, lost: 4)), Phase.LastByte));
    }

    [Fact]
    public void The_last_but_one_lost_waits_for_RACK()
    {
        // RFC 8985 §6.2: a quarter of the round trip more than the ACK of the one behind it, and 2 ms (TCP_TIMEOUT_MIN_US).
        Assert.Equal("propagation 200, rack_timer 27, loss_recovery 100", Parts(Explain(Answer(4 * 1448, lost: 5)), Phase.LastByte));
    }

    [Fact]
    public void Nagle_s_algorithm_waits_for_an_ACK()
    {
        var scenario = Scenarios.RequestAndResponse(Path, Tls).WithConnection(connection => connection with { NoDelay = false });

        Assert.Equal("propagation 300, nagle 100", Parts(Explain(scenario), Phase.FirstByte));
    }

    [Fact]
    public void Nagle_s_algorithm_may_wait_for_a_delayed_ACK()
    {
        var scenario = Scenarios.RequestAndResponse(Path, Tls with { SessionTickets = 0 })
            .WithConnection(connection => connection with { NoDelay = false }).WithTcp(tcp => tcp with { AckPolicy = AckPolicyKind.Delayed });

        Assert.Equal("propagation 300, delayed_ack 40, nagle 100", Parts(Explain(scenario), Phase.FirstByte));
    }

    [Fact]
    public void An_application_that_thinks_is_told_from_one_that_wakes_up()
    {
        var scenario = Scenarios.Pair(
            [new Send(200), new Receive(1000)], [new Receive(200), new Wait(5.Milliseconds), new Send(1000)], Path);
        scenario = scenario with { Hosts = [.. scenario.Hosts.Select(host => host with { WakeUp = 1.Milliseconds })] };

        // The client wakes up when it is connected and for the response; the server has woken up just when the request comes.
        Assert.Equal("propagation 200, application 5, wake_up 2", Parts(Explain(scenario), Phase.LastByte));
    }

    [Fact]
    public void A_connection_waits_to_be_accepted()
    {
        var scenario = Scenarios.Pair([new Receive(1000)], [new Send(1000)], Path)
            .WithServer(server => server with { Listener = new ListenerSpec { AcceptDelay = 7.Milliseconds } });

        Assert.Equal("propagation 200, accept 7", Parts(Explain(scenario), Phase.LastByte));
    }

    [Fact]
    public void A_packet_behind_another_connection_s_is_queueing()
    {
        // The other connection’s SYN-ACK takes 0.06 ms, so its request comes at 150.06 ms. The ACK of that, 52 B, and 10 segments
        // of 1500 B are sent until 165.112 ms. This one’s SYN-ACK comes behind them at 151 ms.
        var slow = Path with { Rate = new DataRate(8_000_000) };
        var scenario = Scenarios.Pair([new Send(200), new Receive(14_480)], [new Receive(200), new Send(14_480)], Path, slow);
        scenario = scenario with
        {
            Connections =
            [
                scenario.Connections[0] with { Name = "short", Start = new StartSpec { First = 101.Milliseconds } },
                scenario.Connections[0] with { Name = "bulk" },
            ],
        };

        Assert.Equal("propagation 100, serialization 0.06, queueing 14.112", Parts(Explain(scenario), Phase.Connect));
    }

    [Fact]
    public void One_core_for_two_is_waited_for()
    {
        var scenario = Scenarios.RequestAndResponse(Path, new TlsOptions())
            .WithServer(server => server with { Cpu = new CpuSpec(1, 1) });
        scenario = scenario with
        {
            Connections = [scenario.Connections[0] with { Name = "first" }, scenario.Connections[0] with { Name = "second" }],
        };
        var records = new Simulation(scenario, new Simulator()) { Explains = ExplanationDetail.Paths }.Run(0).Connections;

        // Both ask at the same instants, and the server answers the first first.
        Assert.Equal("propagation 100, cpu 1.65", Parts(records[0], Phase.Handshake));
        Assert.Equal("propagation 100, cpu 1.65, cpu_wait 0.442", Parts(records[1], Phase.Handshake));
    }

    [Fact]
    public void Pacing_spreads_a_response()
    {
        var scenario = Scenarios.RequestAndResponse(Path, responseBytes: 30 * 1448).WithTcp(tcp => tcp with { Pacing = true });

        // The second round trip’s segments go out one by one as the pacer lets them.
        Assert.StartsWith("propagation 200, congestion_window 100, pacing 4", Parts(Explain(scenario), Phase.LastByte), StringComparison.Ordinal);
    }

    [Fact]
    public void Jitter_is_extra_delay()
    {
        var scenario = Scenarios.RequestAndResponse(Path with { Jitter = new Jitter([3.Milliseconds, 3.Milliseconds]) });

        Assert.Equal("propagation 200, extra_delay 12", Parts(Explain(scenario), Phase.LastByte));
    }

    private static Scenario RequestAndResponse(LinkDirectionSpec forward, LinkDirectionSpec backward) => Scenarios.Pair(
        [new Send(200), new Receive(1000)], [new Receive(200), new Send(1000)], forward, backward);

    // The server’s packet with that ordinal is lost.
    private static Scenario Answer(long bytes, long lost) => Scenarios.Pair(
        [new Send(200), new Receive(bytes)],
        [new Receive(200), new Send(bytes)],
        Path,
        Path with { Drops = [new OrdinalRange(lost, lost)] });

    private static ConnectionRecord Explain(Scenario scenario) =>
        new Simulation(scenario, new Simulator()) { Explains = ExplanationDetail.Paths }.Run(0).Connections[0];

    private static string Parts(ConnectionRecord record, Phase phase) => string.Join(", ", Enum.GetValues<LatencyPart>()
        .Where(part => record.Latency![phase]![part] > SimDuration.Zero)
        .Select(part => FormattableString.Invariant($"{RecordNames.Of(part)} {record.Latency![phase]![part].InMilliseconds:0.######}")));
}
