namespace NetSim.Network;

/// <summary>Segments that are lost for sure, by where they begin.</summary>
/// <param name="Sequence">Their first sequence number, relative to the sender’s first: the SYN is 0, the first byte of data
/// 1. Bare ACKs do not count.</param>
/// <param name="Times">How many of them, the first ones, over all connections; at least 1.</param>
public readonly record struct SequenceDrop(long Sequence, int Times);
