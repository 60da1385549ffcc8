namespace NetSim.Protocols.Tls;

/// <summary>What encrypts and authenticates records.</summary>
public enum CipherAlgorithm
{
    /// <summary>AES-128-GCM.</summary>
    Aes128Gcm,

    /// <summary>AES-256-GCM.</summary>
    Aes256Gcm,

    /// <summary>ChaCha20-Poly1305.</summary>
    ChaCha20Poly1305,

    /// <summary>AES-128-CBC with HMAC-SHA-1, TLS 1.2 and older.</summary>
    Aes128CbcSha,

    /// <summary>AES-256-CBC with HMAC-SHA-1, TLS 1.2 and older.</summary>
    Aes256CbcSha,

    /// <summary>AES-128-CBC with HMAC-SHA-256, TLS 1.2 alone.</summary>
    Aes128CbcSha256,

    /// <summary>AES-256-CBC with HMAC-SHA-384, TLS 1.2 alone.</summary>
    Aes256CbcSha384,
}
