namespace NetSim.Protocols.Tls;

/// <summary>The AEAD of the cipher suite.</summary>
public enum CipherAlgorithm
{
    /// <summary>AES-128-GCM.</summary>
    Aes128Gcm,

    /// <summary>AES-256-GCM.</summary>
    Aes256Gcm,

    /// <summary>ChaCha20-Poly1305.</summary>
    ChaCha20Poly1305,
}
