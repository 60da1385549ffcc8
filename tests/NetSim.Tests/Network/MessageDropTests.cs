using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Network;

/// <summary>Rules that drop packets by the TLS message of which they carry a part.</summary>
public class MessageDropTests
{
    // Each of these is in one packet of its own, or shares it with others; what carries it comes once more.
    [Theory]
    [InlineData(TlsMessageType.ClientHello, true)]
    [InlineData(TlsMessageType.Finished, true)]
    [InlineData(TlsMessageType.ServerHello, false)]
    [InlineData(TlsMessageType.NewSessionTicket, false)]
    public void A_message_is_lost_once(TlsMessageType message, bool fromClient)
    {
        var (result, trace) = Scenario(message, fromClient, new OrdinalRange(1, 1)).Run();

        var lost = Assert.Single(trace.Packets, packet => packet.Loss != LossCause.None);
        Assert.Equal(fromClient, lost.FromClient);
        Assert.Contains(message.ToString(), lost.Tls, StringComparison.Ordinal);
        Assert.Equal(ConnectionOutcome.Completed, result.Connections[0].Outcome);
    }

    // A certificate of 12 kB goes out in nine segments; those in the middle carry nothing else, and begin no record.
    [Fact]
    public void A_part_of_a_message_is_enough()
    {
        var line = new LinkDirectionSpec { Delay = 10.Milliseconds };
        var rule = new PacketRule { Message = TlsMessageType.Certificate, Packets = new OrdinalRange(5, 5) };
        var options = new TlsOptions { CertificateBytes = [12_000] };
        var scenario = Scenarios.RequestAndResponse(line, options);
        scenario = scenario with { Links = [scenario.Links[0] with { Backward = line with { Rules = [rule] } }] };

        var (_, trace) = scenario.Run();

        var lost = Assert.Single(trace.Packets, packet => packet.Loss != LossCause.None);
        Assert.Equal("", lost.Tls);
        Assert.Equal(1448, lost.Segment.PayloadBytes);
    }

    private static Scenario Scenario(TlsMessageType message, bool fromClient, OrdinalRange packets)
    {
        var line = new LinkDirectionSpec { Delay = 10.Milliseconds };
        var lossy = line with { Rules = [new PacketRule { Message = message, Packets = packets }] };
        var scenario = Scenarios.RequestAndResponse(line, new TlsOptions());
        return scenario with
        {
            Links = [scenario.Links[0] with { Forward = fromClient ? lossy : line, Backward = fromClient ? line : lossy }],
        };
    }
}
