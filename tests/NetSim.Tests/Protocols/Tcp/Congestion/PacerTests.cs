using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Tests.Protocols.Tcp.Congestion;

public class PacerTests
{
    private static readonly TcpOptions Paced = TcpOptions.Linux with { Pacing = true };

    // cwnd 20, SRTT 100 ms: at twice the pace of cwnd a burst of two segments takes 100 ms / 20 / 2 · 2 = 5
    // ms.
    [Fact]
    public void In_slow_start_it_sends_twice_as_fast_as_the_window_goes_round()
    {
        var pair = Downloading(Paced with { InitialWindowSegments = 20 });

        var times = Times(pair).Take(20).ToList();

        // The first ten go at once.
        Assert.All(times.Take(10), at => Assert.Equal(times[0], at));
        Assert.Equal(
            [5.0, 5.0, 10.0, 10.0, 15.0, 15.0, 20.0, 20.0, 25.0, 25.0],
            times.Skip(10).Select(at => Math.Round((at - times[0]).InMilliseconds, 1)));
    }

    // As a Linux sends it, with ACKs for two segments each 105, 3, 2, 9 and 1 ms apart (packetdrill’s script
    // of slow start through fq): a burst at once, because the path was silent; the next after half of its 8
    // ms, which makes up for the silence; then one every 7 ms or so.
    [Fact]
    public void A_late_start_is_made_up_for_by_half_a_burst()
    {
        var script = new Script(Script.Plain with { Pacing = true }).Listen()
            .Inject("S 0:0(0) win 65535 <mss 1460>").ExpectAny()
            .After(100.Milliseconds).Inject(". 1:1(0) ack 1 win 65535").Send(40_000).ExpectAny()
            .After(105.Milliseconds).Inject(". 1:1(0) ack 2921 win 65535");
        var start = script.Now;
        script.After(3.Milliseconds).Inject(". 1:1(0) ack 5841 win 65535")
            .After(2.Milliseconds).Inject(". 1:1(0) ack 8761 win 65535")
            .After(9.Milliseconds).Inject(". 1:1(0) ack 11681 win 65535")
            .After(1.Milliseconds).Inject(". 1:1(0) ack 14601 win 65535").After(12.Milliseconds);

        var bursts = script.TakeSent().Select(sent => (sent.At - start).InMilliseconds).Chunk(2).ToList();

        double[] expected = [0, 4, 12, 19, 26];
        Assert.All(bursts, burst => Assert.Equal(burst[0], burst[1]));
        Assert.Equal(5, bursts.Count);
        Assert.All(
            bursts.Zip(expected), pair => Assert.InRange(pair.First[0], pair.Second - 3, pair.Second + 1.5));
    }

    // After a loss: 1.2 times the pace of cwnd, two segments at a time, so a window takes 100 ms / 1.2.
    [Fact]
    public void In_congestion_avoidance_it_spreads_the_window_over_most_of_the_round_trip()
    {
        var pair = Downloading(Paced with { CongestionControl = CongestionControlKind.Reno }, lost: 40);

        pair.RunFor(3.Seconds);

        var window = pair.Server.CongestionWindowSegments;
        var last = Times(pair).TakeLast(window).ToList();
        Assert.InRange((last[^1] - last[0]).InMilliseconds, 75, 100);
        Assert.All(last.GroupBy(at => at), burst => Assert.InRange(burst.Count(), 1, 3));
    }

    [Fact]
    public void Without_it_the_window_goes_at_once()
    {
        var pair = Downloading(TcpOptions.Linux with { InitialWindowSegments = 20 });

        Assert.Single(Times(pair).Take(20).Distinct());
    }

    // HyStart: spread ACKs are no train until they last a whole round trip.
    [Fact]
    public void A_train_of_ACKs_has_to_be_longer()
    {
        var hyStart = new HyStart(isPaced: true) { SegmentBytes = 1448 };
        hyStart.Begin(new SequenceNumber(1), SimTime.Start);

        var end = Enumerable.Range(1, 500).First(i => hyStart.IsEnd(
            new RoundTripSample(
                100.Milliseconds, 100.Milliseconds, new SequenceNumber(1), new SequenceNumber(1000),
                SimTime.Start + i.Milliseconds),
            100.Milliseconds,
            50));

        // More than 100 ms and 1 ms for bursts.
        Assert.Equal(102, end);
    }

    // When the server sent data.
    private static IEnumerable<SimTime> Times(Pair pair) =>
        pair.FromServer.Sent.Where(sent => sent.Segment.PayloadBytes > 0).Select(sent => sent.At);

    private static Pair Downloading(TcpOptions server, int lost = 0)
    {
        var pair = new Pair(TcpOptions.Linux, server);
        pair.FromServer.Nth(lost);
        pair.Connect().RunFor(100.Milliseconds);
        pair.Server.Send(100_000_000);
        return pair.Flush().RunFor(50.Milliseconds);
    }
}
