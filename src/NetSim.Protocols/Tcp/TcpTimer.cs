namespace NetSim.Protocols.Tcp;

/// <summary>The timers of a connection. When several are due at one instant, they expire in this
/// order.</summary>
public enum TcpTimer
{
    /// <summary>Retransmission of a SYN, SYN-ACK, data or FIN.</summary>
    Retransmission,

    /// <summary>The probe for a lost tail (RFC 8985 §7).</summary>
    LossProbe,

    /// <summary>RACK’s wait for what may only have been overtaken (RFC 8985 §6.3).</summary>
    Reordering,

    /// <summary>Probe of a zero window.</summary>
    Persist,

    /// <summary>The next question to a silent peer.</summary>
    KeepAlive,

    /// <summary>The delayed ACK.</summary>
    DelayedAcknowledgment,

    /// <summary>The next segment’s turn, where sending is paced.</summary>
    Pacing,

    /// <summary>An ACK that stands for many of data ahead of its turn; a timer of high resolution.</summary>
    CompressedAcknowledgment,

    /// <summary>The end of TIME-WAIT, or of FIN-WAIT-2 once the application has closed.</summary>
    TimeWait,
}
