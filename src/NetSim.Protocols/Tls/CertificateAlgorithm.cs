namespace NetSim.Protocols.Tls;

/// <summary>A key and signature algorithm.</summary>
public enum CertificateAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    EcdsaP256,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    EcdsaP384,

    /// <summary>RSA with 1,024 bits: too short today; RFC 8448’s traces have it.</summary>
    Rsa1024,

    /// <summary>RSA with 2,048 bits: PSS in TLS 1.3, PKCS #1 v1.5 in certificates and before.</summary>
    Rsa2048,

    /// <summary>RSA with 3,072 bits.</summary>
    Rsa3072,

    /// <summary>RSA with 4,096 bits.</summary>
    Rsa4096,

    /// <summary>Ed25519 (RFC 8032).</summary>
    Ed25519,

    /// <summary>Ed448 (RFC 8032).</summary>
    Ed448,

    /// <summary>ML-DSA-44 (FIPS 204).</summary>
    MlDsa44,

    /// <summary>ML-DSA-65.</summary>
    MlDsa65,

    /// <summary>ML-DSA-87.</summary>
    MlDsa87,

    /// <summary>SLH-DSA-SHA2-128s (FIPS 205): smaller signatures.</summary>
    SlhDsa128s,

    /// <summary>SLH-DSA-SHA2-128f: faster signatures.</summary>
    SlhDsa128f,

    /// <summary>FN-DSA-512 (Falcon-512, draft FIPS 206).</summary>
    FnDsa512,
}
