using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp.Congestion;

public class ExplicitNotificationTests
{
    private static readonly TcpOptions Active = Script.Plain with { Ecn = EcnMode.Active };

    // RFC 3168 §6.1.1: an ECN-setup SYN has ECE and CWR, an ECN-setup SYN-ACK ECE alone.
    [Theory, Rfc(3168, "6.1.1")]
    [InlineData(EcnMode.Active, "SEW", "SE.")]
    [InlineData(EcnMode.Passive, "SEW", "SE.")]
    [InlineData(EcnMode.Off, "SEW", "S.")]
    [InlineData(EcnMode.Active, "S", "S.")]
    [InlineData(EcnMode.Active, "SE", "S.")]
    [InlineData(EcnMode.Active, "SW", "S.")]
    public void A_SYN_that_asks_is_answered(EcnMode mode, string syn, string expected) =>
        new Script(Script.Plain with { Ecn = mode }).Listen()
            .Inject($"{syn} 0:0(0) win 65535 <mss 1000>").Expect($"{expected} 0:0(0) ack 1");

    [Theory, Rfc(3168, "6.1.1")]
    [InlineData(EcnMode.Active, "SEW")]
    [InlineData(EcnMode.Passive, "S")]
    [InlineData(EcnMode.Off, "S")]
    public void Only_the_active_ask(EcnMode mode, string expected) =>
        new Script(Script.Plain with { Ecn = mode }).Open().Expect($"{expected} 0:0(0)");

    // RFC 3168 §6.1.1.1: the first may have been lost because it asked.
    [Fact, Rfc(3168, "6.1.1.1")]
    public void A_SYN_sent_again_does_not_ask() =>
        new Script(Active).Open().Expect("SEW 0:0(0)")
            .At(1.Seconds).Expect("S 0:0(0)", SendCause.RetransmissionTimeout);

    [Fact]
    public void A_SYN_ACK_sent_again_agrees_again() =>
        new Script(Active).Listen().Inject("SEW 0:0(0) win 65535 <mss 1000>").Expect("SE. 0:0(0) ack 1")
            .At(1.Seconds).Expect("SE. 0:0(0) ack 1");

    // RFC 3168 §6.1.2 and §6.1.1: data is ECT(0) only after an ECN-setup SYN-ACK.
    [Theory, Rfc(3168, "6.1.1"), Rfc(3168, "6.1.2")]
    [InlineData("SE.", EcnCodepoint.Capable0)]
    [InlineData("S.", EcnCodepoint.NotCapable)]
    [InlineData("SEW.", EcnCodepoint.NotCapable)]
    [InlineData("SW.", EcnCodepoint.NotCapable)]
    public void Data_is_capable_when_both_sides_are(string synAck, EcnCodepoint expected)
    {
        var script = new Script(Active).Open().ExpectAny()
            .Inject($"{synAck} 0:0(0) ack 1 win 65535 <mss 1000>").ExpectAny().Send(1000);

        Assert.Equal(expected, script.LastSent.Ecn);
    }

    [Fact, Rfc(3168, "6.1.4"), Rfc(3168, "6.1.5")]
    public void Bare_ACKs_FINs_and_what_is_sent_again_are_not_capable()
    {
        var script = Agreed().Inject("P. 1:1001(1000) ack 1");
        Assert.Equal((0, EcnCodepoint.NotCapable), (script.LastSent.PayloadBytes, script.LastSent.Ecn));

        script.ExpectAny().Send(1000).ExpectAny().After(300.Milliseconds);
        Assert.Equal((1000, EcnCodepoint.NotCapable), (script.LastSent.PayloadBytes, script.LastSent.Ecn));

        script.ExpectAny().Inject(". 1001:1001(0) ack 1001").Shutdown();
        Assert.True(script.LastSent.Has(TcpFlags.Fin));
        Assert.Equal(EcnCodepoint.NotCapable, script.LastSent.Ecn);
    }

    // RFC 3168 §6.1.3: every ACK from the mark on, until CWR comes.
    [Fact, Rfc(3168, "6.1.3")]
    public void A_mark_is_echoed_until_the_peer_says_that_it_has_slowed_down()
    {
        Agreed()
            .InjectMarked("P. 1:1001(1000) ack 1", EcnCodepoint.Capable0)
            .Expect(". 1:1(0) ack 1001")
            .InjectMarked("P. 1001:2001(1000) ack 1", EcnCodepoint.CongestionExperienced)
            .Expect("E. 1:1(0) ack 2001")
            .InjectMarked("P. 2001:3001(1000) ack 1", EcnCodepoint.Capable0)
            .Expect("E. 1:1(0) ack 3001")
            .Send(500).Expect("PE. 1:501(500) ack 3001")
            .InjectMarked("PW. 3001:4001(1000) ack 501", EcnCodepoint.Capable0)
            .Expect(". 501:501(0) ack 4001")
            .InjectMarked("P. 4001:5001(1000) ack 501", EcnCodepoint.Capable0)
            .Expect(". 501:501(0) ack 5001");
    }

    // The segment that says CWR may be marked itself.
    [Fact, Rfc(3168, "6.1.3")]
    public void A_mark_that_comes_with_CWR_is_a_new_one()
    {
        Agreed()
            .InjectMarked("P. 1:1001(1000) ack 1", EcnCodepoint.CongestionExperienced)
            .Expect("E. 1:1(0) ack 1001")
            .InjectMarked("PW. 1001:2001(1000) ack 1", EcnCodepoint.CongestionExperienced)
            .Expect("E. 1:1(0) ack 2001");
    }

    [Fact]
    public void Nobody_echoes_marks_without_having_agreed() =>
        Script.Accepted().InjectMarked("P. 1:1001(1000) ack 1", EcnCodepoint.CongestionExperienced)
            .Expect(". 1:1(0) ack 1001");

    // Delayed ACKs would be slow for a window that may be one segment: two at once (Linux).
    [Fact]
    public void The_first_mark_makes_ACKs_quick()
    {
        var script = Agreed(Active with { AckPolicy = AckPolicyKind.Linux });
        var start = 1;
        void Take(EcnCodepoint mark) =>
            script.InjectMarked($". {start}:{start += 500}(500) ack 1", mark);
        for (var i = 0; i < 40; i++)
        {
            // The quick ACKs of the start are used up, and data goes both ways.
            Take(EcnCodepoint.Capable0);
        }

        script.TakeSent();
        Take(EcnCodepoint.CongestionExperienced);

        Assert.Equal($"E. 1:1(0) ack {start}", Assert.Single(script.TakeSent()).Segment);
    }

    // RFC 3168 §6.1.2: half a window, once, and CWR with the next new data. cwnd comes down by PRR: of 10
    // segments two arrived, so 5/10 of two, one, may follow.
    [Fact, Rfc(3168, "6.1.2")]
    public void An_echo_halves_the_window_once_and_is_answered_with_CWR()
    {
        var script = Agreed().Send(100_000);
        script.TakeSent();

        script.Inject("E. 1:1(0) ack 2001").Expect("W. 10001:11001(1000) ack 1");
        Assert.Equal((9, 5), Windows(script));
        script.Inject("E. 1:1(0) ack 4001").Expect(". 11001:12001(1000) ack 1")
            .Inject("E. 1:1(0) ack 8001").Expect(". 12001:13001(1000) ack 1");
        Assert.Equal(5, script.Connection.SlowStartThresholdSegments);

        // What was outstanding then is acknowledged, and more: that is the end of it.
        script.Inject(". 1:1(0) ack 12001");
        Assert.Equal((5, 5), Windows(script));
        script.TakeSent();
        script.Inject("E. 1:1(0) ack 13001");
        Assert.Equal(2, script.Connection.SlowStartThresholdSegments);
    }

    // A loss reduces the window, too, and the peer is told.
    [Fact, Rfc(3168, "6.1.2")]
    public void A_loss_is_told_with_CWR()
    {
        var script = Agreed().Send(100_000);
        script.TakeSent();

        script.Inject(". 1:1(0) ack 1").Inject(". 1:1(0) ack 1").Inject(". 1:1(0) ack 1")
            .Inject(". 1:1(0) ack 12001");
        var sent = script.TakeSent();

        Assert.Contains(sent, entry => entry.Segment == ". 1:1001(1000) ack 1");
        Assert.Single(sent, entry => entry.Segment.StartsWith("W.", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_having_agreed_ECE_means_nothing()
    {
        var script = Script.Accepted().Send(100_000);
        script.TakeSent();

        script.Inject("E. 1:1(0) ack 2001");

        Assert.Equal((12, int.MaxValue), Windows(script));
    }

    // cwnd and ssthresh.
    private static (int, int) Windows(Script script) =>
        (script.Connection.CongestionWindowSegments, script.Connection.SlowStartThresholdSegments);

    private static Script Agreed(TcpOptions? options = null) => new Script(options ?? Active).Listen()
        .Inject("SEW 0:0(0) win 65535 <mss 1000>").ExpectAny()
        .Inject(". 1:1(0) ack 1 win 65535").State(TcpState.Established);
}
