namespace NetSim.Protocols.Tls;

/// <summary>What one hello offers or chooses. Shared by reference, never changed.</summary>
/// <param name="Versions">Versions offered, or the one chosen.</param>
public sealed record TlsParameters(IReadOnlyList<TlsVersion> Versions);
