namespace NetSim.Protocols.Tls;

/// <summary>The choices a TLS endpoint is built with. Every default names its source.</summary>
public sealed record TlsOptions
{
    /// <summary>Least version. Default: TLS 1.2 (OpenSSL’s default security level since 3.0 refuses older
    /// ones).</summary>
    public TlsVersion MinimumVersion { get; init; } = TlsVersion.Tls12;

    /// <summary>Greatest version. Default: TLS 1.3.</summary>
    public TlsVersion MaximumVersion { get; init; } = TlsVersion.Tls13;

    /// <summary>The server’s key and certificate. Default: ECDSA on P-256.</summary>
    public CertificateAlgorithm Certificate { get; init; } = CertificateAlgorithm.EcdsaP256;

    /// <summary>Certificates in the chain that the server sends, the leaf included, the root not. Default:
    /// 1.</summary>
    public int ChainLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 10);
            field = value;
        }
    }

    = 1;

    /// <summary>The one key exchange it offers or allows; ends that differ fail with handshake_failure.
    /// Default: X25519 (OpenSSL 3.0’s first choice).</summary>
    public KeyExchangeAlgorithm KeyExchange { get; init; } = KeyExchangeAlgorithm.X25519;

    /// <summary>The one AEAD it offers or allows; ends that differ fail with handshake_failure. Default:
    /// AES-256-GCM (OpenSSL’s first choice).</summary>
    public CipherAlgorithm Cipher { get; init; } = CipherAlgorithm.Aes256Gcm;

    /// <summary>NewSessionTicket messages that a TLS 1.3 server sends after the handshake. Default: 2
    /// (OpenSSL).</summary>
    public int SessionTickets
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 0);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 255);
            field = value;
        }
    }

    = 2;

    /// <summary>Whether CPU work takes time. Default: true; false makes it instant, for teaching and exact
    /// arithmetic.</summary>
    public bool ChargesCpu { get; init; } = true;
}
