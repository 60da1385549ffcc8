using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>A packet on a link, before it has left.</summary>
/// <param name="Packet">The packet.</param>
/// <param name="Bytes">Its bytes on the link, with what the link adds.</param>
/// <param name="EnteredAt">When it was put on the link.</param>
/// <param name="Place">Its place in the trace; −1 without one.</param>
internal readonly record struct QueuedPacket(Packet Packet, int Bytes, SimTime EnteredAt, int Place);
