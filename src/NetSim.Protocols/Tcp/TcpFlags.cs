namespace NetSim.Protocols.Tcp;

/// <summary>The control bits of a segment, at their places in the header (RFC 9293 §3.1).</summary>
[Flags]
public enum TcpFlags : byte
{
    /// <summary>No control bit.</summary>
    None = 0,

    /// <summary>FIN: no more data from the sender.</summary>
    Fin = 0x01,

    /// <summary>SYN: synchronises sequence numbers.</summary>
    Syn = 0x02,

    /// <summary>RST: resets the connection.</summary>
    Reset = 0x04,

    /// <summary>PSH: the receiver should pass the data on.</summary>
    Push = 0x08,

    /// <summary>ACK: the acknowledgment field counts.</summary>
    Acknowledge = 0x10,

    /// <summary>ECE: congestion was experienced (RFC 3168).</summary>
    EcnEcho = 0x40,

    /// <summary>CWR: the congestion window was reduced (RFC 3168).</summary>
    CongestionWindowReduced = 0x80,
}
