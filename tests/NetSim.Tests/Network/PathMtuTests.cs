using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>A client, a router and a server; between router and server less passes.</summary>
public class PathMtuTests
{
    private const long Bytes = 100_000;

    private static readonly LinkDirectionSpec Wide = new() { Delay = 10.Milliseconds };

    [Fact, Rfc(6691, "2")]
    public void A_host_offers_what_its_own_link_takes()
    {
        var (_, trace) = Upload(Wide, client: Wide with { Mtu = 1400 }).Run();

        // 1400 B less 20 B of IPv4 and 20 B of TCP; the server’s link takes 1500 B.
        Assert.Equal([1360, 1460], trace.Packets.Where(packet => packet.Segment.Has(TcpFlags.Syn) && packet.Hop == 0)
            .Select(packet => (int)packet.Segment.MaximumSegmentSize));
    }

    [Fact, Rfc(1191, "4")]
    public void A_router_tells_the_sender_what_passes_and_the_sender_resends_in_smaller_segments()
    {
        var (result, trace) = Upload(Wide with { Mtu = 1400 }).Run();

        var record = Assert.Single(result.Connections);
        Assert.Equal(ConnectionOutcome.Completed, record.Outcome);
        Assert.Equal(0, trace.Packets.Count(packet => packet is { Loss: LossCause.None, Link: "core", PacketBytes: > 1400 }));

        // The initial window of ten segments is too large; each is answered by an ICMP message of 576 B.
        var errors = trace.Packets.Where(packet => packet.Icmp is not null).ToList();
        Assert.Equal(10, errors.Count);
        Assert.All(errors, packet => Assert.Equal(
            ("r", new IcmpRecord(IcmpKind.FragmentationNeeded, 1400), 576, "access", LinkDirection.Backward),
            (packet.Router, packet.Icmp, packet.PacketBytes, packet.Link, packet.Direction)));
        Assert.Equal(10, trace.Packets.Count(packet => packet.Loss == LossCause.TooLarge));
        Assert.Equal(10, record.PacketsLost);

        // 1400 B less 40 B of headers and 12 B of timestamps.
        Assert.Equal(1348, trace.Packets.Where(packet => packet.Cause == SendCause.PathMtu)
            .Max(packet => packet.Segment.PayloadBytes));
    }

    [Fact, Rfc(1191, "3")]
    public void It_costs_one_round_trip_to_the_router_and_nothing_of_the_window()
    {
        // 40 ms to connect, 20 ms there and back to the router; then as without.
        var narrow = Assert.Single(Upload(Wide with { Mtu = 1400 }).Run().Result.Connections);
        var plain = Assert.Single(Upload(Wide, Wide with { Mtu = 1400 }).Run().Result.Connections);

        Assert.Equal(20, (narrow.Total! - plain.Total!).Value.InMilliseconds, 0);
    }

    [Fact, Rfc(1191, "6")]
    public void Later_connections_to_the_same_host_know_the_path()
    {
        var scenario = Upload(Wide with { Mtu = 1400 }).WithConnection(connection => connection with
        {
            Start = new StartSpec { Count = 2, Every = 10.Seconds, First = SimDuration.Zero },
        });

        var (_, trace) = scenario.Run();

        Assert.Equal(10, trace.Packets.Count(packet => packet is { Loss: LossCause.TooLarge, Instance: 0 }));
        Assert.Equal(0, trace.Packets.Count(packet => packet is { Loss: LossCause.TooLarge, Instance: 1 }));
    }

    [Fact, Rfc(1191, "6.3")]
    public void What_was_learnt_is_forgotten_after_ten_minutes()
    {
        var scenario = Upload(Wide with { Mtu = 1400 }).WithConnection(connection => connection with
        {
            Start = new StartSpec { Count = 2, Every = 601.Seconds, First = SimDuration.Zero },
        }) with
        {
            Duration = 900.Seconds,
        };

        var (_, trace) = scenario.Run();

        Assert.Equal(10, trace.Packets.Count(packet => packet is { Loss: LossCause.TooLarge, Instance: 1 }));
    }

    [Fact, Rfc(2923, "2.1")]
    public void A_black_hole_swallows_all_large_segments_until_the_sender_gives_up()
    {
        var record = Assert.Single(Upload(BlackHole).Run().Result.Connections);

        Assert.Equal((ConnectionOutcome.Unfinished, 0), (record.Outcome, record.BytesReceived));
    }

    [Fact, Rfc(4821, "7.7")]
    public void With_probing_the_sender_finds_its_way_out_of_a_black_hole()
    {
        var (result, trace) = Upload(BlackHole, tcp: new() { MtuProbing = MtuProbingKind.OnBlackHole }).Run();

        Assert.Equal(ConnectionOutcome.Completed, Assert.Single(result.Connections).Outcome);

        // First the base MSS of 1024 B less timestamps; then the search finds what passes, within 8 B.
        var passed = trace.Packets.Where(packet => packet is { Link: "core", Loss: LossCause.None, FromClient: true })
            .Select(packet => packet.Segment.PayloadBytes).Where(bytes => bytes > 0).ToList();
        Assert.Equal(1024, passed.First());
        Assert.InRange(passed.Max(), 1340, 1348);
        Assert.Contains(trace.Packets, packet => packet.Cause == SendCause.MtuProbe);
    }

    [Fact, Rfc(791, "3.2")]
    public void Without_discovery_routers_fragment()
    {
        var (result, trace) = Upload(Wide with { Mtu = 1400 }, tcp: new() { PathMtuDiscovery = false }).Run();

        Assert.Equal(ConnectionOutcome.Completed, Assert.Single(result.Connections).Outcome);
        Assert.DoesNotContain(trace.Packets, packet => packet.Loss == LossCause.TooLarge);

        // 1500 B become two packets, the second with an IP header of its own.
        Assert.Contains(trace.Packets, packet => packet is { Link: "core", PacketBytes: 1520 });
    }

    [Fact, Rfc(1191, "7")]
    public void A_path_of_less_than_552_bytes_is_left_to_fragmentation()
    {
        var (result, trace) = Upload(Wide with { Mtu = 296 }).Run();

        Assert.Equal(ConnectionOutcome.Completed, Assert.Single(result.Connections).Outcome);

        // 552 B less 40 B of headers and 12 B of timestamps.
        Assert.Equal(500, trace.Packets.Where(packet => packet.Segment.MayBeFragmented)
            .Max(packet => packet.Segment.PayloadBytes));
    }

    [Fact, Rfc(8201, "4")]
    public void Over_IPv6_headers_are_longer_and_routers_say_packet_too_big()
    {
        var (result, trace) = Over6(Upload(Wide with { Mtu = 1400 })).Run();

        Assert.Equal(ConnectionOutcome.Completed, Assert.Single(result.Connections).Outcome);

        // 1500 B less 40 B of IPv6 and 20 B of TCP; then 1400 B less these and 12 B of timestamps.
        var packets = trace.Packets.Where(packet => packet is { Hop: 0, Icmp: null }).ToList();
        Assert.Equal(1440, packets[0].Segment.MaximumSegmentSize);
        Assert.All(packets, packet => Assert.Equal(
            40 + packet.Segment.HeaderBytes + packet.Segment.PayloadBytes, packet.PacketBytes));
        Assert.Equal(1328, packets.Where(packet => packet.Cause == SendCause.PathMtu)
            .Max(packet => packet.Segment.PayloadBytes));

        // As much of the packet as fits the least MTU of IPv6 (RFC 4443 §3.2).
        Assert.All(trace.Packets.Where(packet => packet.Icmp is not null), packet => Assert.Equal(1280, packet.PacketBytes));
    }

    // 1280 B is what every link of IPv6 has to take, so less is not believed, and never fragmented.
    [Fact, Rfc(8201, "4")]
    public void Over_IPv6_no_less_than_1280_bytes_is_believed()
    {
        var (result, trace) = Over6(Upload(Wide with { Mtu = 1000 })).Run();

        Assert.Equal(ConnectionOutcome.Unfinished, Assert.Single(result.Connections).Outcome);
        Assert.Equal(1280, trace.Packets.Where(packet => packet.Cause == SendCause.PathMtu).Max(packet => packet.PacketBytes));
        Assert.DoesNotContain(trace.Packets, packet => packet.Segment.MayBeFragmented);
    }

    private static Scenario Over6(Scenario scenario) =>
        scenario.WithConnection(connection => connection with { IpVersion = 6 });

    private static LinkDirectionSpec BlackHole => Wide with { Mtu = 1400, ReportsTooLarge = false };

    private static Scenario Upload(LinkDirectionSpec core, LinkDirectionSpec? client = null, TcpOptions? tcp = null) => new()
    {
        Name = "mtu",
        Hosts =
        [
            new HostSpec { Name = "c", Tcp = tcp ?? new() },
            new HostSpec { Name = "s" },
            new HostSpec { Name = "r", IsRouter = true },
        ],
        Links =
        [
            new LinkSpec { Name = "access", From = "c", To = "r", Forward = client ?? Wide, Backward = client ?? Wide },
            new LinkSpec { Name = "core", From = "r", To = "s", Forward = core, Backward = Wide },
        ],
        Connections =
        [
            new ConnectionSpec
            {
                Name = "x", From = "c", To = "s", Port = 80,
                Client = [new Send(Bytes), new Shutdown(), new ReceiveEof(), new Close()],
                Server = [new Receive(Bytes), new ReceiveEof(), new Close()],
            },
        ],
    };
}
