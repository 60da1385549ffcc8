using NetSim.Units;

namespace NetSim.Network;

/// <summary>A delay from a time on.</summary>
/// <param name="At">From when.</param>
/// <param name="Delay">The delay.</param>
public readonly record struct DelayStep(SimDuration At, SimDuration Delay);
