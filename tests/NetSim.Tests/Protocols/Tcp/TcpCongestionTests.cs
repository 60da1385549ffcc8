using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpCongestionTests
{
    [Theory, Rfc(6928, "2")]
    [InlineData(10)]
    [InlineData(3)]
    public void The_first_flight_is_the_initial_window(int segments)
    {
        var script = Script.Accepted(Script.Plain with { InitialWindowSegments = segments }).Send(100_000);

        Assert.Equal(segments, script.TakeSent().Count);
    }

    // Each ACK of two segments lets four out: two that left the network, two that cwnd grew by.
    [Fact, Rfc(5681, "3.1")]
    public void In_slow_start_the_window_grows_by_what_is_acknowledged()
    {
        var script = Sending(100_000);

        script.Inject(". 1:1(0) ack 2001");
        Assert.Equal((12, 4), (script.Connection.CongestionWindowSegments, script.TakeSent().Count));
        script.Inject(". 1:1(0) ack 10001");
        Assert.Equal((20, 16), (script.Connection.CongestionWindowSegments, script.TakeSent().Count));
    }

    // RFC 7661, as Linux does it: a window that is not used does not grow.
    [Fact]
    public void An_application_that_sends_little_does_not_grow_the_window()
    {
        var script = Script.Accepted();

        for (var i = 0; i < 50; i++)
        {
            script.Send(100).ExpectAny().Inject($". 1:1(0) ack {100 * (i + 1) + 1}");
        }

        Assert.Equal(10, script.Connection.CongestionWindowSegments);
    }

    // Ten segments, the first lost. Two duplicates let new segments out (limited transmit); the third sends
    // the lost one again at once, though half of cwnd is less than what is in the network.
    [Fact, Rfc(5681, "3.2"), Rfc(3042, "2"), Rfc(6937, "3.1")]
    public void The_third_duplicate_ack_sends_the_lost_segment_again()
    {
        var script = Sending(100_000)
            .Inject(". 1:1(0) ack 1").Expect(". 10001:11001(1000) ack 1")
            .Inject(". 1:1(0) ack 1").Expect(". 11001:12001(1000) ack 1");

        script.Inject(". 1:1(0) ack 1").Expect(". 1:1001(1000) ack 1", SendCause.FastRetransmit);

        // RFC 6937 §3.1: ssthresh is half of cwnd, so from here on one goes for every two that arrive.
        script.Inject(". 1:1(0) ack 1").ExpectNothing()
            .Inject(". 1:1(0) ack 1").Expect(". 12001:13001(1000) ack 1")
            .Inject(". 1:1(0) ack 1").ExpectNothing()
            .Inject(". 1:1(0) ack 1").Expect(". 13001:14001(1000) ack 1");
    }

    // Only three more segments came through: without sending at once it would take a timeout.
    [Fact, Rfc(5681, "3.2")]
    public void Three_duplicates_are_enough()
    {
        var pair = new Pair(Script.Plain with { WindowScaling = false });
        pair.FromClient.Nth(3, 7, 8, 9, 10, 11, 12);

        pair.Connect().Client.Send(14_600);
        pair.Flush().RunFor(210.Milliseconds);

        // Sent at 100 ms (SYN, ACK, then data 3 to 12); 4, 5, 6 arrive, their ACKs at 200 ms.
        var again = pair.FromClient.Sent.Single(sent => sent.Ordinal == 13);
        Assert.Equal(200.Milliseconds, again.At - SimTime.Start);
        Assert.Equal(pair.FromClient.Sent[2].Segment.Sequence, again.Segment.Sequence);
    }

    [Fact, Rfc(5681, "2")]
    public void Data_windows_and_old_acks_are_no_duplicates()
    {
        var script = Sending(100_000).Inject(". 1:1(0) ack 2001");
        script.TakeSent();

        for (var i = 0; i < 4; i++)
        {
            script.Inject($"P. {1 + 100 * i}:{101 + 100 * i}(100) ack 2001").ExpectAny()
                .Inject($". 401:401(0) ack 2001 win {60_000 + i}")
                .Inject(". 401:401(0) ack 1001 win 50000");
        }

        Assert.DoesNotContain(script.TakeSent(), sent => sent.Segment.StartsWith(". 2001:", StringComparison.Ordinal));
        Assert.Equal(12, script.Connection.CongestionWindowSegments);
    }

    // Segments 1, 3 and 5 of ten are lost: one hole a round trip, in NewReno’s way, without a timeout.
    [Fact, Rfc(6582, "3.2")]
    public void A_partial_ack_sends_the_next_hole_at_once()
    {
        var script = Sending(10_000);
        for (var i = 0; i < 7; i++)
        {
            script.Inject(". 1:1(0) ack 1");
        }

        script.Expect(". 1:1001(1000) ack 1", SendCause.FastRetransmit)
            .Inject(". 1:1(0) ack 2001").Expect(". 2001:3001(1000) ack 1", SendCause.PartialAcknowledgment)
            .Inject(". 1:1(0) ack 4001").Expect(". 4001:5001(1000) ack 1", SendCause.PartialAcknowledgment)
            .Inject(". 1:1(0) ack 10001").ExpectNothing();
        Assert.Equal(5, script.Connection.CongestionWindowSegments);
        Assert.Equal(3, script.Connection.Retransmissions);
    }

    // RFC 6582 §3.2 step 1: what was sent again without need comes back as duplicates of the last ACK of
    // recovery.
    [Fact, Rfc(6582, "3.2"), Rfc(6582, "4.1")]
    public void Duplicates_right_after_recovery_start_no_other()
    {
        var script = Sending(10_000).At(200.Milliseconds).Inject(". 1:1(0) ack 10001").Send(5000);
        script.TakeSent();

        for (var i = 0; i < 5; i++)
        {
            script.Inject(". 1:1(0) ack 10001");
        }

        Assert.DoesNotContain(script.TakeSent(), sent => sent.Segment.Contains("10001:", StringComparison.Ordinal));
    }

    // RFC 5681 §3.1: ssthresh half of 10, cwnd 1; slow start up to 5, then one segment a round trip.
    [Fact, Rfc(5681, "3.1"), Rfc(6298, "5.4")]
    public void After_a_timeout_the_window_is_one_segment_and_grows_slowly_from_half()
    {
        var script = Sending(1_000_000, Conventional).At(200.Milliseconds)
            .Expect(". 1:1001(1000) ack 1", SendCause.RetransmissionTimeout);
        Assert.Equal(1, script.Connection.CongestionWindowSegments);

        script.Inject(". 1:1(0) ack 1001").Expect(". 1001:2001(1000) ack 1").Expect(". 2001:3001(1000) ack 1");
        var windows = new List<int>();
        for (var i = 2; i <= 21; i++)
        {
            script.Inject($". 1:1(0) ack {1000 * i + 1}");
            script.TakeSent();
            windows.Add(script.Connection.CongestionWindowSegments);
        }

        Assert.Equal([3, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7], windows);
    }

    [Fact, Rfc(5681, "3.1")]
    public void A_second_timeout_does_not_halve_again()
    {
        var script = Sending(1_000_000, Conventional).At(600.Milliseconds);
        script.TakeSent();
        for (var i = 1; i <= 4; i++)
        {
            script.Inject($". 1:1(0) ack {1000 * i + 1}");
            script.TakeSent();
        }

        Assert.Equal(5, script.Connection.CongestionWindowSegments); // by slow start: ssthresh is still 5
    }

    // Without F-RTO, which would send new data first.
    private static TcpOptions Conventional => Script.Plain with { ForwardRtoRecovery = false };

    private static Script Sending(long bytes, TcpOptions? options = null)
    {
        var script = Script.Accepted(options).Send(bytes);
        Assert.Equal(10, script.TakeSent().Count);
        return script;
    }
}
