using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TimeWaitTests
{
    private static readonly TcpOptions WithTimestamps = Script.Plain with { Timestamps = true };

    // Measured on Linux 6.18: a new SYN between the same ports is accepted at once.
    [Theory, Rfc(9293, "3.6.1"), Rfc(6191, "2")]
    [InlineData("S 3:3(0) win 65535", true)]
    [InlineData("S 2:2(0) win 65535", false)]      // the number that comes next is not new (Linux)
    [InlineData("S 1:1(0) win 65535", false)]
    [InlineData("S. 3:3(0) ack 1 win 65535", false)]
    [InlineData("R 3:3(0) win 65535", false)]
    [InlineData(". 3:3(0) ack 2 win 65535", false)]
    public void A_newer_number_opens_the_next_connection(string segment, bool isNew)
    {
        var script = InTimeWait(Script.Plain);

        Assert.Equal(isNew, GivesWay(script, segment, out var initial));
        Assert.Equal(isNew ? TcpState.Closed : TcpState.TimeWait, script.Connection.State);
        if (isNew)
        {
            // Our SYN and FIN, and far enough from them: 2 + 65537.
            Assert.Equal(script.Connection.InitialSequence + 65_539, initial);
        }
    }

    [Theory, Rfc(6191, "2")]
    [InlineData(5, true)]   // newer than the last
    [InlineData(4, false)]
    [InlineData(3, false)]  // older: PAWS
    public void A_newer_timestamp_opens_the_next_connection_whatever_its_number(int timestamp, bool isNew)
    {
        var script = InTimeWait(WithTimestamps);

        Assert.Equal(isNew, GivesWay(script, $"S 1:1(0) win 65535 <mss 1000,TS val {timestamp} ecr 0>", out _));
    }

    [Fact, Rfc(7323, "5.3")]
    public void An_older_timestamp_makes_a_newer_number_old() =>
        Assert.False(GivesWay(InTimeWait(WithTimestamps), "S 9:9(0) win 65535 <mss 1000,TS val 3 ecr 0>", out _));

    [Fact]
    public void Only_time_wait_gives_way() =>
        Assert.False(GivesWay(Script.Accepted(), "S 900:900(0) win 65535", out _));

    [Fact, Rfc(9293, "3.10.7.4")]
    public void An_old_syn_is_answered_and_does_not_lengthen_time_wait() => InTimeWait(Script.Plain)
        .After(59.Seconds).Inject("S 1:1(0)").Expect(". 2:2(0) ack 2", SendCause.Challenge)
        .After(1.Seconds).State(TcpState.Closed);

    // Linux, tcp_rfc1337 = 0.
    [Fact, Rfc(1337, "2")]
    public void A_reset_with_the_exact_number_ends_time_wait() => InTimeWait(Script.Plain)
        .Inject("R 3:3(0)").State(TcpState.TimeWait)
        .Inject("R 2:2(0)").State(TcpState.Closed);

    [Fact, Rfc(5961, "7")]
    public void Answers_without_data_are_rationed() => InTimeWait(Script.Plain)
        .Inject(". 1:1(0) ack 2").Expect(". 2:2(0) ack 2")
        .After(400.Milliseconds).Inject(". 1:1(0) ack 2").ExpectNothing()
        .After(100.Milliseconds).Inject(". 1:1(0) ack 2").Expect(". 2:2(0) ack 2");

    // Linux tcp_timewait_state_process, FIN-WAIT-2 without an application.
    [Fact, Rfc(9293, "3.10.7.4")]
    public void A_syn_resets_a_FIN_WAIT_2_that_nobody_holds() => Script.Accepted()
        .Close().ExpectAny().Inject(". 1:1(0) ack 2").State(TcpState.FinWait2)
        .Inject("S 1:1(0)").Expect("R. 0:0(0) ack 2").State(TcpState.Closed);

    private static Script InTimeWait(TcpOptions options)
    {
        var stamp = options.Timestamps ? " <TS val 4 ecr 1>" : "";
        var script = new Script(options).Listen()
            .Inject("S 0:0(0) win 65535 <mss 1000" + (options.Timestamps ? ",TS val 4 ecr 0>" : ">")).ExpectAny()
            .Inject(". 1:1(0) ack 1 win 65535" + stamp).Close().ExpectAny();
        return script.Inject("F. 1:1(0) ack 2 win 65535" + stamp).ExpectAny().State(TcpState.TimeWait);
    }

    private static bool GivesWay(Script script, string text, out SequenceNumber initial)
    {
        var line = SegmentNotation.Parse(text);
        var segment = SegmentNotation.WithOptions(
            new TcpSegment
            {
                Flags = line.Flags,
                Sequence = Script.PeerInitialSequence + (uint)line.Start,
                Window = line.Window ?? 65535,
            },
            line.Options ?? "");
        return script.Connection.TryGiveWay(segment, script.Now, out initial);
    }
}
