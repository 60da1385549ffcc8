using NetSim.Protocols;
using NetSim.Reporting.Tables;

namespace NetSim.Tests.Reporting.Tables;

public class ConnectionTableTests
{
    [Fact]
    public void Every_phase_is_exact_and_a_phase_that_was_not_reached_is_empty()
    {
        var completed = Records.Connection(run: 1) with
        {
            Instance = 3,
            Start = new SimTime(1_500_000_000),
            Connect = 100.Milliseconds,
            Handshake = new SimDuration(101_650_001),
            FirstByte = new SimDuration(301_000_010),
            LastByte = new SimDuration(1),
            Total = SimDuration.Zero,
            Close = 60.Seconds,
            Retransmissions = 2,
            PacketsSent = 21,
            PacketsLost = 1,
            BytesReceived = 1000,
        };
        var refused = Records.Connection(run: 2, ConnectionOutcome.Refused) with
        {
            Connection = "页面, \"main\"",
            Explanation = "nobody listens\nat port 443",
        };

        var text = Written.By(stream =>
        {
            using var table = new ConnectionTable(stream, ["links.access.loss", "net, \"work\""]);
            table.Begin(0, 1, ["1 %", "lte"]);
            table.Write(completed);
            table.Begin(7, ulong.MaxValue, ["2 %", "a, b"]);
            table.Write(refused);
        });

        Approved.Matches(text);
    }

    [Theory]
    [InlineData(ConnectionOutcome.TimedOut, "timed_out")]
    [InlineData(ConnectionOutcome.ResetByPeer, "reset_by_peer")]
    [InlineData(ConnectionOutcome.TlsFailed, "tls_failed")]
    public void An_outcome_is_written_in_snake_case(ConnectionOutcome outcome, string word)
    {
        var text = Written.By(stream =>
        {
            using var table = new ConnectionTable(stream);
            table.Write(Records.Connection(outcome: outcome));
        });

        Assert.Equal(word, text.Split('\n')[1].Split(',')[4]);
    }
}
