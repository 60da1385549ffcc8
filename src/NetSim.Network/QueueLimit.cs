using NetSim.Units;

namespace NetSim.Network;

/// <summary>How much may wait for transmission; what comes on top is dropped at the tail. Packets that propagate do not count.</summary>
/// <param name="Bytes">The limit in bytes of IP packets; null for none.</param>
/// <param name="Packets">The limit in packets; null for none.</param>
public sealed record QueueLimit(DataSize? Bytes = null, int? Packets = null);
