using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpTimerTests
{
    // Measured on Linux 6.18, less the rounding of its timers: 0, 1.0, 2.0, 3.1, 4.1, 5.1, 7.1, 11.3, 19.5,
    // 35.6, 68.9 s.
    [Fact, Rfc(6298, "5")]
    public void Syns_are_sent_four_times_at_a_constant_interval_and_then_back_off()
    {
        var script = new Script().Open().At(130.Seconds);

        Assert.Equal([0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67], SecondsOf(script, "S 0:0(0)"));
        script.At(131.Seconds - 1.Nanoseconds).State(TcpState.SynSent);
        script.At(131.Seconds).State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    // Measured on Linux 6.18 with tcp_syn_linear_timeouts = 0, less rounding: 0, 1, 3, 7.2, 15.4, 31.5, 64.8
    // s; ends at 130 s.
    [Fact, Rfc(6298, "5.5")]
    public void Syns_of_older_kernels_back_off_from_the_first()
    {
        var script = new Script(Script.Plain with { SynLinearTimeouts = 0 }).Open().At(126.Seconds);

        Assert.Equal([0, 1, 3, 7, 15, 31, 63], SecondsOf(script, "S 0:0(0)"));
        script.At(127.Seconds).State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    [Fact]
    public void Without_retries_one_syn_is_sent()
    {
        var script = new Script(Script.Plain with { SynLinearTimeouts = 0, SynRetries = 0 }).Open().At(1.Seconds);

        Assert.Equal([0], SecondsOf(script, "S 0:0(0)"));
        script.State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    // Measured on Linux 6.18, less rounding: 1, 3, 7.1, 15.3, 31.4 s after the first SYN-ACK.
    [Fact, Rfc(6298, "5.5")]
    public void Syn_acks_back_off_from_the_first()
    {
        var script = new Script().Listen().Inject("S 0:0(0)").At(62.Seconds);

        Assert.Equal([0, 1, 3, 7, 15, 31], SecondsOf(script, "S. 0:0(0) ack 1"));
        script.At(63.Seconds).State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    // RTT is 0 here, so RTO = 0 + 200 ms (Linux). Sent at 0; then 200 ms later, 400 ms after that, 800 ms,
    // ...
    [Theory, Rfc(6298, "5.4"), Rfc(6298, "5.5"), Rfc(6298, "5.6")]
    [InlineData(false)]
    [InlineData(true)]
    public void Data_and_fins_are_sent_again_with_back_off(bool isFin)
    {
        var script = Script.Accepted();
        _ = isFin ? script.Close() : script.Send(100);

        script.At(2.Seconds);

        var segment = isFin ? "F. 1:1(0) ack 1" : "P. 1:101(100) ack 1";
        Assert.Equal(
            [(0, segment), (200, segment), (600, segment), (1400, segment)],
            script.TakeSent().Select(sent => (sent.At.Nanoseconds / 1_000_000, sent.Segment)));
        Assert.Equal(3, script.Connection.Retransmissions);
    }

    // Linux, tcp_retries2 = 15: 0.2 s doubled nine times is 204.6 s, and six times 120 s more: 924.6 s from
    // the first try. As an orphan 8 (tcp_orphan_retries = 0): 0.2 s x (2^9 - 1) = 102.2 s. The timer that
    // finds the limit passed gives up.
    [Theory, Rfc(9293, "3.8.3")]
    [InlineData(false, 924.6)]
    [InlineData(true, 102.2)]
    public void Retransmission_gives_up(bool isOrphan, double expectedSeconds)
    {
        var script = Script.Accepted().Send(100);
        if (isOrphan)
        {
            script.Close();
        }

        script.At(SimDuration.FromMilliseconds((long)(expectedSeconds * 1000)) - 1.Nanoseconds);
        Assert.NotEqual(TcpState.Closed, script.Connection.State);
        script.After(SimDuration.FromMilliseconds(120_001)).TakeSent();
        script.State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    [Fact, Rfc(9293, "3.8.3")]
    public void Progress_starts_the_count_to_giving_up_again()
    {
        var script = Script.Accepted(Script.Plain with { DataRetries = 3 }).Send(2000).ExpectAny();

        // 0.2 s x (2^4 - 1) = 3 s after the first try; at 2.9 s half of it is acknowledged.
        script.At(2900.Milliseconds).Inject(". 1:1(0) ack 1001").At(5800.Milliseconds).TakeSent();

        Assert.Equal(TcpState.Established, script.Connection.State);
    }

    // RFC 6298 §2.2: SRTT 100, RTTVAR 50, so RTO = 100 + max(200, 4 x 50) = 300 ms. Then an equal sample:
    // RTTVAR 37.5.
    [Theory, Rfc(6298, "2.2"), Rfc(6298, "2.3")]
    [InlineData(10, 210)]
    [InlineData(100, 300)]
    [InlineData(200, 600)]
    public void The_handshake_gives_the_first_sample(int roundTripMs, int expectedMs)
    {
        var pair = new Pair { Delay = roundTripMs.Milliseconds / 2 };

        pair.Connect().RunFor(roundTripMs.Milliseconds);

        Assert.Equal(roundTripMs.Milliseconds, pair.Client.SmoothedRoundTrip);
        Assert.Equal(expectedMs.Milliseconds, pair.Client.RetransmissionTimeout);
        Assert.Equal(roundTripMs.Milliseconds, pair.Server.SmoothedRoundTrip);
    }

    // Without timestamps nobody knows which copy was acknowledged, so SRTT and the back-off stay as they are.
    [Fact, Rfc(6298, "3")]
    public void What_was_sent_twice_gives_no_sample()
    {
        var script = Script.Accepted().Send(100).ExpectAny().At(200.Milliseconds).ExpectAny()
            .At(250.Milliseconds).Inject(". 1:1(0) ack 101");

        Assert.Equal(SimDuration.Zero, script.Connection.SmoothedRoundTrip);
        Assert.Equal(400.Milliseconds, script.Connection.RetransmissionTimeout);

        script.Send(100).ExpectAny().After(80.Milliseconds).Inject(". 1:1(0) ack 201");

        // RFC 6298 §2.3: SRTT = 80/8 = 10 ms, RTTVAR = 80/4 = 20 ms, RTO = 10 + max(200, 80) ms.
        Assert.Equal(10.Milliseconds, script.Connection.SmoothedRoundTrip);
        Assert.Equal(210.Milliseconds, script.Connection.RetransmissionTimeout);
    }

    // With timestamps the echo tells: 50 ms after the second copy.
    [Fact, Rfc(7323, "4.1")]
    public void A_timestamp_gives_a_sample_of_what_was_sent_twice()
    {
        var script = new Script(Script.Plain with { Timestamps = true }).Listen()
            .Inject("S 0:0(0) <mss 1000,TS val 1 ecr 0>").ExpectAny()
            .Inject(". 1:1(0) ack 1 <TS val 1 ecr 1>").Send(100).ExpectAny();

        script.At(200.Milliseconds).Expect("P. 1:101(100) ack 1 <TS val 201 ecr 1>")
            .At(280.Milliseconds).Inject(". 1:1(0) ack 101 <TS val 1 ecr 201>");

        Assert.Equal(10.Milliseconds, script.Connection.SmoothedRoundTrip);
    }

    [Fact, Rfc(7323, "4.1")]
    public void An_echo_from_the_future_is_no_sample()
    {
        var script = new Script(Script.Plain with { Timestamps = true }).Open().ExpectAny()
            .Inject("S. 0:0(0) ack 1 <mss 1000,TS val 1 ecr 1>").ExpectAny()
            .Send(100).ExpectAny().At(200.Milliseconds).ExpectAny();

        script.Inject(". 1:1(0) ack 101 <TS val 1 ecr 4000000>");

        Assert.Equal(SimDuration.Zero, script.Connection.SmoothedRoundTrip);
    }

    // RFC 6298 §5.7: a SYN that was sent twice gives no sample without timestamps, and data begins with 3 s.
    [Fact, Rfc(6298, "5.7")]
    public void After_a_lost_syn_without_timestamps_the_timeout_begins_at_3_s() => new Script().Open().ExpectAny()
        .At(1.Seconds).ExpectAny()
        .Inject("S. 0:0(0) ack 1 <mss 1000>").ExpectAny()
        .Send(100).Expect("P. 1:101(100) ack 1")
        .At(4.Seconds - 1.Nanoseconds).ExpectNothing()
        .At(4.Seconds).Expect("P. 1:101(100) ack 1", SendCause.RetransmissionTimeout);

    // RFC 6298 §5.3: each ACK of something new starts the timer again, for what is left.
    [Fact, Rfc(6298, "5.2"), Rfc(6298, "5.3")]
    public void An_ack_of_something_new_starts_the_timer_again()
    {
        var script = Script.Accepted().Send(2000).ExpectAny().At(150.Milliseconds).Inject(". 1:1(0) ack 1001");

        // Sample 150 ms: SRTT = 150/8 = 18.75 ms, RTO = 18.75 + 200 ms; from 150 ms on.
        script.At(368_750.Microseconds - 1.Nanoseconds).ExpectNothing()
            .At(368_750.Microseconds).Expect("P. 1001:2001(1000) ack 1")
            .Inject(". 1:1(0) ack 2001").After(1000.Seconds).ExpectNothing();
    }

    private static IEnumerable<long> SecondsOf(Script script, string segment) => script.TakeSent().Select(sent =>
    {
        Assert.Equal(segment, sent.Segment);
        return sent.At.Nanoseconds / 1_000_000_000;
    });
}
