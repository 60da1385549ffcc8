namespace NetSim.Protocols.Tls;

/// <summary>What follows from the kind of a key exchange.</summary>
internal static class KeyExchangeKinds
{
    /// <summary>Whether a hello of TLS 1.3 carries a share of it: all but RSA key transport.</summary>
    public static bool HasShare(KeyExchangeAlgorithm algorithm) =>
        Algorithms.Of(algorithm).Kind != KeyExchangeKind.Transport;
}
