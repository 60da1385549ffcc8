using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>What a key exchange costs.</summary>
/// <param name="Name">Its usual name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ClientShareBytes">Length of what the client sends: a public key.</param>
/// <param name="ServerShareBytes">Length of what the server sends: a public key, or a ciphertext.</param>
/// <param name="Generation">CPU time of the client to make its key pair.</param>
/// <param name="ServerGeneration">CPU time of the server to make its own; none with a key encapsulation.</param>
/// <param name="ServerDerivation">CPU time of the server to come to the secret: derivation, or encapsulation.</param>
/// <param name="ClientDerivation">CPU time of the client to come to the secret: derivation, or decapsulation.</param>
/// <param name="Source">Where the numbers are from.</param>
public sealed record KeyExchangeFigures(
    string Name,
    KeyExchangeKind Kind,
    int ClientShareBytes,
    int ServerShareBytes,
    SimDuration Generation,
    SimDuration ServerGeneration,
    SimDuration ServerDerivation,
    SimDuration ClientDerivation,
    string Source)
{
    /// <summary>Whether a quantum computer would not help to find the secret.</summary>
    public bool IsPostQuantum => Kind == KeyExchangeKind.Encapsulation;
}
