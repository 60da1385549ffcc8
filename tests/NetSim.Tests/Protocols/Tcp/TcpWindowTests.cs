using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>Flow control: zero windows, probes, updates, silly windows, and small segments.</summary>
public class TcpWindowTests
{
    private static readonly TcpOptions SmallBuffer =
        Script.Plain with { ReceiveBufferBytes = 16_384, MaximumReceiveBufferBytes = 16_384 };

    // Measured on Linux 6.18: the first probe after RTO, then doubling, each with the number before SND.UNA.
    // RTO is 200 ms here (RTT 0), at most 120 s.
    [Fact, Rfc(9293, "3.8.6.1"), Rfc(9293, "MUST-36"), Rfc(9293, "MUST-37")]
    public void A_shut_window_is_probed_with_back_off_for_ever()
    {
        var script = Script.Accepted().Inject(". 1:1(0) ack 1 win 0").Send(100).ExpectNothing();

        int[] times =
            [200, 600, 1400, 3000, 6200, 12_600, 25_400, 51_000, 102_200, 204_600, 324_600, 444_600];
        foreach (var at in times)
        {
            script.At(at.Milliseconds - 1.Nanoseconds).ExpectNothing()
                .At(at.Milliseconds).Expect(". 0:0(0) ack 1", SendCause.WindowProbe)
                .Inject(". 1:1(0) ack 1 win 0").State(TcpState.Established);
        }

        // Probes are no measure of the network: RTO is what it was, and so is the next first probe.
        script.Inject(". 1:1(0) ack 1 win 100").Expect("P. 1:101(100) ack 1")
            .After(200.Milliseconds).Expect("P. 1:101(100) ack 1", SendCause.RetransmissionTimeout)
            .Inject(". 1:1(0) ack 101 win 0").Send(100)
            .After(400.Milliseconds).Expect(". 100:100(0) ack 1", SendCause.WindowProbe); // Karn: still backed off
    }

    // The window ends behind 7300; the peer filled it, what came last was lost, and this ACK is numbered behind that.
    [Fact, Rfc(9293, "3.10.7.4")]
    public void An_ACK_at_the_right_edge_of_the_window_counts()
    {
        var script = Script.Accepted(SmallBuffer).Send(100).Expect("P. 1:101(100) ack 1");

        script.Inject(". 7301:7301(0) ack 101").ExpectNothing().After(5.Seconds).ExpectNothing();
    }

    [Fact, Rfc(9293, "3.8.6.1"), Rfc(9293, "3.8.3")]
    public void Probes_that_nobody_answers_give_up()
    {
        var script = Script.Accepted(Script.Plain with { DataRetries = 3 }).Inject(". 1:1(0) ack 1 win 0").Send(100);

        // Three probes, at 0.2, 0.6 and 1.4 s; the fourth would go at 3 s (Linux tcp_probe_timer).
        script.At(3.Seconds - 1.Nanoseconds).ExpectAny().State(TcpState.Established)
            .At(3.Seconds).State(TcpState.Closed).Failed(ConnectionOutcome.TimedOut);
    }

    [Fact, Rfc(9293, "3.8.6")]
    public void A_fin_needs_room_in_the_window()
    {
        Script.Accepted().Inject(". 1:1(0) ack 1 win 0").Close().ExpectNothing().State(TcpState.FinWait1)
            .At(200.Milliseconds).Expect(". 0:0(0) ack 1", SendCause.WindowProbe)
            .Inject(". 1:1(0) ack 1 win 1").Expect("F. 1:1(0) ack 1");

        // Data that just fits goes ahead of it.
        Script.Accepted().Inject(". 1:1(0) ack 1 win 100").Send(100).Close().Expect("P. 1:101(100) ack 1")
            .Inject(". 1:1(0) ack 101 win 100").Expect("F. 101:101(0) ack 1");
    }

    // RFC 9293 §3.8.6.2.1: a sliver of window is not used at once, only when nothing else moves.
    [Fact, Rfc(9293, "3.8.6.2.1")]
    public void A_window_of_less_than_a_segment_is_used_only_after_a_timeout() => Script.Accepted()
        .Inject(". 1:1(0) ack 1 win 100").Send(5000).ExpectNothing()
        .At(200.Milliseconds).Expect("P. 1:101(100) ack 1", SendCause.WindowProbe)
        .Inject(". 1:1(0) ack 101 win 2000").Expect(". 101:1101(1000) ack 1").Expect(". 1101:2101(1000) ack 1");

    [Fact, Rfc(9293, "3.8.6")]
    public void A_window_that_shrinks_stops_what_was_not_sent() => Script.Accepted()
        .Inject(". 1:1(0) ack 1 win 2000").Send(4000).Expect(". 1:1001(1000) ack 1").Expect(". 1001:2001(1000) ack 1")
        .Inject(". 1:1(0) ack 1 win 1000").ExpectNothing()
        .Inject(". 1:1(0) ack 1001 win 1000").ExpectNothing()
        .Inject(". 1:1(0) ack 2001 win 1000").Expect(". 2001:3001(1000) ack 1");

    [Fact, Rfc(9293, "3.10.7.4")]
    public void An_older_segment_does_not_take_the_window_back() => Script.Accepted().Send(100).ExpectAny()
        .Inject("P. 101:201(100) ack 101 win 5000").ExpectAny()   // SND.WL1 = 101
        .Inject("P. 1:101(100) ack 101 win 0").ExpectAny()        // sent before that
        .Send(100).Expect("P. 101:201(100) ack 201");

    // 16 KiB of buffer: 10,240 bytes of window at most, of which 7,300 at first (half, in whole segments of
    // 1,460).
    // RFC 9293 §3.8.6.2.2: less than a segment is announced as 0, and the right edge is not taken back for
    // it.
    [Fact, Rfc(9293, "3.8.6"), Rfc(9293, "3.8.6.2.2")]
    public void An_application_that_does_not_read_shuts_the_window_and_one_that_reads_opens_it()
    {
        var script = new Script(SmallBuffer).Listen().Inject("S 0:0(0) <mss 1460>").Expect("S. 0:0(0) ack 1 win 7300")
            .Inject(". 1:1(0) ack 1")
            .Inject(". 1:1461(1460) ack 1").Expect(". 1:1(0) ack 1461 win 8780")
            .Inject(". 1461:10241(8780) ack 1").Expect(". 1:1(0) ack 10241 win 0")
            .Inject(". 10241:10242(1) ack 1").Expect(". 1:1(0) ack 10241 win 0");

        // A byte is not worth a word; a segment is.
        script.Read(1).ExpectNothing().Read(1459).Expect(". 1:1(0) ack 10241 win 1460", SendCause.WindowUpdate);
        script.Read(8780).Expect(". 1:1(0) ack 10241 win 10240", SendCause.WindowUpdate);
    }

    // A round trip that brought more than the one before lets the buffer grow; the window stays, and is not 0
    // for that.
    [Theory]
    [InlineData(AckPolicyKind.Linux)]
    [InlineData(AckPolicyKind.Delayed)]
    [InlineData(AckPolicyKind.Immediate)]
    public void A_large_segment_size_and_a_small_buffer_do_not_block(AckPolicyKind policy)
    {
        var options = new TcpOptions
        {
            AckPolicy = policy,
            Timestamps = false,
            ReceiveBufferBytes = 6736,
            MaximumSegmentSize = 5585,
        };
        var pair = new Pair(options);

        pair.Connect().Client.Send(200_000);
        pair.Flush().RunUntil(() => pair.ReadByServer == 200_000);

        Assert.DoesNotContain(pair.FromClient.Sent, sent => sent.Segment.PayloadBytes == 0 && sent.Ordinal > 2);
    }

    // Minshall: a small segment waits while another small one is out; full ones do not count.
    [Fact, Rfc(9293, "3.7.4")]
    public void With_nagle_a_small_segment_waits_for_the_ack_of_the_last_small_one() =>
        Script.Accepted(Script.Plain with { NoDelay = false })
            .Send(100).Expect("P. 1:101(100) ack 1")
            .Send(100).ExpectNothing().Send(100).ExpectNothing()
            .Inject(". 1:1(0) ack 101").Expect("P. 101:301(200) ack 1")
            .Send(1500).Expect(". 301:1301(1000) ack 1")
            .Inject(". 1:1(0) ack 301").Expect("P. 1301:1801(500) ack 1")
            .Inject(". 1:1(0) ack 1801").Send(1000).Send(100)
            .Expect("P. 1801:2801(1000) ack 1").Expect("P. 2801:2901(100) ack 1");

    [Fact, Rfc(9293, "3.7.4"), Rfc(9293, "MUST-17")]
    public void Without_nagle_each_write_goes_out_and_it_can_be_switched()
    {
        var script = Script.Accepted().Send(100).Send(100)
            .Expect("P. 1:101(100) ack 1").Expect("P. 101:201(100) ack 1");

        script.Connection.NoDelay = false;
        script.Send(100).ExpectNothing();
        script.Connection.NoDelay = true;
        script.Inject(". 1:1(0) ack 1 win 60000").Expect("P. 201:301(100) ack 1");
    }

    [Fact, Rfc(9293, "3.7.4")]
    public void A_fin_takes_small_data_with_it_in_spite_of_nagle() =>
        Script.Accepted(Script.Plain with { NoDelay = false })
            .Send(100).Expect("P. 1:101(100) ack 1").Send(100).ExpectNothing()
            .Close().Expect("FP. 101:201(100) ack 1");
}
