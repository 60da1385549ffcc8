// Read first: docs/tls-algorithms.md, which says how each number was measured.
namespace NetSim.Protocols.Tls;

/// <summary>The table of algorithms: their sizes on the wire and their CPU costs on the reference
/// core.</summary>
/// <remarks>
/// CPU times are those of one core of an AMD EPYC server, rounded: OpenSSL 3.0.19’s (<c>openssl speed</c>) for what it
/// knows, reference implementations for the rest, measured beside it and scaled to the same core.
/// </remarks>
public static class Algorithms
{
    /// <summary>The figures of a key exchange.</summary>
    public static KeyExchangeFigures Of(KeyExchangeAlgorithm algorithm) => KeyExchangeTable.All[(int)algorithm];

    /// <summary>The figures of a certificate’s algorithm.</summary>
    public static CertificateFigures Of(CertificateAlgorithm algorithm) => CertificateTable.All[(int)algorithm];

    /// <summary>The figures of a cipher.</summary>
    public static CipherFigures Of(CipherAlgorithm algorithm) => CipherTable.All[(int)algorithm];
}
