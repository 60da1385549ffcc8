using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp.Congestion;

/// <summary>What becomes of cwnd while the application does not use it.</summary>
public class CongestionUsageTests
{
    // From 40, with an RTO of 200 ms: each expiry since the last data halves it, down to the initial window.
    // A pause of exactly one RTO is none.
    [Theory]
    [InlineData(200, 40)]
    [InlineData(201, 20)]
    [InlineData(400, 20)]
    [InlineData(401, 10)]
    [InlineData(5000, 10)]
    public void After_a_pause_slow_start_begins_again(int pauseMs, int window)
    {
        var script = Grown();

        script.After(pauseMs.Milliseconds).Send(100_000);

        Assert.Equal(window, script.TakeSent().Count);
        Assert.Equal(window, script.Connection.CongestionWindowSegments);
    }

    // tcp_current_ssthresh: three quarters of what cwnd was; here ssthresh is beyond it.
    [Fact]
    public void The_pause_leaves_a_larger_threshold_alone()
    {
        var script = Grown().After(1.Seconds).Send(100_000);
        script.TakeSent();

        Assert.Equal(int.MaxValue, script.Connection.SlowStartThresholdSegments);
    }

    [Fact]
    public void The_option_keeps_the_window_through_a_pause()
    {
        var script = Grown(Script.Plain with { SlowStartAfterIdle = false });

        script.After(5.Seconds).Send(100_000);

        Assert.Equal(40, script.TakeSent().Count);
    }

    // The peer’s window is shut while data waits: neither the wait nor the probes change cwnd, but the pause
    // counts when the window opens.
    [Fact]
    public void A_shut_window_is_a_pause_that_ends_when_it_opens()
    {
        var script = Script.Accepted().Send(30_000).ExpectAny()
            .Inject(". 1:1(0) ack 10001").ExpectAny().Inject(". 1:1(0) ack 30001 win 0").Send(100_000);
        script.After(3.Seconds);
        script.TakeSent();
        Assert.Equal(40, script.Connection.CongestionWindowSegments);

        script.Inject(". 1:1(0) ack 30001");

        Assert.Equal(10, script.TakeSent().Count);
    }

    // Nine of ten segments, acknowledged two at a time: cwnd grows until it is twice of what was used.
    [Fact]
    public void In_slow_start_it_grows_to_twice_of_what_was_used()
    {
        var script = Script.Accepted().Send(9000).ExpectAny();
        var windows = new List<int>();
        foreach (var acknowledgment in new[] { 2001, 4001, 6001, 8001, 9001 })
        {
            windows.Add(script.Inject($". 1:1(0) ack {acknowledgment}").Connection.CongestionWindowSegments);
        }

        Assert.Equal([12, 14, 16, 18, 18], windows);
    }

    // Segments of 1,000 B: two of 40 at a time, never a pause of an RTO between them. After an RTO of this
    // cwnd goes halfway down to the initial window, and so on.
    [Fact]
    public void A_window_that_is_hardly_used_shrinks()
    {
        var script = Grown();
        var windows = new List<int>();
        for (var i = 0; i < 8; i++)
        {
            script.After(100.Milliseconds).Send(2000).ExpectAny()
                .Inject($". 1:1(0) ack {30_001 + 2000 * (i + 1)}");
            windows.Add(script.Connection.CongestionWindowSegments);
        }

        Assert.Equal([40, 25, 25, 17, 17, 13, 13, 11], windows);
    }

    // A window that the application fills to the last segment counts as used, though nothing waits.
    [Fact]
    public void A_window_just_filled_grows()
    {
        var script = Script.Accepted().Send(10_000).ExpectAny().Inject(". 1:1(0) ack 10001");

        Assert.Equal(20, script.Connection.CongestionWindowSegments);
    }

    // In slow start half a window is enough for it to grow (tcp_is_cwnd_limited); five segments of ten are
    // not more than half.
    [Theory]
    [InlineData(5, 10)]
    [InlineData(6, 16)]
    public void In_slow_start_more_than_half_a_window_is_use(int segments, int window)
    {
        var script = Script.Accepted().Send(1000 * segments).ExpectAny()
            .Inject($". 1:1(0) ack {1000 * segments + 1}");

        Assert.Equal(window, script.Connection.CongestionWindowSegments);
    }

    // 30,000 B acknowledged, the last of them at 0 s: cwnd 40.
    private static Script Grown(TcpOptions? options = null)
    {
        var script = Script.Accepted(options).Send(30_000).ExpectAny()
            .Inject(". 1:1(0) ack 10001").ExpectAny().Inject(". 1:1(0) ack 30001");
        Assert.Equal(40, script.Connection.CongestionWindowSegments);
        return script;
    }
}
