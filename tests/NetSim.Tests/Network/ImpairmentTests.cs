using NetSim.Network;
using NetSim.Network.Tracing;

namespace NetSim.Tests.Network;

/// <summary>Corruption, duplication, reordering, overhead and outages; intervals are two-sided, of 99.9 %.</summary>
public class ImpairmentTests
{
    private const double Z = 3.29;

    [Fact]
    public void Corrupted_packets_are_dropped_by_the_receiver_at_their_rate_and_counted()
    {
        var packets = LinkProbe.ManySyns(new LinkDirectionSpec { Corruption = new Probability(0.1) }, 20_000);

        AssertShare(0.1, packets.Select(packet => packet.Loss == LossCause.Checksum));
        Assert.All(packets, packet => Assert.Equal(packet.Loss == LossCause.Checksum, packet.DeliveredAt is null));
    }

    // The checksum is the receiver’s: the link behind carries the packet, and loses it only at its end.
    [Fact]
    public void A_corrupted_packet_takes_up_the_links_behind()
    {
        var scenario = Scenarios.RequestAndResponse(new LinkDirectionSpec { Delay = 5.Milliseconds });
        scenario = scenario with
        {
            Hosts = [.. scenario.Hosts, new HostSpec { Name = "r", IsRouter = true }],
            Links =
            [
                new LinkSpec { Name = "a", From = "c", To = "r", Forward = new LinkDirectionSpec { Corruption = new Probability(0.5) } },
                new LinkSpec { Name = "b", From = "r", To = "s" },
            ],
        };

        var packets = scenario.Run().Trace.Packets.Where(packet => packet.FromClient).ToList();

        var corrupted = packets.Where(packet => packet.Loss == LossCause.Checksum).ToList();
        Assert.NotEmpty(corrupted);
        Assert.All(corrupted, packet => Assert.Equal("b", packet.Link));
        Assert.All(packets.Where(packet => packet.Link == "a"), packet => Assert.NotNull(packet.DeliveredAt));
    }

    [Fact]
    public void Packets_come_twice_at_the_rate_of_duplication()
    {
        var packets = LinkProbe.ManySyns(new LinkDirectionSpec { Duplication = new Probability(0.1) }, 20_000);

        AssertShare(0.1, packets.CountBy(packet => packet.Ordinal).Select(times => times.Value == 2));
    }

    [Fact]
    public void A_transfer_survives_duplicates_and_corruption()
    {
        var record = Scenarios.RequestAndResponse(
            new LinkDirectionSpec
            {
                Delay = 5.Milliseconds,
                Duplication = new Probability(0.1),
                Corruption = new Probability(0.02),
                Reordering = new Reordering(new Probability(0.05), 3, 20.Milliseconds),
            },
            responseBytes: 1_000_000).RunOne();

        Assert.Equal(1_000_000, record.BytesReceived);
        Assert.True(record.PacketsLost > 0);
    }

    // SYNs every 10 ms: those that fall back arrive with the third that follows, which were sent 30 ms later.
    [Fact]
    public void Packets_fall_back_by_the_distance_at_the_stated_rate()
    {
        var packets = LinkProbe.ManySyns(
            new LinkDirectionSpec { Delay = 5.Milliseconds, Reordering = new Reordering(new Probability(0.1), 3, 10.Seconds) }, 20_000);

        AssertShare(0.1, packets.Select(packet => packet.DeliveredAt - packet.SentAt > 5.Milliseconds));
        var byArrival = packets.OrderBy(packet => packet.DeliveredAt).ToList();
        foreach (var held in packets.SkipLast(50).Where(packet => packet.DeliveredAt - packet.SentAt > 5.Milliseconds))
        {
            var passedBy = packets.Count(other =>
                other.Ordinal > held.Ordinal && other.DeliveredAt <= held.DeliveredAt
                && other.DeliveredAt - other.SentAt == 5.Milliseconds);
            Assert.Equal(3, passedBy);
        }

        Assert.NotEqual(byArrival.Select(packet => packet.Ordinal).Order(), byArrival.Select(packet => packet.Ordinal));
    }

    [Fact]
    public void A_packet_that_nobody_follows_arrives_after_the_timeout()
    {
        var packets = LinkProbe.ManySyns(
            new LinkDirectionSpec { Delay = 5.Milliseconds, Reordering = new Reordering(new Probability(1), 3, 40.Milliseconds) }, 1);

        Assert.Equal(SimTime.Start + 45.Milliseconds, Assert.Single(packets).DeliveredAt);
    }

    // A SYN is 60 B; with 40 B of overhead 800 bits, 80 ms at 10 kbit/s.
    [Fact]
    public void Overhead_takes_time()
    {
        var packets = LinkProbe.ManySyns(
            new LinkDirectionSpec { Rate = new DataRate(10_000), OverheadBytes = 40 }, 1);

        Assert.Equal(SimTime.Start + 80.Milliseconds, Assert.Single(packets).DeliveredAt);
    }

    [Fact]
    public void What_is_sent_while_the_link_is_down_is_lost()
    {
        var packets = LinkProbe.ManySyns(
            new LinkDirectionSpec
            {
                Outages = [new Outage(1.Seconds, 500.Milliseconds), new Outage(200.Milliseconds, 100.Milliseconds)],
            },
            200);

        Assert.All(packets, packet => Assert.Equal(
            packet.SentAt.Nanoseconds is (>= 200_000_000 and < 300_000_000) or (>= 1_000_000_000 and < 1_500_000_000),
            packet.Loss == LossCause.LinkDown));
        Assert.Equal(60, packets.Count(packet => packet.DeliveredAt is null));
    }

    // “The first SYN-ACK of every third connection”: those of the third, sixth and ninth of ten.
    [Fact]
    public void A_rule_drops_the_first_SYN_ACK_of_every_third_connection()
    {
        var rule = new PacketRule { Class = PacketClass.SynAck, Packets = new OrdinalRange(1, 1), EveryConnection = 3 };

        var packets = PacketsUnder(rule);

        Assert.Equal(
            [(2, 1L), (5, 1), (8, 1)],
            packets.Where(packet => packet.DeliveredAt is null).Select(packet => (packet.Instance, packet.Number)).Order());
        Assert.All(packets.Where(packet => packet.DeliveredAt is null), packet => Assert.Equal("S.", packet.Segment.FlagText));
    }

    [Fact]
    public void A_rule_goes_by_size_time_and_connection()
    {
        var rule = new PacketRule
        {
            LeastBytes = 1500,
            MostBytes = 1500,
            From = 30.Milliseconds,
            Until = 40.Milliseconds,
            Connection = "x",
        };

        var packets = PacketsUnder(rule);

        Assert.Contains(packets, packet => packet.Loss == LossCause.DropList);
        Assert.All(packets, packet => Assert.Equal(
            packet.PacketBytes == 1500 && packet.SentAt.Nanoseconds is >= 30_000_000 and < 40_000_000,
            packet.Loss == LossCause.DropList));
        Assert.All(PacketsUnder(rule with { Connection = "y" }), packet => Assert.NotNull(packet.DeliveredAt));
    }

    private static List<PacketRecord> PacketsUnder(PacketRule rule)
    {
        var scenario = Scenarios.RequestAndResponse(new LinkDirectionSpec { Delay = 10.Milliseconds }, responseBytes: 20_000)
            .WithConnection(connection => connection with { Start = new StartSpec { Count = 10, Every = 5.Milliseconds } });
        scenario = scenario with
        {
            Links = [scenario.Links[0] with { Backward = scenario.Links[0].Backward with { Rules = [rule] } }],
        };
        return [.. scenario.Run().Trace.Packets.Where(packet => packet.Direction == LinkDirection.Backward)];
    }

    private static void AssertShare(double expected, IEnumerable<bool> hits)
    {
        var all = hits.ToList();
        var deviation = Math.Sqrt(expected * (1 - expected) / all.Count);
        Assert.InRange(all.Count(hit => hit) / (double)all.Count, expected - Z * deviation, expected + Z * deviation);
    }
}
