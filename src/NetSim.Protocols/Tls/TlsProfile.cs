namespace NetSim.Protocols.Tls;

/// <summary>A TLS implementation, for what it does differently on the wire.</summary>
public enum TlsProfile
{
    /// <summary>OpenSSL 3.0, as measured: a record for each message, writes of 4,096 bytes, each ticket by
    /// itself.</summary>
    OpenSsl,

    /// <summary>OpenSSL 3.5, as measured: writes like 3.0, with the hellos of a library that knows ML-KEM and
    /// ML-DSA.</summary>
    OpenSsl35,

    /// <summary>BoringSSL: encrypted messages of a flight share a record, a flight is one write, tickets go out with the
    /// data that follows, or with the server’s first flight if that takes early data.</summary>
    BoringSsl,

    /// <summary>Schannel of Windows: the messages of a flight share a record, in the clear, too. The rest is not known and
    /// OpenSSL’s.</summary>
    Schannel,

    /// <summary>NSS, as in the traces of RFC 8448: its own extensions, encrypted messages of a flight share a
    /// record.</summary>
    Nss,

    /// <summary>Go’s crypto/tls: a flight is one write, one ticket goes out with the server’s first flight, and records of
    /// data grow with the connection.</summary>
    Go,
}
