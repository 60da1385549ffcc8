using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network.Tracing;

/// <summary>A timer of a TCP endpoint that ran until it fired; those that were stopped or set anew before are not told.</summary>
/// <param name="SetAt">When it was set.</param>
/// <param name="At">When it fired.</param>
/// <param name="Connection">The connection’s name.</param>
/// <param name="Instance">Which of those with the name, from 0.</param>
/// <param name="IsClient">Whose end: the client’s or the server’s.</param>
/// <param name="Timer">Which.</param>
/// <param name="State">The state in which it was set: tells the timer of a SYN from that of data.</param>
public sealed record TimerRecord(
    SimTime SetAt, SimTime At, string Connection, int Instance, bool IsClient, TcpTimer Timer, TcpState State);
