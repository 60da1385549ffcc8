// Read first: RFC 5246 §7.4.3 and §7.4.7; RFC 8422 §5.4 and §5.7.
namespace NetSim.Protocols.Tls;

/// <summary>The lengths of the key exchange messages of TLS 1.2 and older.</summary>
internal static class KeyExchangeSizes
{
    /// <summary>ServerKeyExchange: parameters, public key, signature.</summary>
    public static int OfServer(ServerChoice choice)
    {
        var figures = Algorithms.Of(choice.KeyExchange!.Value);
        var parameters = figures.Kind == KeyExchangeKind.FiniteField
            // Prime, generator and public value, each with its length; OpenSSL’s generator has 1 byte.
            ? 2 + figures.ServerShareBytes + 2 + 1 + 2 + figures.ServerShareBytes
            // named_curve (3), the point with its length.
            : 3 + 1 + figures.ServerShareBytes;
        return MessageSizes.Header + parameters + CertificateSizes.Signature(choice.Version, choice.Server.Certificate);
    }

    /// <summary>ClientKeyExchange.</summary>
    public static int OfClient(ServerChoice choice)
    {
        var figures = Algorithms.Of(choice.KeyExchange!.Value);
        return MessageSizes.Header + figures.Kind switch
        {
            // The premaster secret, encrypted with the server’s key; SSL 3.0 leaves its length out.
            KeyExchangeKind.Transport => (choice.Version == TlsVersion.Ssl30 ? 0 : 2)
                + Algorithms.Of(choice.Server.Certificate).SignatureBytes,
            KeyExchangeKind.FiniteField => 2 + figures.ClientShareBytes,
            _ => 1 + figures.ClientShareBytes,
        };
    }
}
