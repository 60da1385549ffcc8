using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>What a key exchange costs.</summary>
/// <param name="ShareBytes">Length of a public key on the wire.</param>
/// <param name="Generation">CPU time to make a key pair.</param>
/// <param name="Derivation">CPU time to derive the shared secret.</param>
public sealed record KeyExchangeFigures(int ShareBytes, SimDuration Generation, SimDuration Derivation);
