namespace NetSim.Protocols.Tls;

/// <summary>The certificates that an end shows.</summary>
/// <param name="Algorithm">The algorithm of the end’s own key.</param>
/// <param name="Count">How many.</param>
/// <param name="LeafBytes">Length of the end’s own certificate (DER).</param>
/// <param name="Bytes">Length of all of them together (DER).</param>
internal readonly record struct CertificateChain(CertificateAlgorithm Algorithm, int Count, int LeafBytes, int Bytes)
{
    /// <summary>The algorithms of the keys above the leaf; none: that of the leaf.</summary>
    public Preferences<CertificateAlgorithm>? Issuers { get; private init; }

    /// <summary>The server’s.</summary>
    public static CertificateChain OfServer(TlsOptions options) => options.HasMerkleTreeCertificate
        ? MerkleTree(options.Certificate)
        : Of(options.Certificate, options.ChainLength, options.CertificateBytes, options.Issuers);

    /// <summary>The client’s; null: it has none.</summary>
    public static CertificateChain? OfClient(TlsOptions options) => options.ClientCertificate is { } algorithm
        ? Of(algorithm, options.ClientChainLength, options.ClientCertificateBytes, issuers: null) : null;

    /// <summary>The algorithm that a certificate is signed with.</summary>
    /// <param name="position">Its place in the chain; 0 is the leaf.</param>
    public CertificateAlgorithm SignerOf(int position) =>
        Issuers is { Count: > 0 } above ? above[Math.Min(position, above.Count - 1)] : Algorithm;

    private static CertificateChain MerkleTree(CertificateAlgorithm algorithm)
    {
        var bytes = CertificateModel.MerkleTreeBytes(algorithm);
        return new CertificateChain(algorithm, 1, bytes, bytes);
    }

    private static CertificateChain Of(
        CertificateAlgorithm algorithm, int length, Preferences<int>? bytes, Preferences<CertificateAlgorithm>? issuers)
    {
        if (bytes is not null)
        {
            return new CertificateChain(algorithm, bytes.Count, bytes[0], bytes.Sum()) { Issuers = issuers };
        }

        var chain = new CertificateChain(algorithm, length, 0, 0) { Issuers = issuers };
        var sum = 0;
        var leaf = 0;
        for (var i = 0; i < length; i++)
        {
            var key = i == 0 ? algorithm : chain.SignerOf(i - 1);
            var own = CertificateModel.Bytes(key, chain.SignerOf(i), i);
            leaf = i == 0 ? own : leaf;
            sum += own;
        }

        return chain with { LeafBytes = leaf, Bytes = sum };
    }
}
