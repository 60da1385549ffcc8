namespace NetSim.Protocols.Tls;

/// <summary>What one hello offers or chooses. Shared by reference, never changed.</summary>
/// <param name="Versions">Versions offered, or the one chosen.</param>
public sealed record TlsParameters(IReadOnlyList<TlsVersion> Versions)
{
    /// <summary>The group offered or chosen.</summary>
    public KeyExchangeAlgorithm KeyExchange { get; init; }

    /// <summary>The cipher suite’s AEAD, offered or chosen.</summary>
    public CipherAlgorithm Cipher { get; init; }

    /// <summary>The algorithm of the server’s certificates; null in a client’s hello, which offers
    /// all.</summary>
    public CertificateAlgorithm? Certificate { get; init; }

    /// <summary>Certificates that the server sends; 0 in a client’s hello.</summary>
    public int ChainLength { get; init; }
}
