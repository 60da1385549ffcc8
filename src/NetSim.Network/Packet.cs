using NetSim.Protocols.Tcp;

namespace NetSim.Network;

/// <summary>An IP packet on its way: a TCP segment or an ICMP error, and where it belongs.</summary>
internal readonly record struct Packet
{
    /// <summary>The connection that it belongs to.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>Whether the client of the connection sent it.</summary>
    public required bool FromClient { get; init; }

    /// <summary>Its number among those that its sender sent on this connection, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Which random numbers are its own.</summary>
    public required DrawKey Draws { get; init; }

    /// <summary>Why it was sent.</summary>
    public required SendCause Cause { get; init; }

    /// <summary>Which link of its way comes next, from 0.</summary>
    public required int Hop { get; init; }

    /// <summary>The segment.</summary>
    public required TcpSegment Segment { get; init; }

    /// <summary>Bytes of the segment: its header with options, and its data.</summary>
    public required int SegmentBytes { get; init; }

    /// <summary>Its node in the log of causes; −1 without one.</summary>
    public int Trail { get; init; }

    /// <summary>Whether bits are wrong, which the receiver’s checksum sees.</summary>
    public bool IsCorrupted { get; init; }

    /// <summary>Whether a link made it from another.</summary>
    public bool IsCopy { get; init; }

    /// <summary>What it is, where a node in the middle has sent it; null where an end has.</summary>
    public Interjection? Interjection { get; init; }

    /// <summary>The MTU that it was fragmented to; 0 while it is whole.</summary>
    public int FragmentMtu { get; init; }

    /// <summary>Bytes of the IP packet: the IP header without options, the TCP header and the data. Of fragments all, each
    /// with a header of its own.</summary>
    public int Bytes => Interjection is { Message: not null } error ? error.Bytes
        : WholeBytes + (FragmentMtu == 0 ? 0 : (Fragments - 1) * IpHeaderBytes);

    /// <summary>Bytes of the largest IP packet that it is made of.</summary>
    public int LargestBytes => FragmentMtu == 0 ? Bytes : FragmentMtu;

    private int IpHeaderBytes => Conversation.IpHeaderBytes;

    private int WholeBytes => IpHeaderBytes + SegmentBytes;

    // RFC 791 §3.2: all but the last hold a multiple of eight bytes.
    private int Fragments
    {
        get
        {
            var each = (FragmentMtu - IpHeaderBytes) & ~7;
            return (WholeBytes - IpHeaderBytes + each - 1) / each;
        }
    }
}
