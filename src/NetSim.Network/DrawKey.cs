namespace NetSim.Network;

/// <summary>Which random numbers belong to a packet, among those of its connection.</summary>
/// <param name="Kind">What it is and what it carries.</param>
/// <param name="Ordinal">Its place or number there.</param>
internal readonly record struct DrawKey(ulong Kind, ulong Ordinal);
