using NetSim.Units;

namespace NetSim.Network;

/// <summary>A rate from a time on.</summary>
/// <param name="At">From when.</param>
/// <param name="Rate">The rate; zero: nothing passes.</param>
public readonly record struct RateStep(SimDuration At, DataRate Rate);
