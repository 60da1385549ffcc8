namespace NetSim.Network;

/// <summary>Where a server listens.</summary>
/// <param name="Host">The host’s name.</param>
/// <param name="Port">The port.</param>
public readonly record struct ServerAddress(string Host, int Port);
