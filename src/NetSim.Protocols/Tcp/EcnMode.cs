namespace NetSim.Protocols.Tcp;

/// <summary>When a connection uses explicit congestion notification (RFC 3168; Linux, tcp_ecn).</summary>
public enum EcnMode
{
    /// <summary>Never (0).</summary>
    Off,

    /// <summary>When the peer asks for it (2).</summary>
    Passive,

    /// <summary>It asks for it, and agrees when it is asked (1).</summary>
    Active,
}
