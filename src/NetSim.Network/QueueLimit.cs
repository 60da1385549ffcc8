using NetSim.Units;

namespace NetSim.Network;

/// <summary>How much may wait for transmission; what comes on top is dropped at the tail. Packets that propagate do not count.</summary>
/// <param name="Bytes">The limit in bytes of IP packets; null for none.</param>
/// <param name="Packets">The limit in packets; null for none.</param>
/// <param name="Time">The longest wait; null for none. Only a drop-tail queue knows how long a packet will wait.</param>
public sealed record QueueLimit(DataSize? Bytes = null, int? Packets = null, SimDuration? Time = null);
