namespace NetSim.Network.Explaining;

/// <summary>What a stretch of a connection’s time went into. See docs/explain.md.</summary>
public enum LatencyPart
{
    /// <summary>The constant delay of links.</summary>
    Propagation,

    /// <summary>Links that sent the connection’s own bits.</summary>
    Serialization,

    /// <summary>Links that sent the bits of others, which came first.</summary>
    Queueing,

    /// <summary>What a packet took longer than the constant delay: jitter, or falling back behind others.</summary>
    ExtraDelay,

    /// <summary>A core that computed.</summary>
    Cpu,

    /// <summary>Waiting for a core that was busy with something else.</summary>
    CpuWait,

    /// <summary>A SYN that got no answer, until it was sent again.</summary>
    SynTimer,

    /// <summary>A SYN-ACK that got no answer, until it was sent again.</summary>
    SynAckTimer,

    /// <summary>Data or a FIN that was lost, until the retransmission timer sent it again.</summary>
    RetransmissionTimer,

    /// <summary>A lost tail, until the probe for it went out (RFC 8985 §7).</summary>
    TailLossProbe,

    /// <summary>RACK’s wait for what may only have been overtaken (RFC 8985 §6.3).</summary>
    ReorderingTimer,

    /// <summary>Data or a FIN that was lost, until ACKs told of it or let it go again.</summary>
    LossRecovery,

    /// <summary>An ACK that waited for more to acknowledge.</summary>
    DelayedAcknowledgment,

    /// <summary>A small segment that waited for the ACK of another (Nagle’s algorithm).</summary>
    Nagle,

    /// <summary>A segment that the application held back: TCP_CORK, MSG_MORE.</summary>
    Cork,

    /// <summary>Data that waited for room in cwnd.</summary>
    CongestionWindow,

    /// <summary>Data that waited for room in the peer’s window.</summary>
    ReceiveWindow,

    /// <summary>A shut window, until the next probe of it.</summary>
    PersistTimer,

    /// <summary>Data that waited for its turn at the pace of the sender.</summary>
    Pacing,

    /// <summary>An application that waited because its script says so, or for somebody outside the connection.</summary>
    Application,

    /// <summary>A connection that waited to be accepted.</summary>
    Accept,

    /// <summary>A process that had something to do and was not running yet.</summary>
    WakeUp,

    /// <summary>Anything else: keep-alive, TIME-WAIT.</summary>
    Other,
}
