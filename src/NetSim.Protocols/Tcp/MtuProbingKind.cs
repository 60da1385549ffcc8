namespace NetSim.Protocols.Tcp;

/// <summary>When TCP searches for the path MTU by itself (RFC 4821; Linux, tcp_mtu_probing).</summary>
public enum MtuProbingKind
{
    /// <summary>Never (0).</summary>
    Off,

    /// <summary>Once retransmissions of large segments keep timing out (1).</summary>
    OnBlackHole,

    /// <summary>From the start, with small segments (2).</summary>
    Always,
}
