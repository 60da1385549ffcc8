namespace NetSim.Protocols.Tcp;

/// <summary>Something that happened in a TCP endpoint.</summary>
/// <param name="Kind">What.</param>
/// <param name="State">The state that the endpoint was in afterwards.</param>
/// <param name="Outcome">Why the connection is gone, for <see cref="TcpEventKind.Failed"/>.</param>
public readonly record struct TcpEvent(
    TcpEventKind Kind, TcpState State, ConnectionOutcome Outcome = ConnectionOutcome.Unfinished);
