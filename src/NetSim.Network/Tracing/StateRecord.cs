using NetSim.Units;

namespace NetSim.Network.Tracing;

/// <summary>A TCP or TLS endpoint’s change of state.</summary>
/// <param name="At">When.</param>
/// <param name="Connection">The connection’s name.</param>
/// <param name="Instance">Which of those with the name, from 0.</param>
/// <param name="IsClient">Whose end: the client’s or the server’s.</param>
/// <param name="Layer">TCP or TLS.</param>
/// <param name="State">The new state as the RFCs write it: “FIN-WAIT-1”, “WAIT_SH”.</param>
/// <param name="Cause">What led there: “rcv FIN”, “CLOSE”, “rcv ServerHello”.</param>
public sealed record StateRecord(
    SimTime At, string Connection, int Instance, bool IsClient, TraceLayer Layer, string State, string Cause);
