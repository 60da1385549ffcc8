using NetSim.Network;
using NetSim.Network.Tracing;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

public class LinkTests
{
    // z of a two-sided interval of 99.9 %.
    private const double Z = 3.29;

    [Fact]
    public void Loss_hits_every_kind_of_packet_at_its_rate_and_independently()
    {
        const double Loss = 0.2;
        var scenario = Scenarios.RequestAndResponse(
            new LinkDirectionSpec { Delay = 10.Milliseconds, Loss = new Probability(Loss) }, responseBytes: 5000) with
        {
            Duration = 20.Seconds,
        };
        scenario = scenario.WithConnection(connection => connection with
        {
            Start = new StartSpec { Count = 2000, Every = 1.Milliseconds },
        });

        var packets = scenario.Run().Trace.Packets;

        var kinds = packets.GroupBy(packet => (packet.FromClient, Kind: PacketKinds.Of(packet.Segment))).ToList();
        Assert.True(kinds.Count >= 7, "SYN, data, FIN and ACK of both sides, but the server sends no data before its FIN");
        foreach (var kind in kinds.Where(kind => kind.Count() > 500))
        {
            double lost = kind.Count(packet => packet.DeliveredAt is null);
            var deviation = Math.Sqrt(Loss * (1 - Loss) / kind.Count());
            Assert.InRange(lost / kind.Count(), Loss - Z * deviation, Loss + Z * deviation);
        }

        // Pairs of neighbours are lost together as often as chance says.
        var forward = packets.Where(packet => packet.FromClient).ToList();
        double both = forward.Zip(forward.Skip(1)).Count(pair => pair.First.DeliveredAt is null && pair.Second.DeliveredAt is null);
        var expected = Loss * Loss;
        var spread = Math.Sqrt(expected * (1 - expected) / forward.Count);
        Assert.InRange(both / forward.Count, expected - 2 * Z * spread, expected + 2 * Z * spread);
    }

    [Theory]
    [InlineData(JitterDistribution.Normal, 5, 1, 1)]
    [InlineData(JitterDistribution.Uniform, 5, 3, 1.7320508)] // half the width over the root of 3
    [InlineData(JitterDistribution.Exponential, 2, 0, 2)]
    [InlineData(JitterDistribution.LogNormal, 5, 2, 2)]
    [InlineData(JitterDistribution.Gamma, 5, 2, 2)]
    public void Jitter_has_the_mean_and_the_deviation_that_are_asked_for(
        JitterDistribution distribution, int meanMs, int deviationMs, double expectedDeviationMs)
    {
        var jitter = new Jitter(distribution, meanMs.Milliseconds, deviationMs.Milliseconds);
        var scenario = ManySyns(new LinkDirectionSpec { Delay = 100.Milliseconds, Jitter = jitter }, 20_000);

        var samples = scenario.Run().Trace.Packets.Where(packet => packet.FromClient)
            .Select(packet => (packet.DeliveredAt!.Value - packet.SentAt).InMilliseconds - 100).ToList();

        Assert.Equal(20_000, samples.Count);
        var mean = samples.Average();
        var deviation = Math.Sqrt(samples.Sum(sample => (sample - mean) * (sample - mean)) / (samples.Count - 1));
        Assert.InRange(mean, meanMs - Z * deviation / Math.Sqrt(samples.Count), meanMs + Z * deviation / Math.Sqrt(samples.Count));
        Assert.InRange(deviation, expectedDeviationMs * 0.95, expectedDeviationMs * 1.05);
    }

    [Fact]
    public void A_delay_with_jitter_is_never_negative()
    {
        var jitter = new Jitter(JitterDistribution.Normal, SimDuration.Zero, 5.Milliseconds);
        var scenario = ManySyns(new LinkDirectionSpec { Delay = 1.Milliseconds, Jitter = jitter }, 1000);

        Assert.All(
            scenario.Run().Trace.Packets.Where(packet => packet.FromClient),
            packet => Assert.True(packet.DeliveredAt >= packet.SentAt));
    }

    [Fact]
    public void Packets_never_overtake_each_other()
    {
        var jitter = new Jitter(JitterDistribution.Uniform, 20.Milliseconds, 20.Milliseconds);
        var scenario = Scenarios.RequestAndResponse(
            new LinkDirectionSpec { Delay = 10.Milliseconds, Jitter = jitter }, responseBytes: 100_000);

        var packets = scenario.Run().Trace.Packets;

        foreach (var side in new[] { true, false })
        {
            var arrivals = packets.Where(packet => packet.FromClient == side).Select(packet => packet.DeliveredAt!.Value).ToList();
            Assert.Equal(arrivals.Order(), arrivals);
        }
    }

    // A SYN is 20 B of IP and 40 B of TCP header: 480 bits, 48 ms at 10 kbit/s.
    [Fact]
    public void A_packet_takes_the_time_of_its_bytes_and_the_delay()
    {
        var scenario = Scenarios.Pair(
            [new Close()], [new ReceiveEof(), new Close()],
            new LinkDirectionSpec { Delay = 5.Milliseconds, Rate = new DataRate(10_000) });

        var syn = scenario.Run().Trace.Packets[0];

        Assert.Equal(60, syn.PacketBytes);
        Assert.Equal(SimTime.Start + 53.Milliseconds, syn.DeliveredAt);
    }

    [Fact]
    public void A_full_queue_loses_packets_and_says_so()
    {
        var scenario = Scenarios.RequestAndResponse(
            new LinkDirectionSpec
            {
                Delay = 10.Milliseconds,
                Rate = new DataRate(1_000_000),
                Queue = new QueueLimit(Bytes: new DataSize(6_000)),
            },
            responseBytes: 100_000);

        var (result, trace) = scenario.Run();

        var lost = trace.Packets.Where(packet => packet.DeliveredAt is null).ToList();
        Assert.NotEmpty(lost);
        Assert.All(lost, packet => Assert.Equal(LossCause.QueueFull, packet.Loss));
        Assert.Equal(100_000, result.Connections[0].BytesReceived);
        Assert.Equal(lost.Count, result.Connections[0].PacketsLost);
    }

    [Fact]
    public void An_unrelated_connection_leaves_the_luck_of_the_others_alone()
    {
        var scenario = Scenarios.RequestAndResponse(
            new LinkDirectionSpec { Delay = 10.Milliseconds, Loss = new Probability(0.1) }, responseBytes: 20_000);
        scenario = scenario.WithConnection(connection => connection with
        {
            Start = new StartSpec { Count = 50, Every = 3.Milliseconds },
        });
        var more = scenario with
        {
            Connections = [scenario.Connections[0] with { Name = "other" }, .. scenario.Connections],
        };

        var alone = scenario.Run().Result.Connections;
        var together = more.Run().Result.Connections.Where(record => record.Connection == "x");

        Assert.Equal(alone, together);
    }

    [Fact]
    public void Segments_can_be_dropped_by_where_they_begin()
    {
        var scenario = Scenarios.RequestAndResponse(
            new LinkDirectionSpec { Delay = 10.Milliseconds, SequenceDrops = [new SequenceDrop(1449, 2)] }, responseBytes: 5_000);

        // Of the request, which ends at 200, nothing begins there; nor do the client’s ACKs of number 1449 count.
        var packets = scenario.Run().Trace.Packets;

        Assert.All(
            packets.Where(packet => packet.DeliveredAt is null),
            packet => Assert.Equal((false, 1449L, 1448), (packet.FromClient, packet.RelativeSequence, packet.Segment.PayloadBytes)));
        Assert.Equal(2, packets.Count(packet => packet.DeliveredAt is null));
        Assert.Equal(3, packets.Count(packet => !packet.FromClient && packet.RelativeSequence == 1449));
    }

    private static Scenario ManySyns(LinkDirectionSpec direction, int count) =>
        Scenarios.Pair([new Close()], [], direction, new LinkDirectionSpec { Drops = [new OrdinalRange(1, long.MaxValue)] })
            .WithConnection(connection => connection with
            {
                Start = new StartSpec { Count = count, Every = 10.Milliseconds, First = SimDuration.Zero },
            }) with
        {
            Hosts =
            [
                new HostSpec { Name = "c", Tcp = new() { SynRetries = 0, SynLinearTimeouts = 0 } },
                new HostSpec { Name = "s", Tcp = new() { SynAckRetries = 0 } },
            ],
            Duration = 400.Seconds,
        };
}
