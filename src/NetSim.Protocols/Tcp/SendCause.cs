namespace NetSim.Protocols.Tcp;

/// <summary>Why an endpoint sent a segment, where its flags alone do not say it.</summary>
public enum SendCause
{
    /// <summary>Something new: data, a SYN, a FIN, or an answer to what arrived.</summary>
    New,

    /// <summary>Sent again because the retransmission timer expired.</summary>
    RetransmissionTimeout,

    /// <summary>Sent again after three duplicate ACKs (fast retransmit).</summary>
    FastRetransmit,

    /// <summary>Sent again during recovery, because an ACK was partial.</summary>
    PartialAcknowledgment,

    /// <summary>Sent again because RACK has waited for what may only have been overtaken (RFC 8985 §6.3).</summary>
    ReorderingTimeout,

    /// <summary>A probe for a lost tail: new data, or the last segment again (RFC 8985 §7).</summary>
    TailLossProbe,

    /// <summary>Sent again because the peer’s SYN came again.</summary>
    DuplicateSyn,

    /// <summary>An ACK that waited for the delayed-ACK timer.</summary>
    DelayedAcknowledgment,

    /// <summary>An ACK at once because something is missing before what has come (RFC 5681 §4.2).</summary>
    Gap,

    /// <summary>A probe of a zero window.</summary>
    WindowProbe,

    /// <summary>A question to a silent peer (RFC 9293 §3.8.4).</summary>
    KeepAlive,

    /// <summary>An ACK that tells of a larger window.</summary>
    WindowUpdate,

    /// <summary>Sent again in smaller segments, because the path takes no larger ones (RFC 1191).</summary>
    PathMtu,

    /// <summary>A segment that tries whether the path takes larger ones (RFC 4821).</summary>
    MtuProbe,

    /// <summary>A challenge ACK or an ACK of something unacceptable.</summary>
    Challenge,
}
