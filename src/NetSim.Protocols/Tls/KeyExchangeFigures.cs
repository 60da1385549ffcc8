#pragma warning disable CA1822, CS1591, SA1600, SA1516
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>What a key exchange costs.</summary>
/// <param name="ShareBytes">Length of a public key on the wire.</param>
/// <param name="Generation">CPU time to make a key pair.</param>
/// <param name="Derivation">CPU time to derive the shared secret.</param>
public sealed record KeyExchangeFigures(int ShareBytes, SimDuration Generation, SimDuration Derivation)
{
    public KeyExchangeKind Kind { get; init; }
    public bool IsPostQuantum => Kind == KeyExchangeKind.Encapsulation;
    public int ClientShareBytes => ShareBytes;
    public int ServerShareBytes => ShareBytes;
    public SimDuration ClientDerivation => Derivation;
    public SimDuration ServerGeneration => Generation;
    public SimDuration ServerDerivation => Derivation;
}
