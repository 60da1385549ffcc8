using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpOpeningTests
{
    [Fact, Rfc(9293, "3.5"), Rfc(9293, "3.10.7.3")]
    public void An_active_open_is_syn_synack_ack() => new Script().Open()
        .Expect("S 0:0(0) win 64240 <mss 1460,sackOK,wscale 10>").State(TcpState.SynSent)
        .Inject("S. 0:0(0) ack 1 win 65535 <mss 1460>")
        .Expect(". 1:1(0) ack 1").State(TcpState.Established);

    [Fact, Rfc(9293, "3.5"), Rfc(9293, "3.10.7.2")]
    public void A_passive_open_answers_the_syn() => new Script().Listen().State(TcpState.Listen)
        .Inject("S 0:0(0) win 65535 <mss 1460>")
        .Expect("S. 0:0(0) ack 1").State(TcpState.SynReceived)
        .Inject(". 1:1(0) ack 1 win 65535").State(TcpState.Established);

    [Fact, Rfc(9293, "3.10.1")]
    public void A_listener_can_connect_instead() => new Script().Listen().Open()
        .Expect("S 0:0(0)").State(TcpState.SynSent);

    // RFC 9293 §3.5, Figure 8.
    [Fact, Rfc(9293, "3.5"), Rfc(9293, "MUST-10")]
    public void Syns_that_cross_open_the_connection_from_both_sides() => new Script().Open()
        .Expect("S 0:0(0)")
        .Inject("S 0:0(0) win 65535 <mss 1460>")
        .Expect("S. 0:0(0) ack 1").State(TcpState.SynReceived)
        .Inject("S. 0:0(0) ack 1 win 65535 <mss 1460>")
        .Expect(". 1:1(0) ack 1").State(TcpState.Established);

    // Measured on Linux 6.18 (RTT 100 ms): both sides are connected one round trip after their SYNs.
    [Fact, Rfc(9293, "MUST-10")]
    public void A_simultaneous_open_takes_one_round_trip()
    {
        var pair = new Pair();

        pair.Client.Open(pair.Now);
        pair.Server.Open(pair.Now);
        pair.Flush().RunUntil(() => pair.Client.State == TcpState.Established);

        Assert.Equal(TcpState.Established, pair.Server.State);
        Assert.Equal(100.Milliseconds, pair.Elapsed);
    }

    [Fact, Rfc(9293, "3.10.7.3")]
    public void In_syn_sent_an_ack_of_something_else_is_reset_and_the_open_goes_on() => new Script().Open().ExpectAny()
        .Inject(". 300:300(0) ack 77").Expect("R 77:77(0)").State(TcpState.SynSent)
        .Inject("S. 0:0(0) ack 0").Expect("R 0:0(0)").State(TcpState.SynSent)
        .Inject("S. 0:0(0) ack 1 <mss 1460>").Expect(". 1:1(0) ack 1").State(TcpState.Established);

    [Theory, Rfc(9293, "3.10.7.3"), Rfc(5961, "3.2")]
    [InlineData("R 0:0(0)")]           // without ACK it proves nothing
    [InlineData("R. 0:0(0) ack 77")]   // nor with an ACK of what was never sent
    [InlineData(". 0:0(0) ack 1")]     // neither SYN nor RST
    [InlineData("F. 0:0(0) ack 1")]
    public void In_syn_sent_these_are_dropped(string segment) =>
        new Script().Open().ExpectAny().Inject(segment).State(TcpState.SynSent);

    [Fact, Rfc(9293, "3.10.7.3")]
    public void A_reset_with_an_ack_of_the_syn_refuses_the_connection() => new Script().Open().ExpectAny()
        .Inject("R. 0:0(0) ack 1").State(TcpState.Closed).Failed(ConnectionOutcome.Refused);

    [Fact, Rfc(9293, "3.10.7.1"), Rfc(9293, "3.5.2")]
    public void A_closed_end_refuses_in_one_round_trip()
    {
        var pair = new Pair();

        pair.Client.Open(pair.Now);
        pair.Flush().RunUntil(() => pair.Client.State == TcpState.Closed);

        Assert.Equal(100.Milliseconds, pair.Elapsed);
        Assert.Equal(ConnectionOutcome.Refused, pair.ClientFailure);
    }

    // RFC 9293 §3.5.2, group 1: the RST takes the number that the ACK expects, or 0 and an ACK of the whole
    // segment.
    [Theory, Rfc(9293, "3.10.7.1"), Rfc(9293, "3.5.2")]
    [InlineData("S 5:5(0)", "R. 0:0(0) ack 6")]
    [InlineData("FP 5:105(100)", "R. 0:0(0) ack 106")]
    [InlineData(". 5:5(0) ack 9", "R 9:9(0)")]
    public void A_closed_end_answers_with_a_reset(string segment, string answer) =>
        new Script().Inject(segment).Expect(answer).State(TcpState.Closed);

    [Theory, Rfc(9293, "3.10.7.1")]
    [InlineData("R 5:5(0)")]
    [InlineData("R. 5:5(0) ack 1")]
    public void A_closed_end_does_not_answer_a_reset(string segment) =>
        new Script().Inject(segment).State(TcpState.Closed);

    [Fact, Rfc(9293, "3.10.7.2")]
    public void A_listener_ignores_resets_resets_acks_and_drops_the_rest() => new Script().Listen()
        .Inject("R 0:0(0)").ExpectNothing()
        .Inject("R. 0:0(0) ack 1").ExpectNothing()
        .Inject("P 0:100(100)").ExpectNothing()
        .Inject("F 0:0(0)").ExpectNothing()
        .Inject(". 0:0(0) ack 9").Expect("R 9:9(0)")
        .Inject("S. 0:0(0) ack 9").Expect("R 9:9(0)").State(TcpState.Listen);

    // The next peer comes from elsewhere: other numbers, other options; nothing of the first is left.
    [Fact, Rfc(9293, "3.10.7.4"), Rfc(9293, "3.5.3")]
    public void A_reset_sends_a_passive_open_back_to_listen_for_the_next_syn()
    {
        var script = new Script().Listen().Inject("S 0:0(0) win 9000 <mss 1460,wscale 7>").ExpectAny().After(3.Seconds);
        script.TakeSent();

        script.Inject("R 1:1(0)").State(TcpState.Listen).After(100.Seconds).ExpectNothing();

        script.Inject("S 500:500(0) win 65535 <mss 700>").Expect("S. 0:0(0) ack 501 win 64240 <mss 1460>")
            .After(1.Seconds).Expect("S. 0:0(0) ack 501")   // the timer begins with 1 s again
            .Inject("P. 501:601(100) ack 1").ExpectAny().State(TcpState.Established);
        script.Send(1000).Expect(". 1:701(700) ack 601").Expect("P. 701:1001(300) ack 601");
        Assert.DoesNotContain(script.Events, e => e.Kind == TcpEventKind.Failed);
    }

    [Fact, Rfc(9293, "3.10.7.4")]
    public void A_new_syn_in_the_window_sends_a_passive_open_back_to_listen() => new Script().Listen()
        .Inject("S 0:0(0)").ExpectAny()
        .Inject("S 10:10(0)").Expect("R. 0:0(0) ack 11").State(TcpState.Listen)
        .Inject("S 10:10(0)").Expect("S. 0:0(0) ack 11").State(TcpState.SynReceived);

    [Fact, Rfc(9293, "3.10.7.4")]
    public void A_reset_refuses_an_open_that_was_simultaneous() => new Script().Open().ExpectAny()
        .Inject("S 0:0(0)").ExpectAny()
        .Inject("R 1:1(0)").State(TcpState.Closed).Failed(ConnectionOutcome.Refused);

    // Linux tcp_check_req: in the window is enough.
    [Fact, Rfc(9293, "3.10.7.4")]
    public void In_syn_received_a_reset_at_the_next_byte_counts() => new Script().Listen()
        .Inject("S 0:0(0)").ExpectAny()
        .Inject("R 900000:900000(0)").State(TcpState.SynReceived)
        .Inject("R. 1:1(0) ack 2").State(TcpState.SynReceived)
        .Inject("R 1:1(0)").State(TcpState.Listen);

    // Measured on Linux 6.18.
    [Theory, Rfc(5961, "3.2")]
    [InlineData("R 2:2(0)")]
    [InlineData("R. 2:2(0) ack 1")]
    [InlineData("R. 2:2(0) ack 2")]
    public void In_syn_received_any_other_reset_in_the_window_is_challenged(string reset) => new Script().Listen()
        .Inject("S 0:0(0)").ExpectAny()
        .Inject(reset).Expect(". 1:1(0) ack 1", SendCause.Challenge).State(TcpState.SynReceived);

    [Fact, Rfc(9293, "3.10.7.4")]
    public void In_syn_received_what_is_not_in_the_window_is_answered() => new Script().Listen()
        .Inject("S 0:0(0)").ExpectAny()
        .Inject(". 900000:900000(0) ack 1").Expect(". 1:1(0) ack 1", SendCause.Challenge).State(TcpState.SynReceived);

    [Theory, Rfc(9293, "3.10.7.4")]
    [InlineData(0)]
    [InlineData(2)]
    public void In_syn_received_an_ack_of_something_else_is_reset(int acknowledgment) => new Script().Listen()
        .Inject("S 0:0(0)").ExpectAny()
        .Inject($". 1:1(0) ack {acknowledgment}").Expect($"R {acknowledgment}:{acknowledgment}(0)")
        .State(TcpState.SynReceived);

    // Measured on Linux 6.18: a SYN that comes again is answered at once and starts the SYN-ACK timer anew.
    [Fact, Rfc(9293, "3.8.1")]
    public void A_syn_that_comes_again_is_answered_and_re_arms_the_timer() => new Script().Listen()
        .Inject("S 0:0(0)").Expect("S. 0:0(0) ack 1")
        .At(900.Milliseconds).Inject("S 0:0(0)").Expect("S. 0:0(0) ack 1", SendCause.DuplicateSyn)
        .At(1899.Milliseconds).ExpectNothing()
        .At(1900.Milliseconds).Expect("S. 0:0(0) ack 1", SendCause.RetransmissionTimeout);

    // Measured on Linux 6.18: every SYN-ACK echoes the first SYN that came, whether the timer sent it or a SYN that
    // came again: the client’s first sample is a whole second too long. Only where the SYN itself was lost is it right.
    [Theory, Rfc(7323, "4.1")]
    [InlineData(new int[0], new[] { 1 }, 1100)] // the SYN comes again at 1 s and is answered
    [InlineData(new[] { 2 }, new[] { 1 }, 1100)] // that SYN is lost as well: the SYN-ACK timer, at 1.05 s
    [InlineData(new[] { 1 }, new int[0], 100)] // the first SYN is lost: the one at 1 s is the first to come
    public void What_a_syn_ack_echoes_decides_on_the_first_sample(
        int[] lostFromClient, int[] lostFromServer, int expectedMs)
    {
        var pair = new Pair();
        pair.FromServer.Nth(lostFromServer);
        pair.FromClient.Nth(lostFromClient);

        pair.Connect();

        Assert.Equal(1100.Milliseconds, pair.Elapsed);
        Assert.Equal(expectedMs.Milliseconds, pair.Client.SmoothedRoundTrip);
    }

    // Measured on Linux 6.18 (RTT 100 ms), cwnd of the server’s first flight:
    // - the SYN-ACK lost and repeated once, for the SYN that came again: 10;
    // - lost, and repeated by the timer as well as for the SYN that came again: 1, on the server alone.
    // And of the client: two SYNs lost: 1; but not where the SYN-ACK echoes the first SYN, which was not lost.
    [Theory, Rfc(5681, "3.1")]
    [InlineData(new int[0], new[] { 1 }, 0, 10, 10)]
    [InlineData(new int[0], new[] { 1 }, 20, 10, 1)]
    [InlineData(new[] { 1 }, new int[0], 0, 10, 10)]
    [InlineData(new[] { 1, 2 }, new int[0], 0, 1, 10)]
    [InlineData(new int[0], new[] { 1, 2 }, 0, 10, 10)]
    public void Lost_syns_cut_the_initial_window(
        int[] lostFromClient, int[] lostFromServer, int secondSynIsLateMs, int clientWindow, int serverWindow)
    {
        var pair = new Pair(new TcpOptions { InitialTimeout = (1000 + secondSynIsLateMs).Milliseconds }, TcpOptions.Linux);
        pair.FromServer.Nth(lostFromServer);
        pair.FromClient.Nth(lostFromClient);

        pair.Connect().RunFor(100.Milliseconds);

        Assert.Equal(clientWindow, pair.Client.CongestionWindowSegments);
        Assert.Equal(serverWindow, pair.Server.CongestionWindowSegments);
    }

    [Fact, Rfc(9293, "3.10.7.4")]
    public void The_ack_of_the_syn_may_carry_data_and_a_fin() => new Script().Listen()
        .Inject("S 0:0(0)").ExpectAny()
        .Inject("FP. 1:101(100) ack 1").Expect(". 1:1(0) ack 102").State(TcpState.CloseWait);

    [Fact, Rfc(9293, "3.10.7.4")]
    public void Data_without_an_ack_does_not_open_the_connection() => new Script().Listen()
        .Inject("S 0:0(0)").ExpectAny()
        .Inject("P 1:101(100)").State(TcpState.SynReceived);

    [Fact, Rfc(9293, "3.10.2")]
    public void What_is_written_before_the_connection_is_open_is_sent_when_it_is() => new Script().Open().ExpectAny()
        .Send(100).ExpectNothing()
        .Inject("S. 0:0(0) ack 1 <mss 1460>").Expect("P. 1:101(100) ack 1").State(TcpState.Established);

    [Fact]
    public void A_connection_opens_once()
    {
        var script = Script.Connected().Abort().ExpectAny();

        Assert.Throws<InvalidOperationException>(script.Open);
        Assert.Throws<InvalidOperationException>(script.Listen);
    }

    [Fact]
    public void Only_an_open_connection_sends()
    {
        Assert.Throws<InvalidOperationException>(() => new Script().Send(1));
        Assert.Throws<InvalidOperationException>(() => new Script().Listen().Send(1));
        Assert.Throws<InvalidOperationException>(() => Script.Connected().Shutdown().Send(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Script.Connected().Send(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Script.Connected().Read(1));
    }
}
