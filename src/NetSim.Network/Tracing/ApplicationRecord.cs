using NetSim.Units;

namespace NetSim.Network.Tracing;

/// <summary>Something an application did or was told.</summary>
/// <param name="At">When.</param>
/// <param name="Connection">The connection’s name.</param>
/// <param name="Instance">Which of those with the name, from 0.</param>
/// <param name="IsClient">Whose application: the client’s or the server’s.</param>
/// <param name="What">What, as a call: “connect()”, “send(200)”, “received 200 B”, “recv EOF”, “close()”.</param>
public sealed record ApplicationRecord(SimTime At, string Connection, int Instance, bool IsClient, string What);
