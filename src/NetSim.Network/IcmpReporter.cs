// Read first: RFC 1812 §4.3.2 (ICMP from routers), RFC 1191 §4, RFC 4443 §2.4; Linux icmp_send, icmp6_send.
using NetSim.Protocols.Tcp;

namespace NetSim.Network;

/// <summary>Sends ICMP errors about the packets of one connection.</summary>
/// <param name="conversation">The connection.</param>
/// <param name="plan">The ways between its ends.</param>
internal sealed class IcmpReporter(Conversation conversation, ConversationPlan plan)
{
    // As much of the packet as fits 576 bytes (RFC 1812 §4.3.2.3), or the least MTU of IPv6 (RFC 4443 §2.4).
    private const int GreatestBytes4 = 576;
    private const int GreatestBytes6 = 1280;
    private const int HeaderBytes = 8;

    private readonly PacketCounters _toClient = new();
    private readonly PacketCounters _toServer = new();

    /// <summary>Sends one back to where a packet comes from.</summary>
    /// <param name="packet">The packet, which goes no further.</param>
    /// <param name="router">Who sends it.</param>
    /// <param name="kind">What it says.</param>
    /// <param name="mtu">The MTU of the next link, where that is what it says; otherwise 0.</param>
    public void Report(in Packet packet, string router, IcmpKind kind, int mtu)
    {
        // RFC 1122 §3.2.2: none about another.
        if (packet.Icmp is not null)
        {
            return;
        }

        var path = plan.WayBack(router, packet.FromClient);
        var header = plan.IpHeaderBytes;
        var most = header == TcpOptions.IPv4HeaderBytes ? GreatestBytes4 : GreatestBytes6;
        var message = new IcmpMessage(kind, packet.Segment.Sequence, mtu);
        var (number, _) = (packet.FromClient ? _toClient : _toServer).Count(PacketKind.Icmp);
        path[0].Send(new Packet
        {
            Conversation = conversation,
            FromClient = !packet.FromClient,
            Number = number,
            Kind = PacketKind.Icmp,
            KindOrdinal = number,
            Cause = SendCause.New,
            Hop = 0,
            Segment = default,
            Trail = packet.Trail,
            Icmp = new IcmpError(message, router, Math.Min(most, header + HeaderBytes + packet.Bytes), path),
        });
    }
}
