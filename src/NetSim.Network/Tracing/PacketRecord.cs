using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network.Tracing;

/// <summary>A packet on one link: a row of <c>trace.csv</c>. A packet that crosses two links has two.</summary>
public sealed record PacketRecord
{
    /// <summary>The run, from 0.</summary>
    public required int Run { get; init; }

    /// <summary>The connection’s name.</summary>
    public required string Connection { get; init; }

    /// <summary>Which of those with the name, from 0.</summary>
    public required int Instance { get; init; }

    /// <summary>Whether the client of the connection sent it.</summary>
    public required bool FromClient { get; init; }

    /// <summary>The number of the packet among those that its sender sent on this connection, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Which link of its way this is, from 0.</summary>
    public required int Hop { get; init; }

    /// <summary>Whether this is the last link of its way.</summary>
    public required bool IsLastHop { get; init; }

    /// <summary>The link’s name.</summary>
    public required string Link { get; init; }

    /// <summary>The direction on the link.</summary>
    public required LinkDirection Direction { get; init; }

    /// <summary>The packet’s ordinal in this direction of the link, over all connections, from 1.</summary>
    public required long Ordinal { get; init; }

    /// <summary>When it was put on the link.</summary>
    public required SimTime SentAt { get; init; }

    /// <summary>When its first bit was sent: until then it waited in the link’s queue; null when it never was.</summary>
    public SimTime? StartedAt { get; init; }

    /// <summary>When it left the link; null when it was lost there.</summary>
    public required SimTime? DeliveredAt { get; init; }

    /// <summary>Why it was lost here; <see cref="LossCause.None"/> when it was delivered.</summary>
    public required LossCause Loss { get; init; }

    /// <summary>Why it was sent.</summary>
    public required SendCause Cause { get; init; }

    /// <summary>The segment, with sequence numbers as on the wire.</summary>
    public required TcpSegment Segment { get; init; }

    /// <summary>The sequence number relative to the sender’s first: its SYN is 0, its first byte of data 1.</summary>
    public required long RelativeSequence { get; init; }

    /// <summary>The acknowledgment relative to the receiver’s first; null without the ACK flag.</summary>
    public required long? RelativeAcknowledgment { get; init; }

    /// <summary>The node in the middle that sent it, instead of an end: an ICMP error, or a RST in the name of the other
    /// end; null for a packet of an end. <see cref="Number"/> counts such packets on their own.</summary>
    public string? Router { get; init; }

    /// <summary>The ICMP error that it is, instead of a segment; null for a segment. Then
    /// <see cref="RelativeSequence"/> is that of the segment that it quotes.</summary>
    public IcmpRecord? Icmp { get; init; }

    /// <summary>The bytes of the IP packet.</summary>
    public required int PacketBytes { get; init; }

    /// <summary>TLS records that begin in the segment with their sizes: “ClientHello[327]”; empty without TLS.</summary>
    public required string Tls { get; init; }
}
