using NetSim.Protocols.Tls;
using NetSim.Tests.Topologies;
using NetSim.Topologies;

namespace NetSim.Tests.Network;

/// <summary>The records of RFC 8448’s handshakes, from topologies with their parameters.</summary>
public class Rfc8448Tests
{
    // “complete record (N octets)” in sections 3, 4 and 5, in the order in which they are sent.
    [Theory]
    [InlineData("rfc8448_full", "C 201, S 95, S 679, C 58, C 72, S 227, S 72, C 24, S 24")]
    [InlineData("rfc8448_0rtt", "C 517, C 28, S 101, S 102, S 72, C 26, C 58, C 72, C 24, S 227, S 24")]
    [InlineData("rfc8448_hello_retry", "C 185, S 181, C 517, S 128, S 667, C 58, C 24, S 24")]
    public void A_topology_gives_the_records_of_the_RFC(string topology, string expected)
    {
        var scenario = TopologyFile.Load(ShippedTopologies.PathOf($"tls/{topology}"));

        var (_, trace) = scenario.Run();

        var records = new List<string>();
        var bytes = 0;
        foreach (var entry in trace.TlsRecords)
        {
            bytes += entry.Record.Length;
            if (!entry.Record.SharesRecord)
            {
                records.Add($"{(entry.FromClient ? "C" : "S")} {bytes}");
                bytes = 0;
            }
        }

        Assert.Equal(expected, string.Join(", ", records));
        Assert.All(trace.TlsRecords, entry => Assert.NotEqual(TlsContentType.ChangeCipherSpec, entry.Record.Type));
    }
}
