using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>What arrives in ESTABLISHED: data, old data, RST, SYN, ACKs of what was never sent.</summary>
public class TcpTextTests
{
    private const string Ack1 = ". 1:1(0) ack 1";

    [Fact, Rfc(9293, "3.10.7.4")]
    public void Data_in_order_is_acknowledged_and_readable()
    {
        var script = Script.Accepted().Inject("P. 1:1001(1000) ack 1").Expect(". 1:1(0) ack 1001");

        Assert.Equal(1000, script.Connection.ReadableBytes);
        Assert.Equal(TcpEventKind.Readable, script.Events[^1].Kind);
        script.Read(400);
        Assert.Equal((600, 1000), (script.Connection.ReadableBytes, script.Connection.ReceivedBytes));
    }

    // RFC 5681 §4.2: at once, for each; and when the gap is filled.
    [Fact, Rfc(9293, "3.10.7.4"), Rfc(5681, "4.2")]
    public void Data_ahead_of_its_turn_is_held_and_answered_with_the_same_ack()
    {
        var script = Script.Accepted(Script.Plain with { AckPolicy = AckPolicyKind.Delayed })
            .Inject(". 1001:2001(1000) ack 1").Expect(Ack1)
            .Inject(". 3001:4001(1000) ack 1").Expect(Ack1);
        Assert.Equal(0, script.Connection.ReadableBytes);

        script.Inject(". 1:1001(1000) ack 1").Expect(". 1:1(0) ack 2001")
            .Inject(". 2001:3001(1000) ack 1").Expect(". 1:1(0) ack 4001");
        Assert.Equal(4000, script.Connection.ReadableBytes);
    }

    [Fact, Rfc(9293, "3.10.7.4")]
    public void Overlaps_count_once()
    {
        var script = Script.Accepted()
            .Inject(". 501:1501(1000) ack 1").Expect(Ack1)
            .Inject(". 1001:2001(1000) ack 1").Expect(Ack1)
            .Inject(". 1:601(600) ack 1").Expect(". 1:1(0) ack 2001")
            .Inject(". 1901:2101(200) ack 1").Expect(". 1:1(0) ack 2101");

        Assert.Equal(2100, script.Connection.ReadableBytes);
    }

    [Fact, Rfc(9293, "3.10.7.4")]
    public void What_is_old_is_answered_and_what_it_acknowledges_does_not_count()
    {
        var script = Script.Accepted().Inject("P. 1:1001(1000) ack 1").Expect(". 1:1(0) ack 1001").Send(100)
            .Expect("P. 1:101(100) ack 1001");

        script.Inject("P. 1:1001(1000) ack 101").Expect(". 101:101(0) ack 1001", SendCause.Challenge)
            .Inject("P. 1:501(500) ack 101").Expect(". 101:101(0) ack 1001");

        Assert.Equal(1000, script.Connection.ReadableBytes);
        script.After(200.Milliseconds).Expect("P. 1:101(100) ack 1001"); // still unacknowledged
    }

    // RFC 9293 §3.4, the four cases: window 64240 (65535 in whole segments of 1460) after byte 1.
    [Theory, Rfc(9293, "3.4")]
    [InlineData(". 64240:64340(100) ack 1", 0)]       // its last 99 bytes lie beyond, its first is ahead of its turn
    [InlineData(". 64241:64341(100) ack 1", 0)]       // wholly beyond
    [InlineData(". 1:70001(70000) ack 1", 64240)]     // trimmed to the window
    [InlineData(". -99:1(100) ack 1", 0)]             // wholly before
    [InlineData(". -99:101(200) ack 1", 100)]         // begins before
    public void Only_what_lies_in_the_window_is_taken(string segment, int expectedBytes)
    {
        var script = Script.Accepted().Inject(segment).ExpectAny();

        Assert.Equal(expectedBytes, script.Connection.ReadableBytes);
    }

    [Fact, Rfc(9293, "3.10.7.4")]
    public void With_the_window_shut_acks_resets_and_bare_fins_still_count()
    {
        var options = Script.Plain with { ReceiveBufferBytes = 4608, MaximumReceiveBufferBytes = 4608 };
        Script Shut() => Script.Accepted(options).Send(100).ExpectAny()
            .Inject(". 1:1461(1460) ack 1").Expect(". 101:101(0) ack 1461 win 0");

        // A probe with a byte of data: refused and answered, but it acknowledges what we sent.
        var probed = Shut().Inject("P. 1461:1462(1) ack 101").Expect(". 101:101(0) ack 1461 win 0");
        Assert.Equal(1460, probed.Connection.ReceivedBytes);
        probed.After(10.Seconds).ExpectNothing();

        Shut().Inject("R 1461:1461(0)").State(TcpState.Closed);
        Shut().Inject("F. 1461:1461(0) ack 101").Expect(". 101:101(0) ack 1462").State(TcpState.CloseWait);
    }

    [Fact, Rfc(5961, "3.2"), Rfc(9293, "3.10.7.4")]
    public void Only_the_exact_number_resets()
    {
        Script.Accepted().Inject("R 1:1(0)").State(TcpState.Closed);
        Script.Accepted().Inject("R. 1:1(0) ack 1").State(TcpState.Closed);
        Script.Accepted().Inject("R 2:2(0)").Expect(Ack1, SendCause.Challenge).State(TcpState.Established);
        Script.Accepted().Inject("R 0:0(0)").State(TcpState.Established);
        Script.Accepted().Inject("R 64241:64241(0)").State(TcpState.Established);
    }

    [Theory, Rfc(5961, "4.2")]
    [InlineData("S 0:0(0)")]
    [InlineData("S 500:500(0)")]
    [InlineData("S 900000:900000(0)")]
    [InlineData("S. 0:0(0) ack 1")]
    public void A_syn_is_challenged_whatever_its_number(string segment) =>
        Script.Accepted().Inject(segment).Expect(Ack1, SendCause.Challenge).State(TcpState.Established);

    [Fact, Rfc(9293, "3.10.7.4"), Rfc(5961, "5.2")]
    public void An_ack_of_what_was_never_sent_is_dropped_with_its_data()
    {
        var script = Script.Accepted().Inject("P. 1:101(100) ack 2").ExpectNothing();

        Assert.Equal(0, script.Connection.ReceivedBytes);
    }

    // RFC 5961 §5: older than SND.UNA - MAX.SND.WND is nobody’s ACK. The window was 1000 at most.
    [Fact, Rfc(5961, "5.2")]
    public void An_ack_from_the_distant_past_is_answered_and_its_data_dropped()
    {
        var script = new Script().Listen().Inject("S 0:0(0) win 1000 <mss 1000>").ExpectAny()
            .Inject(". 1:1(0) ack 1 win 1000").Send(2000).ExpectAny()
            .Inject(". 1:1(0) ack 1001 win 1000").ExpectAny()
            .Inject(". 1:1(0) ack 2001 win 1000").ExpectNothing();

        script.Inject("P. 1:101(100) ack 1000 win 1000").Expect(". 2001:2001(0) ack 1", SendCause.Challenge);
        Assert.Equal(0, script.Connection.ReceivedBytes);
        script.Inject("P. 1:101(100) ack 1001 win 1000").Expect(". 2001:2001(0) ack 101");
        Assert.Equal(100, script.Connection.ReceivedBytes);
    }

    [Fact, Rfc(9293, "3.10.7.4")]
    public void What_has_no_ack_is_dropped() =>
        Assert.Equal(0, Script.Accepted().Inject("P 1:101(100)").ExpectNothing().Connection.ReceivedBytes);

    // Linux tcp_invalid_ratelimit: one answer in 500 ms to what has no data.
    [Fact, Rfc(5961, "7")]
    public void Answers_to_segments_without_data_are_rationed() => Script.Accepted()
        .Inject("R 2:2(0)").Expect(Ack1)
        .Inject("S 2:2(0)").ExpectNothing()
        .After(499.Milliseconds).Inject(". 0:0(0) ack 1").ExpectNothing()
        .Inject("P. -99:1(100) ack 1").Expect(Ack1) // it has data
        .After(1.Milliseconds).Inject(". 0:0(0) ack 1").Expect(Ack1);

    [Fact, Rfc(5961, "7")]
    public void Without_rationing_each_is_answered() =>
        Script.Accepted(Script.Plain with { InvalidSegmentInterval = SimDuration.Zero })
            .Inject("R 2:2(0)").Expect(Ack1).Inject("R 2:2(0)").Expect(Ack1);
}
