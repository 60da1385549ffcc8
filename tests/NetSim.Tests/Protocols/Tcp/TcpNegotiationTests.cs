using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpNegotiationTests
{
    private static readonly TcpOptions Everything = new() { AckPolicy = AckPolicyKind.Immediate };

    // Measured on Linux 6.18: SYN with window 64240, SYN-ACK with 65160; with timestamps a segment holds 1448
    // bytes.
    [Fact, Rfc(7323, "2.2"), Rfc(7323, "3.2"), Rfc(2018, "2"), Rfc(9293, "3.7.1")]
    public void Two_linux_ends_use_all_options() => new Script(Everything).Listen()
        .Inject("S 0:0(0) win 64240 <mss 1460,sackOK,TS val 5 ecr 0,wscale 10>")
        .Expect("S. 0:0(0) ack 1 win 65160 <mss 1460,sackOK,TS val 1 ecr 5,wscale 10>")
        .Inject(". 1:1(0) ack 1 win 63 <TS val 105 ecr 1>")
        .Send(2000)
        .Expect(". 1:1449(1448) ack 1 win 64 <TS val 1 ecr 105>").Expect("P. 1449:2001(552) ack 1");

    [Theory, Rfc(7323, "2.2"), Rfc(7323, "3.2"), Rfc(2018, "2")]
    [InlineData("mss 1460", "mss 1460")]
    [InlineData("mss 1460,sackOK", "mss 1460,sackOK")]
    [InlineData("mss 1460,wscale 0", "mss 1460,wscale 10")]
    [InlineData("mss 1460,TS val 9 ecr 0", "mss 1460,TS val 1 ecr 9")]
    public void A_syn_ack_answers_only_the_options_that_the_syn_has(string offered, string answered) =>
        new Script(Everything).Listen().Inject($"S 0:0(0) <{offered}>").Expect($"S. 0:0(0) ack 1 <{answered}>");

    [Fact, Rfc(7323, "2.2"), Rfc(7323, "3.2"), Rfc(2018, "2")]
    public void A_syn_ack_leaves_out_what_this_end_does_not_have() =>
        new Script(new TcpOptions { WindowScaling = false, Timestamps = false, SelectiveAcknowledgment = false })
            .Listen().Inject("S 0:0(0) <mss 1460,sackOK,TS val 9 ecr 0,wscale 3>")
            .Expect("S. 0:0(0) ack 1 <mss 1460>");

    // A scale of 0 is told, too: otherwise the peer would not scale, and we would still scale what it says.
    [Fact, Rfc(7323, "2.2")]
    public void A_small_buffer_offers_a_scale_of_zero() =>
        new Script(Everything with { MaximumReceiveBufferBytes = 8192, ReceiveBufferBytes = 8192 }).Listen()
            .Inject("S 0:0(0) <mss 1460,wscale 7>").Expect("S. 0:0(0) ack 1 <mss 1460,wscale 0>");

    // RFC 7323 §2.2: the window of a SYN is never scaled; later ones are.
    [Theory, Rfc(7323, "2.2"), Rfc(7323, "2.3")]
    [InlineData("mss 1000,wscale 3", 0)] // 800 bytes: less than a segment
    [InlineData("mss 1000", 0)]
    [InlineData("mss 1000,wscale 14", 1639)] // 1,638,400 bytes, the last 400 as a part of a burst
    [InlineData("mss 1000,wscale 200", 1639)] // more than 14 counts as 14
    public void The_peers_scale_applies_to_what_follows_its_syn(string options, int expectedSegments)
    {
        var script = new Script(Script.Plain with { InitialWindowSegments = 5000 }).Listen()
            .Inject($"S 0:0(0) win 500 <{options}>").ExpectAny()
            .Inject(". 1:1(0) ack 1 win 100");

        script.Send(5_000_000);

        Assert.Equal(expectedSegments, script.TakeSent().Count);
    }

    // RFC 9293 MUST-15: 536 where the SYN has no MSS; MUST-16: the lesser of both. The peer’s crumbs are
    // refused: Linux, tcp_min_snd_mss = 48.
    [Theory, Rfc(9293, "MUST-15"), Rfc(9293, "MUST-16")]
    [InlineData("", 536)]
    [InlineData("mss 1200", 1200)]
    [InlineData("mss 9000", 1460)]
    [InlineData("mss 1", 48)]
    public void A_segment_holds_what_both_can_take(string options, int expectedBytes) => new Script().Listen()
        .Inject($"S 0:0(0) <{options}>").ExpectAny()
        .Inject(". 1:1(0) ack 1").Send(expectedBytes + 1)
        .Expect($". 1:{1 + expectedBytes}({expectedBytes}) ack 1")
        .Expect($"P. {1 + expectedBytes}:{2 + expectedBytes}(1) ack 1");

    [Fact, Rfc(7323, "3.2")]
    public void Timestamps_take_twelve_bytes_of_each_segment() => new Script(Everything).Listen()
        .Inject("S 0:0(0) <mss 1000,TS val 1 ecr 0>").ExpectAny()
        .Inject(". 1:1(0) ack 1 <TS val 2 ecr 1>").Send(1000)
        .Expect(". 1:989(988) ack 1").Expect("P. 989:1001(12) ack 1");

    [Fact, Rfc(7323, "4.3")]
    public void The_echo_follows_what_arrives_in_order_but_not_old_segments()
    {
        var script = new Script(Everything).Listen()
            .Inject("S 0:0(0) <mss 1000,TS val 10 ecr 0>").ExpectAny()
            .Inject(". 1:1(0) ack 1 <TS val 20 ecr 1>").ExpectNothing();

        script.Inject("P. 1:101(100) ack 1 <TS val 30 ecr 1>").Expect(". 1:1(0) ack 101 <TS val 1 ecr 30>");
        script.Inject("P. 201:301(100) ack 1 <TS val 40 ecr 1>").Expect(". 1:1(0) ack 101 <TS val 1 ecr 30>");
        script.Inject("P. 1:51(50) ack 1 <TS val 50 ecr 1>").Expect(". 1:1(0) ack 101 <TS val 1 ecr 30>");
        script.Inject("P. 101:201(100) ack 1 <TS val 35 ecr 1>").Expect(". 1:1(0) ack 301 <TS val 1 ecr 35>");
    }

    [Theory]
    [InlineData(2303)]
    [InlineData((1 << 30) + 1)]
    public void A_receive_buffer_has_limits(int bytes)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpOptions { ReceiveBufferBytes = bytes });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpOptions { MaximumReceiveBufferBytes = bytes });
    }
}
