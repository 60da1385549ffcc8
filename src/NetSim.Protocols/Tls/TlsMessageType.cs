namespace NetSim.Protocols.Tls;

/// <summary>Handshake messages by their number on the wire (RFC 8446 §4, RFC 5246 §7.4).</summary>
public enum TlsMessageType
{
    /// <summary>hello_request (TLS 1.2).</summary>
    HelloRequest = 0,

    /// <summary>client_hello.</summary>
    ClientHello = 1,

    /// <summary>server_hello.</summary>
    ServerHello = 2,

    /// <summary>new_session_ticket.</summary>
    NewSessionTicket = 4,

    /// <summary>end_of_early_data (TLS 1.3).</summary>
    EndOfEarlyData = 5,

    /// <summary>encrypted_extensions (TLS 1.3).</summary>
    EncryptedExtensions = 8,

    /// <summary>certificate.</summary>
    Certificate = 11,

    /// <summary>server_key_exchange (TLS 1.2).</summary>
    ServerKeyExchange = 12,

    /// <summary>certificate_request.</summary>
    CertificateRequest = 13,

    /// <summary>server_hello_done (TLS 1.2).</summary>
    ServerHelloDone = 14,

    /// <summary>certificate_verify.</summary>
    CertificateVerify = 15,

    /// <summary>client_key_exchange (TLS 1.2).</summary>
    ClientKeyExchange = 16,

    /// <summary>finished.</summary>
    Finished = 20,

    /// <summary>certificate_status: a stapled OCSP response (RFC 6066 §8; in TLS 1.3 it is part of the Certificate).</summary>
    CertificateStatus = 22,

    /// <summary>key_update (TLS 1.3).</summary>
    KeyUpdate = 24,

    /// <summary>compressed_certificate (RFC 8879).</summary>
    CompressedCertificate = 25,

    /// <summary>hello_retry_request: a ServerHello with a random of its own (RFC 8446 §4.1.3), by the number that the draft
    /// gave it.</summary>
    HelloRetryRequest = 6,
}
