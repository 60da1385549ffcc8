using CsCheck;
using NetSim.Network;
using NetSim.Network.Links;

namespace NetSim.Tests.Network;

public class PacerTests
{
    private static readonly Gen<(int Bytes, int Gap)[]> Packets =
        Gen.Select(Gen.Int[40, 1500], Gen.Int[0, 3_000_000]).Array[1, 200];

    // In every window of length t at most burst + rate · t bytes pass; each rounding adds less than a byte.
    [Fact]
    public void A_token_bucket_passes_its_burst_and_its_rate_in_every_window() =>
        Packets.Sample(packets =>
        {
            var model = new RateModel.TokenBucket(new DataRate(8_000_000), new DataSize(6_000), null);
            var sent = Send(new TokenBucketPacer(model), packets);
            for (var from = 0; from < sent.Count; from++)
            {
                var bytes = 0L;
                for (var to = from; to < sent.Count; to++)
                {
                    bytes += sent[to].Bytes;
                    var window = (sent[to].At - sent[from].At).InSeconds;
                    Assert.True(bytes <= 6_000 + 1_000_000 * window + 0.5);
                }
            }
        });

    // 8 Mbit/s are 1,000 B in a millisecond: of 5 packets of 1,500 B four fit into the bucket, the fifth waits for 1,500 B.
    [Fact]
    public void A_bucket_lets_a_burst_pass_at_its_peak()
    {
        var pacer = new TokenBucketPacer(
            new RateModel.TokenBucket(new DataRate(8_000_000), new DataSize(6_000), new DataRate(120_000_000)));

        var sent = Send(pacer, [.. Enumerable.Repeat((1500, 0), 5)]);

        // A packet takes 100 µs at the peak; after four 5.6 ms of tokens are missing, and 4.5 ms may be.
        Assert.Equal([100, 200, 300, 400, 1600], sent.Select(packet => packet.At.Nanoseconds / 1000));
    }

    [Fact]
    public void A_packet_of_more_than_a_bucket_waits_until_it_is_full()
    {
        var pacer = new TokenBucketPacer(new RateModel.TokenBucket(new DataRate(8_000), new DataSize(100), null));

        Assert.Equal([0L, 1000, 2000], Send(pacer, [(1000, 0), (1000, 0), (1000, 0)]).Select(sent => sent.At.Nanoseconds / 1_000_000));
    }

    [Fact]
    public void A_rate_that_changes_sends_its_integral() =>
        Packets.Sample(packets =>
        {
            RateStep[] steps =
            [
                new(SimDuration.Zero, new DataRate(1_000_000)), new(50.Milliseconds, new DataRate(0)),
                new(80.Milliseconds, new DataRate(20_000_000)), new(90.Milliseconds, new DataRate(3_000_000)),
            ];
            var pacer = new SteppedPacer(new RateModel.Steps([.. steps]));
            var start = SimTime.Start;
            foreach (var (bytes, at, free) in SendAll(pacer, packets))
            {
                start = SimTime.Max(start, free);
                var bits = 0.0;
                for (var i = 0; i < steps.Length; i++)
                {
                    var from = SimTime.Max(start, SimTime.Start + steps[i].At);
                    var to = i + 1 < steps.Length ? SimTime.Min(at, SimTime.Start + steps[i + 1].At) : at;
                    bits += to > from ? (to - from).InSeconds * steps[i].Rate.BitsPerSecond : 0;
                }

                Assert.InRange(bits, bytes * 8 - 1e-6, bytes * 8 + 0.03);
                start = at;
            }
        });

    // Opportunities at 1, 1, 5 and 10 ms, then at 11, 11, 15, 20, ...: three of 1,000 B leave 8 B of the first two.
    [Fact]
    public void A_Mahimahi_trace_carries_1504_bytes_at_each_of_its_times_and_begins_again()
    {
        var pacer = new OpportunityPacer(new RateModel.Opportunities([1, 1, 5, 10]));

        var sent = Send(pacer, [(1000, 0), (1000, 0), (1000, 0), (1504, 0), (1504, 0), (40, 0), (1504, 30_500_000)]);

        Assert.Equal([1, 1, 1, 5, 10, 11, 31], sent.Select(packet => packet.At.Nanoseconds / 1_000_000));
    }

    [Fact]
    public void A_queue_with_a_limit_in_time_drops_what_would_wait_longer()
    {
        var queue = new DropTailQueue(new DataRate(8_000), new QueueLimit(Time: 100.Milliseconds));

        // Each of 50 B takes 50 ms: the first is sent, the next wait 50 and 100 ms, the fourth would wait 150 ms.
        Assert.Equal(
            [true, true, true, false],
            Enumerable.Range(0, 4).Select(_ => queue.TryEnter(50, SimTime.Start, out var _)));
    }

    private static List<(int Bytes, SimTime At)> Send(IPacer pacer, (int Bytes, int Gap)[] packets) =>
        [.. SendAll(pacer, packets).Select(packet => (packet.Bytes, packet.At))];

    private static List<(int Bytes, SimTime At, SimTime Came)> SendAll(IPacer pacer, (int Bytes, int Gap)[] packets)
    {
        var sent = new List<(int, SimTime, SimTime)>();
        var (now, free) = (SimTime.Start, SimTime.Start);
        pacer.Reset();
        foreach (var (bytes, gap) in packets)
        {
            now += new SimDuration(gap);
            free = pacer.Finish(SimTime.Max(now, free), bytes);
            sent.Add((bytes, free, now));
        }

        return sent;
    }
}
