namespace NetSim.Protocols.Tls;

/// <summary>Alert descriptions by their number on the wire (RFC 8446 §6, RFC 5246 §7.2).</summary>
public enum TlsAlert
{
    /// <summary>close_notify: the sender writes no more.</summary>
    CloseNotify = 0,

    /// <summary>unexpected_message.</summary>
    UnexpectedMessage = 10,

    /// <summary>bad_record_mac.</summary>
    BadRecordMac = 20,

    /// <summary>record_overflow.</summary>
    RecordOverflow = 22,

    /// <summary>handshake_failure: no common cipher or group.</summary>
    HandshakeFailure = 40,

    /// <summary>bad_certificate.</summary>
    BadCertificate = 42,

    /// <summary>certificate_revoked.</summary>
    CertificateRevoked = 44,

    /// <summary>certificate_expired.</summary>
    CertificateExpired = 45,

    /// <summary>certificate_unknown.</summary>
    CertificateUnknown = 46,

    /// <summary>illegal_parameter.</summary>
    IllegalParameter = 47,

    /// <summary>unknown_ca.</summary>
    UnknownCa = 48,

    /// <summary>decode_error.</summary>
    DecodeError = 50,

    /// <summary>decrypt_error.</summary>
    DecryptError = 51,

    /// <summary>protocol_version: no common version.</summary>
    ProtocolVersion = 70,

    /// <summary>internal_error.</summary>
    InternalError = 80,

    /// <summary>inappropriate_fallback (RFC 7507): a retry with a lower version that the server need not accept.</summary>
    InappropriateFallback = 86,

    /// <summary>no_renegotiation: a warning, TLS 1.2 and older.</summary>
    NoRenegotiation = 100,

    /// <summary>missing_extension.</summary>
    MissingExtension = 109,

    /// <summary>bad_certificate_status_response: the stapled OCSP response is wrong.</summary>
    BadCertificateStatusResponse = 113,

    /// <summary>unknown_psk_identity.</summary>
    UnknownPskIdentity = 115,

    /// <summary>certificate_required: the server insists on a client certificate (TLS 1.3).</summary>
    CertificateRequired = 116,

    /// <summary>no_application_protocol: ALPN has nothing in common (RFC 7301 §3.2).</summary>
    NoApplicationProtocol = 120,

    /// <summary>ech_required: the Encrypted Client Hello was rejected (RFC 9849).</summary>
    EchRequired = 121,
}
