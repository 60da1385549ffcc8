namespace NetSim.Protocols.Tcp;

/// <summary>Something that happened in a TCP endpoint.</summary>
/// <param name="Kind">What.</param>
/// <param name="State">The state that the endpoint was in afterwards.</param>
/// <param name="Outcome">Why the connection is gone, for <see cref="TcpEventKind.Failed"/> and for the change of state that it
/// brings.</param>
/// <param name="Trigger">What led to the state, for <see cref="TcpEventKind.StateChanged"/>.</param>
public readonly record struct TcpEvent(
    TcpEventKind Kind, TcpState State, ConnectionOutcome Outcome = ConnectionOutcome.Unfinished, TcpTrigger? Trigger = null);
