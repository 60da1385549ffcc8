namespace NetSim.Network;

/// <summary>A host’s processor: cryptography takes it up, and waits where all cores are busy.</summary>
/// <param name="Cores">How many cores; 0 means one for every task, so nobody ever waits. Default: 0.</param>
/// <param name="Speed">Speed against the reference core (that of the measurements). Default: 1; 2 halves every cost.</param>
public sealed record CpuSpec(int Cores = 0, double Speed = 1.0);
