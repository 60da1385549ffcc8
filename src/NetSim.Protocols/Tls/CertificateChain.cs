namespace NetSim.Protocols.Tls;

/// <summary>The certificates that an end shows.</summary>
/// <param name="Algorithm">The algorithm of their keys.</param>
/// <param name="Count">How many.</param>
/// <param name="LeafBytes">Length of the end’s own certificate (DER).</param>
/// <param name="Bytes">Length of all of them together (DER).</param>
internal readonly record struct CertificateChain(CertificateAlgorithm Algorithm, int Count, int LeafBytes, int Bytes)
{
    /// <summary>The server’s.</summary>
    public static CertificateChain OfServer(TlsOptions options) =>
        Of(options.Certificate, options.ChainLength, options.CertificateBytes);

    /// <summary>The client’s; null: it has none.</summary>
    public static CertificateChain? OfClient(TlsOptions options) => options.ClientCertificate is { } algorithm
        ? Of(algorithm, options.ClientChainLength, options.ClientCertificateBytes) : null;

    private static CertificateChain Of(CertificateAlgorithm algorithm, int length, Preferences<int>? bytes)
    {
        var figures = Algorithms.Of(algorithm);
        return bytes is null
            ? new CertificateChain(algorithm, length, figures.LeafBytes, figures.ChainBytes(length))
            : new CertificateChain(algorithm, bytes.Count, bytes[0], bytes.Sum());
    }
}
