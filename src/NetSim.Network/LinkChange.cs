using NetSim.Units;

namespace NetSim.Network;

/// <summary>What happens to packets of a link from a time on, beside its delays and rates.</summary>
/// <param name="At">From when.</param>
/// <param name="Loss">Which packets are lost.</param>
/// <param name="Jitter">What is added to the delay of each packet; null for nothing.</param>
/// <param name="Corruption">Probability that the checksum of a packet fails.</param>
/// <param name="Duplication">Probability that a packet comes twice.</param>
public sealed record LinkChange(SimDuration At, LossModel Loss, Jitter? Jitter, Probability Corruption, Probability Duplication);
