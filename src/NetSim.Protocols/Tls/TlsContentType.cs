namespace NetSim.Protocols.Tls;

/// <summary>What a record carries, by its number on the wire (RFC 8446 §5.1).</summary>
public enum TlsContentType
{
    /// <summary>No record: the default value.</summary>
    Invalid = 0,

    /// <summary>change_cipher_spec: in TLS 1.3 only a bow to middleboxes (RFC 8446 §D.4).</summary>
    ChangeCipherSpec = 20,

    /// <summary>An alert, close_notify among them.</summary>
    Alert = 21,

    /// <summary>A handshake message.</summary>
    Handshake = 22,

    /// <summary>Application data.</summary>
    ApplicationData = 23,
}
