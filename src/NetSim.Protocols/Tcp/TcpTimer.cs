namespace NetSim.Protocols.Tcp;

/// <summary>The timers of a connection. When several are due at one instant, they expire in this
/// order.</summary>
internal enum TcpTimer
{
    /// <summary>Retransmission of a SYN, SYN-ACK, data or FIN.</summary>
    Retransmission,

    /// <summary>Probe of a zero window.</summary>
    Persist,

    /// <summary>The delayed ACK.</summary>
    DelayedAcknowledgment,

    /// <summary>The end of TIME-WAIT, or of FIN-WAIT-2 once the application has closed.</summary>
    TimeWait,
}
