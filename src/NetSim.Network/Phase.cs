namespace NetSim.Network;

/// <summary>What is measured of a connection. Each is a length of time, and missing where it was not reached.</summary>
public enum Phase
{
    /// <summary>From the client’s open to ESTABLISHED at the client.</summary>
    Connect,

    /// <summary>From there to the client’s TLS handshake being complete; missing without TLS.</summary>
    Handshake,

    /// <summary>From the client’s open to its first byte of application data.</summary>
    FirstByte,

    /// <summary>From the client’s open to its last byte of application data.</summary>
    LastByte,

    /// <summary>From the first FIN or RST that either side sends until neither side has anything left to send or to be
    /// acknowledged (TIME-WAIT or CLOSED at both).</summary>
    Close,

    /// <summary>From the client’s open until the client has seen the end of the stream.</summary>
    Total,
}
