namespace NetSim.Protocols.Tcp;

/// <summary>What a TCP endpoint tells its user.</summary>
public enum TcpEventKind
{
    /// <summary>The state changed; <see cref="TcpEvent.State"/> is the new one.</summary>
    StateChanged,

    /// <summary>The connection is established: connect or accept returns.</summary>
    Connected,

    /// <summary>Data arrived in order: there is more to read.</summary>
    Readable,

    /// <summary>The peer’s FIN arrived in order: after what is readable comes the end of the
    /// stream.</summary>
    PeerClosed,

    /// <summary>The connection is gone; <see cref="TcpEvent.Outcome"/> says why.</summary>
    Failed,
}
