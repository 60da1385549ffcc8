namespace NetSim.Protocols.Tls;

/// <summary>The keys that a record is encrypted with.</summary>
public enum TlsKeys
{
    /// <summary>None: it is in the clear.</summary>
    None,

    /// <summary>Those of early data, from the pre-shared key alone (TLS 1.3): no forward secrecy.</summary>
    EarlyData,

    /// <summary>Those of the handshake (TLS 1.3).</summary>
    Handshake,

    /// <summary>Those of application data; in TLS 1.2 and older the only ones.</summary>
    Application,
}
