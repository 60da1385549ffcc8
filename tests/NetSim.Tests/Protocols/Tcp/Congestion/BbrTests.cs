using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Tests.Protocols.Tcp.Congestion;

public class BbrTests
{
    private static readonly TcpOptions Options =
        Script.Plain with { CongestionControl = CongestionControlKind.Bbr };

    // 2/ln 2 of the window in a round trip, less 1 %: with cwnd 10 and 100 ms a burst of two segments of
    // 1,000 B takes 100 ms / 10 · 2 / 2.887 / 0.99 = 7 ms. The first ten are not paced.
    [Fact]
    public void Startup_paces_at_almost_three_times_the_window()
    {
        var script = new Script(Options with { InitialWindowSegments = 14 }).Listen()
            .Inject("S 0:0(0) win 65535 <mss 1000>").ExpectAny()
            .After(140.Milliseconds).Inject(". 1:1(0) ack 1 win 65535").Send(100_000);
        var burst = script.TakeSent();
        script.After(50.Milliseconds);

        Assert.Equal(10, burst.Count);
        var (at, _) = script.TakeSent()[0];
        Assert.InRange((at - burst[0].At).InMilliseconds, 6.5, 7.5);
    }

    // As slow as the application: what it sends little of says nothing of the path.
    [Fact]
    public void What_the_application_limits_does_not_lower_the_bandwidth()
    {
        var bbr = Open();
        var rate = bbr.PacingBytesPerSecond;

        for (var i = 1; i <= 50; i++)
        {
            bbr.OnDelivery(Sample(i, arrived: 1, over: 1.Seconds, isLimited: true));
        }

        Assert.Equal(rate, bbr.PacingBytesPerSecond);
    }

    [Fact]
    public void Three_rounds_without_growth_end_startup()
    {
        var bbr = Open();
        var modes = new List<BbrMode>();

        for (var i = 1; i <= 6; i++)
        {
            bbr.OnDelivery(Sample(i, arrived: 100, over: 100.Milliseconds, inFlight: 300));
            modes.Add(bbr.Mode);
        }

        BbrMode[] expected = [.. Enumerable.Repeat(BbrMode.Startup, 3), .. Enumerable.Repeat(BbrMode.Drain, 3)];
        Assert.Equal(expected, modes);
        bbr.OnDelivery(Sample(7, arrived: 100, over: 100.Milliseconds, inFlight: 100));
        Assert.Equal(BbrMode.ProbeBandwidth, bbr.Mode);
    }

    [Fact]
    public void A_loss_does_not_reduce_what_it_aims_at()
    {
        var bbr = Open();
        for (var i = 1; i <= 30; i++)
        {
            bbr.OnDelivery(Sample(i, arrived: 100, over: 100.Milliseconds, inFlight: 100));
        }

        var before = bbr.WindowSegments;
        bbr.OnRecoveryBegins();
        bbr.OnDelivery(
            Sample(31, arrived: 1, over: 100.Milliseconds, inFlight: 90, lost: 5, isRecovering: true));

        // In the first round trip of recovery as much goes out as arrives: 90 in flight and one that came.
        Assert.Equal(91, bbr.WindowSegments);
        bbr.OnRecoveryEnds();
        bbr.OnDelivery(Sample(32, arrived: 1, over: 10.Milliseconds, inFlight: 90));

        // Two more or less, by whose turn it is.
        Assert.InRange(bbr.WindowSegments, before - 2, before + 2);
    }

    [Fact]
    public void A_timeout_leaves_one_segment_and_gives_all_back_when_it_is_repaired()
    {
        var bbr = Open();
        for (var i = 1; i <= 30; i++)
        {
            bbr.OnDelivery(Sample(i, arrived: 100, over: 100.Milliseconds, inFlight: 100));
        }

        var before = bbr.WindowSegments;
        bbr.OnTimeout(isFirst: true, inFlight: 0, new SequenceNumber(1), SimTime.Start + 4.Seconds);
        Assert.Equal(1, bbr.WindowSegments);
        bbr.OnDelivery(Sample(41, arrived: 100, over: 100.Milliseconds, inFlight: 0));

        Assert.InRange(bbr.WindowSegments, before - 2, before + 2);
    }

    [Fact]
    public void The_bandwidth_is_the_greatest_of_ten_rounds()
    {
        var filter = new BandwidthFilter();
        filter.Add(1, new Bandwidth(500));
        for (var round = 2; round <= 11; round++)
        {
            filter.Add(round, new Bandwidth(100 + round));
            Assert.Equal(500, filter.Greatest.Value);
        }

        filter.Add(12, new Bandwidth(50));

        Assert.Equal(111, filter.Greatest.Value);
    }

    private static Bbr Open()
    {
        var bbr = new Bbr(new DeliveryRate());
        bbr.OnEstablished(10, 1000, 100.Milliseconds, new SequenceNumber(1), SimTime.Start);
        return bbr;
    }

    // The i-th of samples 100 ms apart, each a round trip.
    private static DeliverySample Sample(
        int i,
        int arrived,
        SimDuration over,
        int inFlight = 10,
        int lost = 0,
        bool isLimited = false,
        bool isRecovering = false) =>
        new()
        {
            Now = SimTime.Start + (100 * i).Milliseconds,
            Arrived = arrived,
            Lost = lost,
            PriorInFlight = inFlight,
            InFlight = inFlight,
            TotalArrived = 1000 * i + arrived,
            PriorArrived = 1000 * i,
            Interval = over,
            IsApplicationLimited = isLimited,
            IsRecovering = isRecovering,
            NextSendAt = SimTime.Start,
            BurstSegments = 2,
        };
}
