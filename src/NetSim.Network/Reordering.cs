using NetSim.Units;

namespace NetSim.Network;

/// <summary>Packets that fall back behind those that follow them.</summary>
/// <param name="Probability">The probability that a packet falls back.</param>
/// <param name="Distance">How many packets overtake it; at least 1.</param>
/// <param name="Timeout">How much later than its time it arrives at the latest, where fewer follow.</param>
public sealed record Reordering(Probability Probability, int Distance, SimDuration Timeout);
