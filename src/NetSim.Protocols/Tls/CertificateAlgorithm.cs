namespace NetSim.Protocols.Tls;

/// <summary>The server’s key and signature algorithm.</summary>
public enum CertificateAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    EcdsaP256,

    /// <summary>RSA with 2,048 bits.</summary>
    Rsa2048,
}
