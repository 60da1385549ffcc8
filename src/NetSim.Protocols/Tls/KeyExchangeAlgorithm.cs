namespace NetSim.Protocols.Tls;

/// <summary>How two ends come to a shared secret.</summary>
public enum KeyExchangeAlgorithm
{
    /// <summary>X25519 (RFC 7748).</summary>
    X25519,

    /// <summary>X448 (RFC 7748).</summary>
    X448,

    /// <summary>ECDH on P-256 (secp256r1).</summary>
    P256,

    /// <summary>ECDH on P-384 (secp384r1).</summary>
    P384,

    /// <summary>ECDH on P-521 (secp521r1).</summary>
    P521,

    /// <summary>Diffie-Hellman in a field of 2,048 bits (ffdhe2048, RFC 7919).</summary>
    Ffdhe2048,

    /// <summary>Diffie-Hellman in a field of 3,072 bits (ffdhe3072).</summary>
    Ffdhe3072,

    /// <summary>Diffie-Hellman in a field of 4,096 bits (ffdhe4096).</summary>
    Ffdhe4096,

    /// <summary>ML-KEM-512 (FIPS 203).</summary>
    MlKem512,

    /// <summary>ML-KEM-768.</summary>
    MlKem768,

    /// <summary>ML-KEM-1024.</summary>
    MlKem1024,

    /// <summary>X25519 beside ML-KEM-768, what browsers use.</summary>
    X25519MlKem768,

    /// <summary>P-256 beside ML-KEM-768.</summary>
    SecP256r1MlKem768,

    /// <summary>P-384 beside ML-KEM-1024.</summary>
    SecP384r1MlKem1024,

    /// <summary>RSA key transport, TLS 1.2 and older: the client encrypts the secret with the server’s key. Without forward
    /// secrecy.</summary>
    Rsa,
}
