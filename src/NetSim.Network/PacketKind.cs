namespace NetSim.Network;

/// <summary>Kinds of packets. Each counts its own ordinals, so that one more ACK leaves the luck of all data alone.</summary>
internal enum PacketKind : byte
{
    /// <summary>A SYN, with or without an ACK.</summary>
    Syn,

    /// <summary>A RST.</summary>
    Reset,

    /// <summary>Data, with or without a FIN.</summary>
    Data,

    /// <summary>A FIN without data.</summary>
    Fin,

    /// <summary>Nothing but an ACK.</summary>
    Acknowledgment,

    /// <summary>What a node in the middle sends: an ICMP error, a RST.</summary>
    Interjected,
}
