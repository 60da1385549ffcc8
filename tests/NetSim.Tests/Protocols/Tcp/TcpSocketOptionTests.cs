using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpSocketOptionTests
{
    // RTT is 0 here, so RTO is 200 ms: that is when the timer of a shut window sends what a cork holds.
    [Fact]
    public void A_cork_holds_back_what_does_not_fill_a_segment_for_200_ms()
    {
        var script = Script.Accepted();
        script.Connection.Socket.Cork = true;

        script.Send(1500).Expect(". 1:1001(1000) ack 1")
            .After(50.Milliseconds).Inject(". 1:1(0) ack 1001").ExpectNothing()
            // The sample of 50 ms: SRTT = 50 ms / 8, so RTO is 206.25 ms.
            .After(206_250.Microseconds - 1.Nanoseconds).ExpectNothing()
            .After(1.Nanoseconds).Expect("P. 1001:1501(500) ack 1");
    }

    [Fact]
    public void Each_segment_that_a_cork_holds_waits_as_long()
    {
        var script = Script.Accepted();
        script.Connection.Socket.Cork = true;

        script.Send(100).After(200.Milliseconds).Expect("P. 1:101(100) ack 1").Inject(". 1:1(0) ack 101")
            .Send(100).After(199.Milliseconds).ExpectNothing()
            .After(1.Milliseconds).Expect("P. 101:201(100) ack 1");
    }

    [Fact]
    public void Pulling_the_cork_lets_everything_go()
    {
        var script = Script.Accepted();
        script.Connection.Socket.Cork = true;
        script.Send(100).Send(200).ExpectNothing();

        script.Set(connection => connection.Socket.Cork = false).Expect("P. 1:301(300) ack 1");
    }

    // tcp(7): setting TCP_NODELAY forces an explicit flush of pending output, even if TCP_CORK is currently set.
    [Fact]
    public void Setting_nodelay_lets_go_what_a_cork_holds_but_not_what_follows()
    {
        var script = Script.Accepted(Script.Plain with { NoDelay = false });
        script.Connection.Socket.Cork = true;
        script.Send(100).ExpectNothing();

        script.Set(connection => connection.NoDelay = true).Expect("P. 1:101(100) ack 1").Send(100).ExpectNothing();
    }

    [Fact]
    public void A_cork_does_not_hold_a_FIN()
    {
        var script = Script.Accepted();
        script.Connection.Socket.Cork = true;

        script.Send(100).ExpectNothing().Close().Expect("FP. 1:101(100) ack 1");
    }

    [Fact]
    public void What_more_follows_waits_for_it() => Script.Accepted()
        .SendMore(100).ExpectNothing()
        .SendMore(100).ExpectNothing()
        .Send(100).Expect("P. 1:301(300) ack 1");

    [Fact]
    public void What_more_follows_waits_200_ms_at_most_and_no_longer_than_the_next_ACK()
    {
        Script.Accepted().SendMore(100).After(199.Milliseconds).ExpectNothing()
            .After(1.Milliseconds).Expect("P. 1:101(100) ack 1");

        Script.Accepted().Send(1000).Expect("P. 1:1001(1000) ack 1").SendMore(100).ExpectNothing()
            .Inject(". 1:1(0) ack 1001").Expect(". 1001:1101(100) ack 1");
    }

    // Measured on Linux 6.18 with 2 s, 1 s and 3 probes: probes at 2.03 and 4.08 s after an answered one, then 1 s
    // apart, and RST and ETIMEDOUT 1 s after the third.
    [Fact, Rfc(9293, "3.8.4")]
    public void A_silent_peer_is_asked_and_given_up()
    {
        var script = Script.Accepted(Script.Plain with
        {
            KeepAlive = true,
            KeepAliveTime = 2.Seconds,
            KeepAliveInterval = 1.Seconds,
            KeepAliveProbes = 3,
        });

        script.At(2.Seconds).Expect(". 0:0(0) ack 1", SendCause.KeepAlive).Inject(". 1:1(0) ack 1")
            // It said something at 2 s; the timer looks at 3 s and finds that 1 s is left.
            .At(4.Seconds - 1.Nanoseconds).ExpectNothing()
            .At(4.Seconds).Expect(". 0:0(0) ack 1", SendCause.KeepAlive)
            .At(5.Seconds).Expect(". 0:0(0) ack 1", SendCause.KeepAlive)
            .At(6.Seconds).Expect(". 0:0(0) ack 1", SendCause.KeepAlive)
            .At(7.Seconds).Expect("R. 1:1(0) ack 1").State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    [Fact, Rfc(9293, "3.8.4")]
    public void Nobody_asks_unless_told_to() => Script.Accepted().After(100_000.Seconds).ExpectNothing();

    [Fact]
    public void Asking_can_begin_and_end_at_any_time()
    {
        var script = Script.Accepted().At(10.Seconds)
            .Set(connection => connection.Socket.SetKeepAlive(true, SimTime.Start + 10.Seconds))
            .Set(connection => connection.Socket.SetKeepAliveTime(15.Seconds, SimTime.Start + 10.Seconds));

        // The peer was last heard at 0 s.
        script.At(15.Seconds).Expect(". 0:0(0) ack 1", SendCause.KeepAlive).Inject(". 1:1(0) ack 1")
            .Set(connection => connection.Socket.SetKeepAlive(false, SimTime.Start + 15.Seconds))
            .At(1000.Seconds).ExpectNothing();
    }

    // With a user timeout the number of probes does not count, only the time (Linux tcp_keepalive_timer).
    [Fact, Rfc(5482, "3")]
    public void A_user_timeout_overrides_the_number_of_probes()
    {
        var script = Script.Accepted(Script.Plain with
        {
            KeepAlive = true,
            KeepAliveTime = 2.Seconds,
            KeepAliveInterval = 1.Seconds,
            UserTimeout = 2500.Milliseconds,
        });

        script.At(2.Seconds).Expect(". 0:0(0) ack 1").At(3.Seconds).Expect("R. 1:1(0) ack 1")
            .State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    // Data at 0, again at 0.2 s: from there 1 s. RTO would be next at 0.6 and 1.4 s; the timer is cut to 1.2 s.
    [Fact, Rfc(5482, "3")]
    public void A_user_timeout_ends_retransmission()
    {
        var script = Script.Accepted(Script.Plain with { UserTimeout = 1.Seconds }).Send(100).ExpectAny();

        script.At(600.Milliseconds).ExpectAny()
            .At(1200.Milliseconds - 1.Nanoseconds).State(TcpState.Established)
            .At(1200.Milliseconds).State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    // The first probe of the shut window goes at 0.2 s, and time counts from there.
    [Fact, Rfc(5482, "3")]
    public void A_user_timeout_ends_the_probing_of_a_shut_window()
    {
        var script = Script.Accepted(Script.Plain with { UserTimeout = 1.Seconds })
            .Inject(". 1:1(0) ack 1 win 0").Send(100);

        script.At(600.Milliseconds).ExpectAny()
            .At(1200.Milliseconds - 1.Nanoseconds).State(TcpState.Established)
            .At(1200.Milliseconds).State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    // Measured on Linux 6.18: SO_LINGER with 0 s and close: RST.
    [Fact, Rfc(9293, "3.10.5")]
    public void Lingering_for_no_time_resets()
    {
        var script = Script.Accepted().Send(100).ExpectAny();
        script.Connection.Socket.Linger = SimDuration.Zero;

        script.Close().Expect("R. 101:101(0) ack 1").State(TcpState.Closed);
    }

    [Fact, Rfc(9293, "3.10.4")]
    public void Lingering_waits_for_the_FIN_to_be_acknowledged()
    {
        var script = Script.Accepted();
        var connection = script.Connection;
        connection.Socket.Linger = 5.Seconds;

        script.Close().Expect("F. 1:1(0) ack 1");

        Assert.Equal(SimTime.Start + 5.Seconds, connection.CloseDeadline(script.Now));
        script.After(100.Milliseconds).Inject(". 1:1(0) ack 2").State(TcpState.FinWait2);
        Assert.Null(connection.CloseDeadline(script.Now));
    }

    [Fact]
    public void Lingering_ends_when_its_time_is_up()
    {
        var script = Script.Accepted();
        script.Connection.Socket.Linger = 100.Milliseconds;

        script.Close().ExpectAny().After(100.Milliseconds);

        Assert.Null(script.Connection.CloseDeadline(script.Now));
    }

    // Measured on Linux 6.18 at a round trip of 100 ms: a FIN that nobody acknowledges goes out nine more times in
    // about 83 s. Less the rounding of timers: the probe at RTO = 300 ms, then RTO, and doubling: 0.3, 0.6, 1.2, 2.4,
    // 4.8, 9.6, 19.2, 38.4, 76.8 s. The next timer, at 153.6 s, finds that 0.2 s x (2^9 - 1) = 102.2 s have passed.
    [Fact, Rfc(9293, "3.8.3")]
    public void An_orphan_tries_its_FIN_nine_more_times()
    {
        var pair = new Pair();
        pair.Connect().RunFor(100.Milliseconds);
        pair.FromClient.Where((_, segment) => segment.Has(TcpFlags.Fin));
        var start = pair.Now;
        pair.Client.Close(start);

        pair.Flush().RunFor(153.Seconds);

        var sent = pair.FromClient.Sent.Where(sent => sent.Segment.Has(TcpFlags.Fin))
            .Select(sent => (sent.At - start).Nanoseconds / 1_000_000);
        Assert.Equal([0, 300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 76800], sent);
        Assert.Equal(TcpState.FinWait1, pair.Client.State);
        pair.RunFor(1.Seconds);
        Assert.Equal(ConnectionOutcome.TimedOut, pair.ClientFailure);
    }

    // Linux tcp_fin_time: 60 s or 3.5 RTO, whatever is more.
    [Fact, Rfc(9293, "3.6")]
    public void FIN_WAIT_2_lasts_for_some_RTOs_at_least()
    {
        var script = Script.Accepted(Script.Plain with { FinWait2Timeout = 10.Milliseconds });

        script.Close().ExpectAny().Inject(". 1:1(0) ack 2").State(TcpState.FinWait2)
            .After(700.Milliseconds - 1.Nanoseconds).State(TcpState.FinWait2)
            .After(1.Nanoseconds).State(TcpState.Closed);
    }
}
