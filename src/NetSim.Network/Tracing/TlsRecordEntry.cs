using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network.Tracing;

/// <summary>A TLS record that was written to the stream.</summary>
/// <param name="At">When.</param>
/// <param name="Connection">The connection’s name.</param>
/// <param name="Instance">Which of those with the name, from 0.</param>
/// <param name="FromClient">Who wrote it.</param>
/// <param name="Offset">Where it begins in its stream, in bytes from 0.</param>
/// <param name="Record">The record.</param>
public sealed record TlsRecordEntry(
    SimTime At, string Connection, int Instance, bool FromClient, long Offset, TlsRecord Record);
