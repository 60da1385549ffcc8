using NetSim.Units;

namespace NetSim.Network;

/// <summary>A time in which a link is down.</summary>
/// <param name="At">When it goes down.</param>
/// <param name="For">For how long.</param>
public readonly record struct Outage(SimDuration At, SimDuration For);
