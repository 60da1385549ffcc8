using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>A segment that the endpoint sent.</summary>
/// <param name="Socket">Whose it is.</param>
/// <param name="Segment">The segment.</param>
/// <param name="At">When.</param>
internal sealed record SentPacket(SimulatedSocket Socket, TcpSegment Segment, SimTime At);
