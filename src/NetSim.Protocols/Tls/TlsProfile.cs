namespace NetSim.Protocols.Tls;

/// <summary>A TLS implementation, for what it does differently on the wire.</summary>
public enum TlsProfile
{
    /// <summary>OpenSSL 3.0, as measured: a record for each message, writes of 4,096 bytes.</summary>
    OpenSsl,

    /// <summary>BoringSSL, as in Chromium: the messages of a flight share records, and a flight is one write.</summary>
    BoringSsl,

    /// <summary>Schannel of Windows.</summary>
    Schannel,

    /// <summary>Go’s crypto/tls: a flight is one write, and records grow with the connection.</summary>
    Go,
}
