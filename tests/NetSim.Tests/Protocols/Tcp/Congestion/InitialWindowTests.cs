using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp.Congestion;

/// <summary>cwnd at the start, after trouble with SYNs (measured on Linux 6.18).</summary>
public class InitialWindowTests
{
    // SYNs at 0, 1, 2 s.
    [Theory, Rfc(5681, "3.1"), Rfc(6298, "5.7")]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(2, 1)]
    public void A_client_that_sent_its_SYN_three_times_starts_with_one_segment(
        int retransmissions, int window)
    {
        var script = new Script().Open().ExpectAny();
        for (var i = 0; i < retransmissions; i++)
        {
            script.After(1.Seconds).ExpectAny();
        }

        script.Inject("S. 0:0(0) ack 1 win 65535 <mss 1000>").ExpectAny();

        Assert.Equal(window, script.Connection.CongestionWindowSegments);
    }

    // The SYN-ACK answers the first SYN: it had arrived.
    [Fact]
    public void A_SYN_that_had_arrived_was_not_lost()
    {
        var script = new Script(TcpOptions.Linux).Open().ExpectAny();
        var first = SegmentFactory.TimestampAt(script.Now);
        script.After(1.Seconds).ExpectAny().After(1.Seconds).ExpectAny();

        script.Inject($"S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,TS val 1 ecr {first}>").ExpectAny();

        Assert.Equal(10, script.Connection.CongestionWindowSegments);
    }

    // One SYN-ACK by the timer and one for a repeated SYN make two, and one lost SYN-ACK can lead to both.
    [Theory]
    [InlineData(true, false, 10)]
    [InlineData(false, true, 10)]
    [InlineData(true, true, 1)]
    public void A_server_that_sent_its_SYN_ACK_three_times_starts_with_one_segment(
        bool expires, bool repeats, int window)
    {
        var script = new Script().Listen().Inject("S 0:0(0) win 65535 <mss 1000>").ExpectAny();
        if (repeats)
        {
            script.After(600.Milliseconds).Inject("S 0:0(0) win 65535 <mss 1000>").ExpectAny();
        }

        if (expires)
        {
            script.After(1.Seconds).ExpectAny();
        }

        script.Inject(". 1:1(0) ack 1 win 65535");

        Assert.Equal(window, script.Connection.CongestionWindowSegments);
    }
}
