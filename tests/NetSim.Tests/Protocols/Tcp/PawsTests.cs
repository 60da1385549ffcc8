using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class PawsTests
{
    private static readonly TcpOptions Options = Script.Plain with { Timestamps = true };

    [Fact, Rfc(7323, "5.3")]
    public void A_segment_with_an_older_timestamp_is_dropped_and_answered()
    {
        var script = Accepted().Inject("P. 1:101(100) ack 1 <TS val 98 ecr 1>")
            .Expect(". 1:1(0) ack 1 <TS val 1 ecr 100>", SendCause.Challenge);

        Assert.Equal(0, script.Connection.ReceivedBytes);
    }

    // Linux, TCP_PAWS_WINDOW.
    [Fact, Rfc(7323, "5.3")]
    public void One_millisecond_back_is_let_pass()
    {
        var script = Accepted().Inject("P. 1:101(100) ack 1 <TS val 99 ecr 1>").ExpectAny();

        Assert.Equal(100, script.Connection.ReceivedBytes);
        // But it does not become TS.Recent.
        script.Inject("P. 101:201(100) ack 1 <TS val 98 ecr 1>").Expect(". 1:1(0) ack 101 <TS val 1 ecr 100>");
    }

    [Fact, Rfc(7323, "5.2")]
    public void A_reset_counts_whatever_its_timestamp() =>
        Accepted().Inject("R 1:1(0) <TS val 1 ecr 1>").State(TcpState.Closed);

    [Fact, Rfc(5961, "4.2")]
    public void A_syn_with_an_older_timestamp_is_challenged() =>
        Accepted().Inject("S 0:0(0) <mss 1000,TS val 1 ecr 0>").Expect(". 1:1(0) ack 1", SendCause.Challenge);

    [Fact, Rfc(7323, "5.5")]
    public void After_24_days_any_timestamp_counts()
    {
        var days = (24 * 24 * 3600).Seconds;
        var young = Accepted().At(days - 1.Seconds).Inject("P. 1:101(100) ack 1 <TS val 1 ecr 1>").ExpectAny();
        var old = Accepted().At(days).Inject("P. 1:101(100) ack 1 <TS val 1 ecr 1>").ExpectAny();

        Assert.Equal(0, young.Connection.ReceivedBytes);
        Assert.Equal(100, old.Connection.ReceivedBytes);
    }

    // Linux tcp_disordered_ack: within 1.2 RTO; RTO is 200 ms here.
    [Fact, Rfc(7323, "5.3")]
    public void A_bare_ack_that_was_overtaken_is_let_pass_in_silence()
    {
        Accepted(1000).Inject(". 1:1(0) ack 1 win 65535 <TS val 760 ecr 1>").ExpectNothing();
        Accepted(1000).Inject(". 1:1(0) ack 1 win 65535 <TS val 759 ecr 1>").Expect(". 1:1(0) ack 1");
    }

    [Fact, Rfc(7323, "5.3")]
    public void A_timestamp_of_0_in_the_syn_holds_nothing_back()
    {
        var script = new Script(Options).Listen().Inject("S 0:0(0) win 65535 <mss 1000,TS val 0 ecr 0>").ExpectAny()
            .Inject(". 1:1(0) ack 1 win 65535 <TS val 3000000000 ecr 1>").State(TcpState.Established);

        script.Inject("P. 1:101(100) ack 1 <TS val 3000000000 ecr 1>").Expect(". 1:1(0) ack 101");
    }

    // The segment was sent again: its data came before, and the D-SACK says so (RFC 2883 §4.1).
    [Fact, Rfc(7323, "5.3"), Rfc(2883, "4")]
    public void What_is_old_by_its_timestamp_and_came_before_is_reported() =>
        new Script(Options).Listen().Inject("S 0:0(0) win 65535 <mss 1000,sackOK,TS val 100 ecr 0>").ExpectAny()
            .Inject(". 1:1(0) ack 1 win 65535 <TS val 100 ecr 1>")
            .Inject("P. 1:101(100) ack 1 <TS val 110 ecr 1>").ExpectAny()
            .Inject("P. 1:101(100) ack 1 <TS val 100 ecr 1>")
            .Expect(". 1:1(0) ack 101 <TS val 1 ecr 110,sack 7001:7101>");

    // RFC 5961 §7 and Linux tcp_oow_rate_limited: with data always, without it once in 500 ms.
    [Fact, Rfc(5961, "7")]
    public void What_is_dropped_without_data_is_answered_once_in_500_ms() => Accepted(1000)
        .Inject(". 1:1(0) ack 1 win 65535 <TS val 1 ecr 1>").Expect(". 1:1(0) ack 1")
        .Inject(". 1:1(0) ack 1 win 65535 <TS val 1 ecr 1>").ExpectNothing()
        .Inject("P. 1:101(100) ack 1 <TS val 1 ecr 1>").Expect(". 1:1(0) ack 1");

    private static Script Accepted(int timestamp = 100) => new Script(Options).Listen()
        .Inject($"S 0:0(0) win 65535 <mss 1000,TS val {timestamp} ecr 0>").ExpectAny()
        .Inject($". 1:1(0) ack 1 win 65535 <TS val {timestamp} ecr 1>").State(TcpState.Established);
}
