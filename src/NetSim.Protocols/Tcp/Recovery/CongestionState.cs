namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>What a sender thinks of the network (Linux TCP_CA_*; RFC 5681, RFC 6675).</summary>
public enum CongestionState
{
    /// <summary>All is well.</summary>
    Open,

    /// <summary>The peer holds something ahead of its turn, or got something twice.</summary>
    Disorder,

    /// <summary>cwnd comes down without a loss: for an echo of congestion, or a loss that a probe repaired.</summary>
    Reduction,

    /// <summary>A loss was found, and is repaired.</summary>
    Recovery,

    /// <summary>The retransmission timer expired.</summary>
    Loss,
}
