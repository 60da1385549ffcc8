using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Links;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

public class QueueDisciplineTests
{
    private static readonly QueueDiscipline.CoDel CoDel = new(5.Milliseconds, 100.Milliseconds, Ecn: false);

    // Floyd and Jacobson, section 7: with pb = 0.02 the packets from drop to drop are uniform in 1 .. 50, 25.5 on average.
    [Fact]
    public void RED_spreads_its_drops_evenly()
    {
        var drops = new EvenDrops();
        var stream = new RandomStream(1);
        var gaps = new List<int>();
        for (var gap = 1; gaps.Count < 20_000; gap++)
        {
            if (drops.IsNext(0.02, stream.NextUniform()))
            {
                gaps.Add(gap);
                gap = 0;
            }
        }

        // Chi-square with 49 degrees of freedom: above 85.4 with a probability of 0.1 %.
        var expected = gaps.Count / 50.0;
        var counts = Enumerable.Range(1, 50).Select(gap => gaps.Count(found => found == gap));
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, 85.4);
        Assert.InRange(gaps.Max(), 1, 50);
    }

    [Theory]
    [InlineData(4.9, 0, 0)]
    [InlineData(10, 0.05, 0.05)]
    [InlineData(15, 1, 0.1)]
    [InlineData(22.5, 1, 0.55)]
    [InlineData(30, 1, 1)]
    public void RED_drops_by_the_average_length(double average, double original, double gentle)
    {
        var model = new QueueDiscipline.Red(5, 15, new Probability(0.1), 0.002, IsGentle: false, Ecn: false);

        Assert.Equal(original, new RedQueue(model, null, new Sink()).ProbabilityAt(average), 12);
        Assert.Equal(gentle, new RedQueue(model with { IsGentle = true }, null, new Sink()).ProbabilityAt(average), 12);
    }

    // RFC 8289 §5: above the target for an interval, the first is dropped; then the k-th an interval / √k after the one before.
    [Fact]
    public void CoDel_drops_by_its_control_law()
    {
        var sink = new Sink();
        var queue = new CoDelQueue(5.Milliseconds, 100.Milliseconds, marks: false, null, sink);
        for (var i = 0; i < 2000; i++)
        {
            queue.Enqueue(new QueuedPacket(default, 1500, SimTime.Start, -1), SimTime.Start);
        }

        var times = new List<double>();
        for (var now = SimTime.Start; times.Count < 20; now += 1.Milliseconds)
        {
            queue.TryDequeue(now, out _);
            times.AddRange(Enumerable.Repeat(now.Nanoseconds / 1e6, sink.Dropped.Count - times.Count));
        }

        // 5 ms until the target, then 100 ms; a drop comes with the next packet, so up to 1 ms later.
        var expected = 105.0;
        for (var k = 1; k <= times.Count; k++)
        {
            Assert.InRange(times[k - 1], expected, expected + 1);
            expected += 100 / Math.Sqrt(k);
        }
    }

    [Fact]
    public void CoDel_leaves_a_short_queue_alone()
    {
        var sink = new Sink();
        var queue = new CoDelQueue(5.Milliseconds, 100.Milliseconds, marks: false, null, sink);
        for (var now = SimTime.Start; now < SimTime.Start + 10.Seconds; now += 4.Milliseconds)
        {
            queue.Enqueue(new QueuedPacket(default, 1500, now, -1), now);
            queue.Enqueue(new QueuedPacket(default, 1500, now, -1), now);
            queue.TryDequeue(now + 2.Milliseconds, out _);
            queue.TryDequeue(now + 4.Milliseconds, out _);
        }

        Assert.Empty(sink.Dropped);
    }

    // One bulk flow at 10 Mbit/s and 40 ms: drop-tail fills its 256 packets (307 ms), CoDel comes down to its target.
    [Fact]
    public void CoDel_keeps_the_wait_short_and_the_link_busy()
    {
        var (tail, _) = Bulk(null);
        var (managed, link) = Bulk(CoDel);

        Assert.True(tail > 100, $"{tail} ms");
        Assert.InRange(managed, 0, 20);
        Assert.True(link.Counters.Lost(LossCause.QueueEarly) > 10);
        Assert.InRange(link.Counters.Delivered * 1500.0 * 8 / 30, 0.9 * 10e6, 10e6);
    }

    [Fact]
    public void RED_keeps_the_average_queue_around_its_thresholds()
    {
        var (wait, link) = Bulk(new QueueDiscipline.Red(5, 15, new Probability(0.1), 0.002, IsGentle: true, Ecn: false));

        // 30 packets at 1.2 ms each.
        Assert.InRange(wait, 1, 36);
        Assert.True(link.Counters.Lost(LossCause.QueueEarly) > 10);
    }

    [Fact]
    public void With_ECN_packets_are_marked_and_nothing_is_dropped()
    {
        var scenario = BulkScenario(CoDel with { Ecn = true }, 1, 15.Seconds);
        scenario = scenario with
        {
            Hosts = [.. scenario.Hosts.Select(host => host with { Tcp = host.Tcp with { Ecn = EcnMode.Active } })],
        };

        var link = LinkProbe.RunOf(scenario, out _).Links[0];
        var trace = scenario.Run().Trace;

        Assert.True(link.Counters.Marked > 10);
        Assert.Equal(0, link.Counters.Lost(LossCause.QueueEarly));
        Assert.Equal(
            link.Counters.Marked,
            trace.Packets.Count(packet => packet.Segment.Ecn == EcnCodepoint.CongestionExperienced && packet.DeliveredAt is not null));
        Assert.Contains(trace.Packets, packet => !packet.FromClient && packet.Segment.Has(TcpFlags.EcnEcho));
    }

    // (Σx)² / (n Σx²) over the bytes that each flow got: 1 where all are equal.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Flows_share_a_bottleneck_fairly(bool isFair)
    {
        var scenario = BulkScenario(
            isFair ? new QueueDiscipline.FqCoDel(5.Milliseconds, 100.Milliseconds, 1514, 1024, Ecn: true) : CoDel, 8, 60.Seconds);

        LinkProbe.RunOf(scenario, out _);
        var shares = scenario.Run().Trace.Packets
            .Where(packet => packet.FromClient && packet.DeliveredAt is not null)
            .GroupBy(packet => packet.Instance).Select(flow => (double)flow.Sum(packet => packet.Segment.PayloadBytes)).ToList();

        Assert.Equal(8, shares.Count);
        var jain = shares.Sum() * shares.Sum() / (shares.Count * shares.Sum(share => share * share));
        Assert.InRange(jain, isFair ? 0.99 : 0.8, 1);
    }

    // RFC 8290 §1: a flow that sends little is served before those that fill the queue.
    [Fact]
    public void A_sparse_flow_does_not_wait_behind_bulk_flows()
    {
        var scenario = BulkScenario(new QueueDiscipline.FqCoDel(5.Milliseconds, 100.Milliseconds, 1514, 1024, Ecn: true), 4, 20.Seconds);
        scenario = scenario with
        {
            Connections =
            [
                .. scenario.Connections,
                new ConnectionSpec
                {
                    Name = "sparse",
                    From = "c",
                    To = "s",
                    Port = 80,
                    Client = [new Close()],
                    Server = [new ReceiveEof(), new Close()],
                    Start = new StartSpec { First = 5.Seconds, Every = 50.Milliseconds, Count = 200 },
                },
            ],
        };

        var syns = scenario.Run().Trace.Packets
            .Where(packet => packet.Connection == "sparse" && packet.FromClient && packet.Segment.Has(TcpFlags.Syn)).ToList();

        // 20 ms of delay; 1.2 ms for the packet that is being sent, and for each bulk flow that has just run dry and is new
        // again. Behind the bulk flows it would be up to 5 ms more for each of the four.
        Assert.Equal(200, syns.Count);
        Assert.All(syns, syn => Assert.InRange((syn.DeliveredAt!.Value - syn.SentAt).InMilliseconds, 20, 26));
    }

    private static (double MeanWaitMs, Link Link) Bulk(QueueDiscipline? discipline)
    {
        var scenario = BulkScenario(discipline, 1, 30.Seconds);
        var waits = scenario.Run().Trace.Packets
            .Where(packet => packet.FromClient && packet.SentAt > SimTime.Start + 5.Seconds && packet.DeliveredAt is not null)
            .Select(packet => (packet.DeliveredAt!.Value - packet.SentAt).InMilliseconds - 20 - packet.PacketBytes * 8 / 1e4);
        return (waits.Average(), LinkProbe.RunOf(scenario, out _).Links[0]);
    }

    private static Scenario BulkScenario(QueueDiscipline? discipline, int flows, SimDuration duration) =>
        Scenarios.Pair(
            [new Send(1_000_000_000), new Close()],
            [new Receive(1_000_000_000), new ReceiveEof(), new Close()],
            new LinkDirectionSpec
            {
                Delay = 20.Milliseconds,
                Rate = new DataRate(10_000_000),
                Queue = new QueueLimit(Packets: 256),
                Discipline = discipline,
            },
            new LinkDirectionSpec { Delay = 20.Milliseconds })
            .WithConnection(connection => connection with
            {
                Start = new StartSpec { Count = flows, Every = 100.Milliseconds },
            }) with
        {
            Duration = duration,
        };

    private sealed class Sink : IDropSink
    {
        public List<QueuedPacket> Dropped { get; } = [];

        public void Drop(in QueuedPacket item, LossCause cause) => Dropped.Add(item);

        public void CountMark() => Assert.Fail("Nothing here can be marked.");
    }
}
