// Read first: RFC 1812 §4.3.2 (ICMP from routers), RFC 1191 §4, RFC 4443 §2.4; Linux icmp_send, icmp6_send.
using NetSim.Protocols.Tcp;

namespace NetSim.Network;

/// <summary>Sends what nodes in the middle have to say about the packets of one connection.</summary>
/// <param name="conversation">The connection.</param>
/// <param name="plan">The ways between its ends.</param>
internal sealed class Reporter(Conversation conversation, ConversationPlan plan)
{
    // As much of the packet as fits 576 bytes (RFC 1812 §4.3.2.3), or the least MTU of IPv6 (RFC 4443 §2.4).
    private const int GreatestBytes4 = 576;
    private const int GreatestBytes6 = 1280;
    private const int HeaderBytes = 8;

    private long _toClient;
    private long _toServer;

    /// <summary>Sends an ICMP error back to where a packet comes from.</summary>
    /// <param name="packet">The packet, which goes no further.</param>
    /// <param name="router">Who sends it.</param>
    /// <param name="kind">What it says.</param>
    /// <param name="mtu">The MTU of the next link, where that is what it says; otherwise 0.</param>
    public void Report(in Packet packet, string router, IcmpKind kind, int mtu)
    {
        // RFC 1122 §3.2.2: none about another.
        if (packet.Interjection is not null)
        {
            return;
        }

        var header = plan.IpHeaderBytes;
        var most = header == TcpOptions.IPv4HeaderBytes ? GreatestBytes4 : GreatestBytes6;
        Send(packet, default, new Interjection(router, plan.WayBack(router, packet.FromClient))
        {
            Message = new IcmpMessage(kind, packet.Segment.Sequence, mtu),
            Bytes = Math.Min(most, header + HeaderBytes + packet.Bytes),
        });
    }

    /// <summary>Resets the end that sent a packet, in the name of the other (RFC 9293 §3.5.2).</summary>
    /// <param name="packet">The packet, which goes no further.</param>
    /// <param name="router">Who does it.</param>
    public void Reset(in Packet packet, string router)
    {
        var segment = packet.Segment;
        var reset = segment.Has(TcpFlags.Acknowledge)
            ? new TcpSegment { Sequence = segment.Acknowledgment, Flags = TcpFlags.Reset }
            : new TcpSegment { Acknowledgment = segment.End, Flags = TcpFlags.Reset | TcpFlags.Acknowledge };
        Send(packet, reset, new Interjection(router, plan.WayBack(router, packet.FromClient)));
    }

    private void Send(in Packet about, in TcpSegment segment, Interjection interjection)
    {
        var number = about.FromClient ? ++_toClient : ++_toServer;
        interjection.Path[0].Send(new Packet
        {
            Conversation = conversation,
            FromClient = !about.FromClient,
            Number = number,
            Draws = new DrawKey((ulong)PacketKind.Interjected, (ulong)number),
            Cause = SendCause.New,
            Hop = 0,
            Segment = segment,
            SegmentBytes = segment.HeaderBytes + segment.PayloadBytes,
            Trail = about.Trail,
            Interjection = interjection,
        });
    }
}
