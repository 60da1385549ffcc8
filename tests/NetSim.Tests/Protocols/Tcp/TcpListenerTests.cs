using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpListenerTests
{
    private const string Ack = ". 1:1(0) ack 1 win 65535";

    // Measured on Linux 6.18: with a backlog of n, n + 1 connections wait; further SYNs are dropped in silence.
    [Theory, Rfc(4987, "2")]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public void SYNs_are_dropped_once_the_accept_queue_is_full(int backlog, int waiting)
    {
        var listener = new TcpListener(backlog);
        for (var i = 0; i < waiting; i++)
        {
            Syn(listener).Expect("S. 0:0(0) ack 1").Inject(Ack).State(TcpState.Established);
        }

        var refused = Syn(listener).State(TcpState.Listen);
        Assert.Equal(waiting, listener.Waiting);
        Assert.Equal(1, listener.Dropped);

        // The client tries again each second, and the application has accepted one by then.
        listener.Accept();
        refused.At(1.Seconds).Inject("S 0:0(0) win 65535 <mss 1000>").Expect("S. 0:0(0) ack 1");
    }

    // The SYNs were admitted before; the ACK finds the queue full, and the SYN-ACK’s timer goes on.
    [Fact, Rfc(4987, "2")]
    public void An_ACK_is_dropped_where_the_accept_queue_is_full()
    {
        var listener = new TcpListener(1);
        var late = Syn(listener).Expect("S. 0:0(0) ack 1");
        for (var i = 0; i < 2; i++)
        {
            Syn(listener).ExpectAny().Inject(Ack).State(TcpState.Established);
        }

        late.Inject(Ack).State(TcpState.SynReceived).At(1.Seconds).Expect("S. 0:0(0) ack 1");
        listener.Accept();
        late.Inject(Ack).State(TcpState.Established);
    }

    [Fact, Rfc(4987, "2")]
    public void Such_an_ACK_may_be_reset()
    {
        var listener = new TcpListener(0, abortsOnOverflow: true);
        var late = Syn(listener).ExpectAny();
        Syn(listener).ExpectAny().Inject(Ack);

        late.Inject(Ack).Expect("R 1:1(0)").State(TcpState.Listen);
        Assert.Equal(0, listener.HalfOpen);
    }

    [Fact, Rfc(4987, "3.1")]
    public void Without_cookies_SYNs_are_dropped_once_the_SYN_queue_is_full()
    {
        var listener = new TcpListener(1, SynCookies.Off);
        var first = Syn(listener).ExpectAny();
        Syn(listener).ExpectAny();

        Syn(listener).State(TcpState.Listen);

        // One that is given up or reset makes room.
        first.Inject("R 1:1(0)").State(TcpState.Listen);
        Assert.Equal(1, listener.HalfOpen);
        Syn(listener).ExpectAny().State(TcpState.SynReceived);
    }

    [Fact, Rfc(4987, "3.6")]
    public void With_cookies_a_full_SYN_queue_answers_and_forgets()
    {
        var listener = new TcpListener(0);
        Syn(listener).ExpectAny();

        var cookie = Syn(listener).Expect("S. 0:0(0) ack 1").After(100.Seconds).ExpectNothing();

        Assert.Equal(1, listener.HalfOpen);
        cookie.Inject(Ack).State(TcpState.Established);
        Assert.Equal(1, listener.HalfOpen);
        Assert.Equal(1, listener.Waiting);
    }

    // Linux: a cookie says one of four MSS, and has no room for more; a timestamp has.
    [Theory, Rfc(4987, "3.6")]
    [InlineData(1460, 1460)]
    [InlineData(1459, 1440)]
    [InlineData(1400, 1300)]
    [InlineData(300, 536)]
    public void A_cookie_rounds_the_MSS(int offered, int used)
    {
        var script = new Script(Script.Plain).Set(end => end.Listen(listener: new TcpListener(0, SynCookies.Always)))
            .Inject($"S 0:0(0) win 65535 <mss {offered},sackOK,wscale 7>")
            .Expect("S. 0:0(0) ack 1 win 64240 <mss 1460>").Inject(Ack);

        script.Send(3000);

        Assert.StartsWith($". 1:{used + 1}({used}) ack 1", script.TakeSent()[0].Segment, StringComparison.Ordinal);
    }

    [Fact, Rfc(4987, "3.6")]
    public void A_cookie_with_timestamps_keeps_the_options() => new Script(TcpOptions.Linux)
        .Set(end => end.Listen(listener: new TcpListener(0, SynCookies.Always)))
        .Inject("S 0:0(0) win 65535 <mss 1460,sackOK,TS val 5 ecr 0,wscale 7>")
        .Expect("S. 0:0(0) ack 1 win 65160 <mss 1460,sackOK,TS val 1 ecr 5,wscale 10>");

    private static Script Syn(TcpListener listener) => new Script().Set(end => end.Listen(listener: listener))
        .Inject("S 0:0(0) win 65535 <mss 1000>");
}
