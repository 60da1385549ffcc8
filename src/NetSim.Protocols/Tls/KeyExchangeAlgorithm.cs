namespace NetSim.Protocols.Tls;

/// <summary>The key exchange.</summary>
public enum KeyExchangeAlgorithm
{
    /// <summary>X25519 (RFC 7748).</summary>
    X25519,

    /// <summary>ECDH on P-256 (secp256r1).</summary>
    P256,
}
