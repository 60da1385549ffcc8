using NetSim.Network;
using NetSim.Network.Middleboxes;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>A client inside, a server outside, and a node between them.</summary>
public class MiddleboxTests
{
    private static readonly LinkDirectionSpec Wire = new() { Delay = 10.Milliseconds };

    private static readonly MiddleboxSpec Nat = MiddleboxSpec.Nat with { Outside = "wan" };

    private static readonly MiddleboxSpec Firewall = MiddleboxSpec.Firewall with { Outside = "wan" };

    [Fact, Rfc(5382, "5")]
    public void A_NAT_remembers_an_open_connection_for_two_hours_and_four_minutes()
    {
        Assert.Equal(ConnectionOutcome.Completed, Talk(Nat, 7439.Seconds).Outcome);
        Assert.NotEqual(ConnectionOutcome.Completed, Talk(Nat, 7441.Seconds).Outcome);
    }

    [Fact, Rfc(5382, "5")]
    public void What_is_forgotten_vanishes_or_is_reset()
    {
        var drop = Nat with { IdleTimeout = 60.Seconds };

        // Dropped: tcp_retries2 gives up after 924.6 s from the RTO’s floor; with a round trip of 40 ms a bit later.
        Assert.Equal(ConnectionOutcome.TimedOut, Talk(drop, 61.Seconds).Outcome);
        Assert.Equal(ConnectionOutcome.ResetByPeer, Talk(drop with { OnExpiry = ExpiryAnswer.Reset }, 61.Seconds).Outcome);
        Assert.Equal(ConnectionOutcome.ResetByPeer, Talk(
            firewall: Firewall with { IdleTimeout = 60.Seconds, OnExpiry = ExpiryAnswer.Reset }, silence: 61.Seconds).Outcome);
    }

    [Fact, Rfc(9293, "3.8.4")]
    public void Keepalive_keeps_a_mapping_alive()
    {
        var tcp = new TcpOptions { KeepAlive = true, KeepAliveTime = 50.Seconds, KeepAliveInterval = 10.Seconds };

        Assert.Equal(ConnectionOutcome.Completed, Talk(Nat with { IdleTimeout = 60.Seconds }, 600.Seconds, tcp).Outcome);
    }

    // A question that was answered is followed by the next after the interval, however short the time is (Linux).
    [Fact]
    public void Keepalive_does_not_where_its_interval_is_longer_than_the_timeout()
    {
        var tcp = new TcpOptions { KeepAlive = true, KeepAliveTime = 50.Seconds, KeepAliveInterval = 75.Seconds };

        Assert.NotEqual(ConnectionOutcome.Completed, Talk(Nat with { IdleTimeout = 60.Seconds }, 600.Seconds, tcp).Outcome);
    }

    // The reset comes 10 ms after the request was sent, from the node in the middle.
    [Fact]
    public void The_reset_comes_from_the_node_and_shows_so_in_the_trace()
    {
        var (_, trace) = Scenario(Nat with { IdleTimeout = 60.Seconds, OnExpiry = ExpiryAnswer.Reset }, null, 61.Seconds).Run();

        var lost = trace.Packets.First(packet => packet.Loss == LossCause.NoMapping);
        var reset = trace.Packets.First(packet => packet.Router is not null);
        Assert.Equal(("wan", true, 200), (lost.Link, lost.FromClient, lost.Segment.PayloadBytes));
        Assert.Equal(
            ("box", "lan", TcpFlags.Reset, lost.SentAt), (reset.Router, reset.Link, reset.Segment.Flags, reset.SentAt));
        Assert.Equal(lost.Segment.Acknowledgment, reset.Segment.Sequence);
    }

    [Theory]
    [InlineData(InboundPolicy.Allow, ConnectionOutcome.Completed)]
    [InlineData(InboundPolicy.Drop, ConnectionOutcome.TimedOut)]
    [InlineData(InboundPolicy.Reset, ConnectionOutcome.Refused)]
    [InlineData(InboundPolicy.Prohibit, ConnectionOutcome.Unreachable)]
    public void A_SYN_from_outside_meets_the_policy(InboundPolicy policy, ConnectionOutcome expected)
    {
        var scenario = Scenario(null, Firewall with { Inbound = policy }, 1.Seconds).WithConnection(
            connection => connection with { From = "s", To = "c" });

        Assert.Equal(expected, Assert.Single(scenario.Run().Result.Connections).Outcome);
    }

    [Fact, Rfc(5382, "5")]
    public void A_NAT_drops_a_SYN_from_outside()
    {
        var scenario = Scenario(Nat, null, 1.Seconds).WithConnection(connection => connection with { From = "s", To = "c" });

        var (result, trace) = scenario.Run();

        Assert.Equal(ConnectionOutcome.TimedOut, Assert.Single(result.Connections).Outcome);
        Assert.All(trace.Packets.Where(packet => packet.Link == "lan"), packet => Assert.Equal(LossCause.NoMapping, packet.Loss));
    }

    // Two ports, each held for 30 s after its connection has closed: the third SYN gets through when it is sent for the
    // sixth time, 1 + 1 + 1 + 1 + 1 + 2 + 4 + 8 + 16 s after the first. Then 40 ms to connect.
    [Fact]
    public void Where_no_port_is_left_a_SYN_waits_for_one()
    {
        var box = Nat with { Connections = 2, TransitoryTimeout = 30.Seconds };
        var scenario = Scenario(box, null, 1.Seconds).WithConnection(connection => connection with
        {
            Start = new StartSpec { Count = 3, Every = SimDuration.Zero, First = SimDuration.Zero },
        });

        var connects = scenario.Run().Result.Connections.Select(record => record.Connect!.Value.InMilliseconds);

        Assert.Equal([40, 40, 35_040], connects);
    }

    [Fact]
    public void Options_that_are_taken_out_of_SYNs_are_used_by_nobody()
    {
        var rewrite = new RewriteSpec
        {
            MaximumSegmentSize = 1000,
            StripsSack = true,
            StripsTimestamps = true,
            StripsWindowScale = true,
            StripsEcn = true,
        };
        var active = new TcpOptions { Ecn = EcnMode.Active };
        var scenario = Scenario(null, null, 1.Seconds, active);
        var (result, trace) = (scenario with
        {
            Hosts = [scenario.Hosts[0], scenario.Hosts[1], scenario.Hosts[2] with { Rewrite = rewrite }],
        }).Run();

        Assert.Equal(ConnectionOutcome.Completed, Assert.Single(result.Connections).Outcome);
        var late = trace.Packets.Where(packet => packet.SentAt > SimTime.Start + 40.Milliseconds).ToList();
        Assert.All(late, packet =>
        {
            Assert.False(packet.Segment.HasTimestamps);
            Assert.Equal(EcnCodepoint.NotCapable, packet.Segment.Ecn);
            Assert.InRange(packet.Segment.PayloadBytes, 0, 1000);
        });
        Assert.Equal(
            ["mss 1460,sackOK,TS val 1 ecr 0,wscale 10", "mss 1000"],
            trace.Packets.Where(packet => packet.Number == 1 && packet.FromClient).Select(packet => packet.Segment.OptionText));
    }

    private static ConnectionRecord Talk(
        MiddleboxSpec? nat = null, SimDuration silence = default, TcpOptions? tcp = null, MiddleboxSpec? firewall = null) =>
        Assert.Single(Scenario(nat, firewall, silence, tcp).Run().Result.Connections);

    // 200 B there and 2,000 B back, silence, and the same again.
    private static Scenario Scenario(MiddleboxSpec? nat, MiddleboxSpec? firewall, SimDuration silence, TcpOptions? tcp = null) =>
        new()
        {
            Name = "middlebox",
            Duration = 10_000.Seconds,
            Hosts =
            [
                new HostSpec { Name = "c", Tcp = tcp ?? new() },
                new HostSpec { Name = "s", Tcp = tcp ?? new() },
                new HostSpec { Name = "box", IsRouter = true, Nat = nat, Firewall = firewall },
            ],
            Links =
            [
                new LinkSpec { Name = "lan", From = "c", To = "box", Forward = Wire, Backward = Wire },
                new LinkSpec { Name = "wan", From = "box", To = "s", Forward = Wire, Backward = Wire },
            ],
            Connections =
            [
                new ConnectionSpec
                {
                    Name = "x", From = "c", To = "s", Port = 80,
                    Client =
                    [
                        new Send(200), new Receive(2000), new Wait(silence), new Send(200), new Receive(2000), new Close(),
                    ],
                    Server =
                    [
                        new Receive(200), new Send(2000), new Receive(200), new Send(2000), new ReceiveEof(), new Close(),
                    ],
                },
            ],
        };
}
