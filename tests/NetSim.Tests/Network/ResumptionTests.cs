using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Tests.Topologies;

namespace NetSim.Tests.Network;

/// <summary>Sessions that later connections of a run resume. A delay of 50 ms each way; cryptography takes no time.</summary>
public class ResumptionTests
{
    // An OpenSSL server gives two tickets in a full handshake and one in a resumed one, and each is used once: so all after the
    // first resume.
    [Theory]
    [InlineData("version: 1.3")]
    [InlineData("version: 1.2")]
    [InlineData("version: 1.2, tickets: false")]
    public void All_but_the_first_resume(string tls) =>
        Assert.Equal([true, false, false, false], HaveCertificates($"{tls}, resume: true", "every: 2 s, count: 4"));

    [Fact]
    public void Without_resume_none_does() =>
        Assert.Equal([true, true, true], HaveCertificates("version: 1.3", "every: 2 s, count: 3"));

    [Fact, Rfc(8446, "4.6.1")]
    public void A_ticket_that_is_too_old_is_not_used() =>
        Assert.Equal(
            [true, true, true],
            HaveCertificates("version: 1.3, resume: true, session_lifetime: 1500 ms", "every: 2 s, count: 3"));

    // Three at once after one full handshake: two tickets are there for three.
    [Fact, Rfc(8446, "C.4")]
    public void A_ticket_is_used_once() =>
        Assert.Equal(
            [true, false, false, true],
            HaveCertificates("version: 1.3, resume: true", "times: [0 s, 2 s, 2 s, 2 s]"));

    [Fact]
    public void A_server_that_gives_no_tickets_is_not_resumed() =>
        Assert.Equal(
            [true, true], HaveCertificates("version: 1.3, resume: true, session_tickets: 0", "every: 2 s, count: 2"));

    // The same request with the ClientHello: the answer is a round trip earlier.
    [Fact]
    public void Early_data_goes_with_the_ticket()
    {
        var (records, _) = Run("version: 1.3, resume: true, early_data: true", "every: 2 s, count: 3");

        Assert.Equal([300, 200, 200], records.Select(record => record.FirstByte!.Value.InMilliseconds));
    }

    // Each run begins without sessions.
    [Fact]
    public void Runs_do_not_share_sessions()
    {
        var simulation = new Simulation(TopologyText.Read(Text("version: 1.3, resume: true, early_data: true", "count: 1")), new Simulator());

        Assert.Equal(
            [300, 300],
            Enumerable.Range(0, 2).Select(run => (int)simulation.Run(run).Connections[0].FirstByte!.Value.InMilliseconds));
    }

    // A server has no tickets of another server’s.
    [Fact]
    public void Each_server_has_sessions_of_its_own()
    {
        var text = Text("version: 1.3, resume: true, early_data: true", "every: 2 s, count: 4")
            .Replace("to: \"server:80\"", "to: [\"server:80\", \"server:81\"]", StringComparison.Ordinal);

        var records = new Simulation(TopologyText.Read(text), new Simulator()).Run(0).Connections;

        Assert.Equal([300, 300, 200, 200], records.Select(record => record.FirstByte!.Value.InMilliseconds));
    }

    private static IEnumerable<bool> HaveCertificates(string tls, string start)
    {
        var (records, trace) = Run(tls, start);
        return records.Select(record => trace.Packets.Any(packet => packet.Instance == record.Instance
            && packet.Tls.Contains("Certificate", StringComparison.Ordinal)));
    }

    private static (IReadOnlyList<ConnectionRecord> Records, RunTrace Trace) Run(string tls, string start)
    {
        var (result, trace) = TopologyText.Read(Text(tls, start)).Run();
        Assert.All(result.Connections, record => Assert.Equal(NetSim.Protocols.ConnectionOutcome.Completed, record.Outcome));
        return (result.Connections, trace);
    }

    private static string Text(string tls, string start) => TopologyText.Minimal.Replace(
        "to: \"server:80\"",
        $"to: \"server:80\", tls: {{ cpu: none, {tls} }}, start: {{ {start} }}, exchange: [{{ request: 100 B, response: 100 B }}]",
        StringComparison.Ordinal);
}
