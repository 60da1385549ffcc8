using NetSim.Protocols.Tcp;

namespace NetSim.Network.Explaining;

/// <summary>The details of a sending.</summary>
/// <param name="Flags">The segment’s flags.</param>
/// <param name="Offset">Where its data begins in the sender’s stream, in bytes from 0.</param>
/// <param name="Bytes">Its bytes of data.</param>
/// <param name="Cause">Why TCP sent it.</param>
internal readonly record struct SentPacket(TcpFlags Flags, long Offset, int Bytes, SendCause Cause);
