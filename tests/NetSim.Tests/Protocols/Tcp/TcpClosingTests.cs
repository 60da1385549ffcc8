using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpClosingTests
{
    [Fact, Rfc(9293, "3.6"), Rfc(9293, "3.10.4")]
    public void Closing_first_leads_through_fin_wait_to_time_wait() => Script.Accepted()
        .Close().Expect("F. 1:1(0) ack 1").State(TcpState.FinWait1)
        .Inject(". 1:1(0) ack 2").State(TcpState.FinWait2)
        .Inject("F. 1:1(0) ack 2").Expect(". 2:2(0) ack 2").State(TcpState.TimeWait)
        .After(60.Seconds - 1.Nanoseconds).State(TcpState.TimeWait)
        .After(1.Nanoseconds).State(TcpState.Closed);

    [Fact, Rfc(9293, "3.6"), Rfc(9293, "3.10.4")]
    public void Closing_second_leads_through_close_wait_to_last_ack() => Script.Accepted()
        .Inject("F. 1:1(0) ack 1").Expect(". 1:1(0) ack 2").State(TcpState.CloseWait)
        .Close().Expect("F. 1:1(0) ack 2").State(TcpState.LastAck)
        .Inject(". 2:2(0) ack 2").State(TcpState.Closed);

    // RFC 9293 §3.6, Figure 13.
    [Fact, Rfc(9293, "3.6")]
    public void Closing_at_once_leads_through_closing() => Script.Accepted()
        .Close().Expect("F. 1:1(0) ack 1")
        .Inject("F. 1:1(0) ack 1").Expect(". 2:2(0) ack 2").State(TcpState.Closing)
        .Inject(". 2:2(0) ack 2").State(TcpState.TimeWait);

    [Fact, Rfc(9293, "3.10.7.4")]
    public void A_fin_that_acknowledges_ours_leads_straight_to_time_wait() => Script.Accepted()
        .Close().ExpectAny()
        .Inject("F. 1:1(0) ack 2").Expect(". 2:2(0) ack 2").State(TcpState.TimeWait);

    [Fact, Rfc(9293, "3.10.4")]
    public void A_close_before_the_connection_is_open_sends_its_fin_when_it_is() => new Script().Listen()
        .Inject("S 0:0(0)").ExpectAny()
        .Close().State(TcpState.FinWait1)
        .Inject("S 0:0(0)").Expect("S. 0:0(0) ack 1")
        .After(1.Seconds).Expect("S. 0:0(0) ack 1")
        .Inject(". 1:1(0) ack 1").Expect("F. 1:1(0) ack 1").State(TcpState.FinWait1)
        .Inject(". 1:1(0) ack 2").State(TcpState.FinWait2);

    [Theory, Rfc(9293, "3.10.4")]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_sent_when_an_open_that_nobody_answered_is_closed(bool opens)
    {
        var script = opens ? new Script().Open().ExpectAny() : new Script().Listen();

        script.Close().State(TcpState.Closed).After(100.Seconds).ExpectNothing();

        Assert.DoesNotContain(script.Events, e => e.Kind == TcpEventKind.Failed);
    }

    [Fact, Rfc(9293, "3.8"), Rfc(9293, "3.10.4")]
    public void A_fin_goes_with_the_last_data()
    {
        // Ten segments are out (IW10) when the application closes, so the FIN waits behind what waits.
        var script = Script.Accepted().Send(11_500).Close();
        Assert.Equal(". 9001:10001(1000) ack 1", script.TakeSent()[^1].Segment);

        script.Inject(". 1:1(0) ack 2001").Expect(". 10001:11001(1000) ack 1").Expect("FP. 11001:11501(500) ack 1")
            .Inject(". 1:1(0) ack 11501").State(TcpState.FinWait1)
            .Inject(". 1:1(0) ack 11502").State(TcpState.FinWait2);
    }

    [Fact, Rfc(9293, "3.10.7.4")]
    public void A_fin_brings_data_and_waits_for_what_is_missing() => Script.Accepted()
        .Inject("FP. 1001:2001(1000) ack 1").Expect(". 1:1(0) ack 1").State(TcpState.Established)
        .Inject(". 1:1001(1000) ack 1").Expect(". 1:1(0) ack 2002").State(TcpState.CloseWait);

    [Fact, Rfc(9293, "3.6")]
    public void After_its_fin_an_end_still_receives_and_after_the_peers_it_still_sends()
    {
        var first = Script.Accepted().Shutdown().ExpectAny()
            .Inject("P. 1:101(100) ack 1").Expect(". 2:2(0) ack 101").State(TcpState.FinWait1)
            .Inject("P. 101:201(100) ack 2").Expect(". 2:2(0) ack 201").State(TcpState.FinWait2);
        Assert.Equal(200, first.Connection.ReadableBytes);

        Script.Accepted().Inject("F. 1:1(0) ack 1").ExpectAny()
            .Send(100).Expect("P. 1:101(100) ack 2")
            .Inject(". 2:2(0) ack 101").State(TcpState.CloseWait);
    }

    [Fact, Rfc(9293, "3.10.7.4")]
    public void A_half_closed_connection_that_its_application_holds_waits_for_ever() => Script.Accepted()
        .Shutdown().ExpectAny().Inject(". 1:1(0) ack 2").After(1_000_000.Seconds).State(TcpState.FinWait2);

    // Linux, tcp_fin_timeout = 60 s; measured on Linux 6.18: silent.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_closed_application_leaves_fin_wait_2_after_its_timeout(bool shutsDownFirst)
    {
        var script = Script.Accepted();
        if (shutsDownFirst)
        {
            script.Shutdown().ExpectAny().Inject(". 1:1(0) ack 2").Close();
        }
        else
        {
            script.Close().ExpectAny().Inject(". 1:1(0) ack 2");
        }

        script.After(60.Seconds - 1.Nanoseconds).State(TcpState.FinWait2).After(1.Nanoseconds).State(TcpState.Closed);
    }

    [Fact, Rfc(9293, "3.10.7.4"), Rfc(9293, "MUST-13")]
    public void A_fin_in_time_wait_is_answered_and_starts_2msl_again() => Script.Accepted()
        .Close().ExpectAny().Inject("F. 1:1(0) ack 2").ExpectAny()
        .After(59.Seconds).Inject("F. 1:1(0) ack 2").Expect(". 2:2(0) ack 2")
        .After(59.Seconds).State(TcpState.TimeWait)
        .After(1.Seconds).State(TcpState.Closed);

    // Linux tcp_timewait_state_process.
    [Fact, Rfc(9293, "3.10.7.4")]
    public void An_ack_lengthens_time_wait() => Script.Accepted()
        .Close().ExpectAny().Inject("F. 1:1(0) ack 2").ExpectAny()
        .After(59.Seconds).Inject(". 2:2(0) ack 2").ExpectNothing()
        .After(60.Seconds - 1.Nanoseconds).State(TcpState.TimeWait)
        .After(1.Nanoseconds).State(TcpState.Closed);

    [Theory, Rfc(9293, "3.10.7.4")]
    [InlineData(TcpState.CloseWait)]
    [InlineData(TcpState.Closing)]
    [InlineData(TcpState.LastAck)]
    [InlineData(TcpState.TimeWait)]
    public void A_fin_that_comes_again_is_answered_and_changes_nothing(TcpState state) =>
        Reach.Of(state).Inject("F. 1:1(0) ack 1").ExpectAny().State(state);

    [Theory, Rfc(9293, "3.10.7.4")]
    [InlineData(TcpState.CloseWait)]
    [InlineData(TcpState.Closing)]
    [InlineData(TcpState.LastAck)]
    [InlineData(TcpState.TimeWait)]
    public void Data_behind_a_fin_is_ignored(TcpState state)
    {
        var script = Reach.Of(state).Inject("P. 2:102(100) ack 1");
        if (state == TcpState.TimeWait)
        {
            script.Expect(". 2:2(0) ack 2", SendCause.Challenge);
        }

        script.State(state);

        Assert.Equal(0, script.Connection.ReceivedBytes);
    }

    // RFC 9293 §3.10.7.4, second: CLOSING, LAST-ACK and TIME-WAIT end there as well.
    [Theory, Rfc(9293, "3.10.7.4"), Rfc(9293, "MUST-12")]
    [InlineData(TcpState.Established, 1)]
    [InlineData(TcpState.FinWait1, 1)]
    [InlineData(TcpState.FinWait2, 1)]
    [InlineData(TcpState.CloseWait, 2)]
    [InlineData(TcpState.Closing, 2)]
    [InlineData(TcpState.LastAck, 2)]
    public void A_reset_ends_the_connection(TcpState state, int next) =>
        Reach.Of(state).Inject($"R {next}:{next}(0)").State(TcpState.Closed).Failed(ConnectionOutcome.ResetByPeer);

    [Fact, Rfc(9293, "3.10.7.4")]
    public void A_reset_in_time_wait_ends_it_without_a_word()
    {
        var script = Reach.Of(TcpState.TimeWait).Inject("R 2:2(0)").State(TcpState.Closed);

        Assert.DoesNotContain(script.Events, e => e.Kind == TcpEventKind.Failed);
    }

    // RFC 9293 §3.10.5: a RST where the peer knows of a connection that goes on.
    [Theory, Rfc(9293, "3.10.5")]
    [InlineData(TcpState.SynReceived, "R. 1:1(0) ack 1")]
    [InlineData(TcpState.Established, "R. 1:1(0) ack 1")]
    [InlineData(TcpState.FinWait1, "R. 2:2(0) ack 1")]
    [InlineData(TcpState.FinWait2, "R. 2:2(0) ack 1")]
    [InlineData(TcpState.CloseWait, "R. 1:1(0) ack 2")]
    [InlineData(TcpState.Listen, null)]
    [InlineData(TcpState.SynSent, null)]
    [InlineData(TcpState.Closing, null)]
    [InlineData(TcpState.LastAck, null)]
    [InlineData(TcpState.TimeWait, null)]
    public void An_abort_resets_where_the_peer_goes_on(TcpState state, string? reset)
    {
        var script = Reach.Of(state).Abort();

        _ = reset is null ? script.ExpectNothing() : script.Expect(reset);

        script.State(TcpState.Closed).Failed(ConnectionOutcome.Aborted).After(1000.Seconds).ExpectNothing();
        script.Abort().State(TcpState.Closed).Failed(ConnectionOutcome.Aborted);
    }

    // RFC 2525 §2.17; measured on Linux 6.18.
    [Fact, Rfc(9293, "3.6.1"), Rfc(2525, "2.17")]
    public void A_close_with_unread_data_resets() => Script.Accepted()
        .Inject("P. 1:101(100) ack 1").ExpectAny().Read(99)
        .Close().Expect("R. 1:1(0) ack 101").State(TcpState.Closed).Failed(ConnectionOutcome.Aborted);

    [Fact, Rfc(2525, "2.17")]
    public void A_close_with_all_data_read_does_not_reset() => Script.Accepted()
        .Inject("P. 1:101(100) ack 1").ExpectAny().Read(100)
        .Close().Expect("F. 1:1(0) ack 101").State(TcpState.FinWait1);

    // Measured on Linux 6.18.
    [Theory, Rfc(9293, "3.6.1")]
    [InlineData(TcpState.FinWait1)]
    [InlineData(TcpState.FinWait2)]
    public void Data_that_nobody_will_read_resets(TcpState state) => Reach.Of(state)
        .Inject("P. 1:101(100) ack 2").Expect("R 2:2(0)").State(TcpState.Closed);

    [Fact, Rfc(9293, "3.10.4")]
    public void Closing_twice_is_closing_once() => Script.Accepted()
        .Close().ExpectAny().Close().Shutdown().State(TcpState.FinWait1);
}
