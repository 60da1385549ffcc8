using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>The details of a crossing.</summary>
/// <param name="Link">The link.</param>
/// <param name="StartsAt">When its first bit was sent.</param>
/// <param name="SentAt">When its last bit was sent.</param>
/// <param name="Delay">The constant delay that applies from then on.</param>
internal readonly record struct LinkCrossing(Link Link, SimTime StartsAt, SimTime SentAt, SimDuration Delay);
