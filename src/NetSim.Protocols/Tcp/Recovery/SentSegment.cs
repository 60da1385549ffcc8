using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>A segment that was sent and is not acknowledged as a whole.</summary>
internal struct SentSegment
{
    /// <summary>Its first sequence number.</summary>
    public SequenceNumber Start;

    /// <summary>Its bytes of data.</summary>
    public int PayloadBytes;

    /// <summary>FIN and PSH, as it was sent.</summary>
    public TcpFlags Flags;

    /// <summary>When it was sent for the first time.</summary>
    public SimTime FirstSentAt;

    /// <summary>When it was sent for the last time.</summary>
    public SimTime LastSentAt;

    /// <summary>The place of that sending among all sendings: which of two at one instant came first.</summary>
    public long Order;

    /// <summary>How many segments were known to have arrived when it was sent for the last time.</summary>
    public long DeliveredBefore;

    /// <summary>How often it was sent again.</summary>
    public int Retransmissions;

    /// <summary>The number of the burst that it went out in.</summary>
    public long Burst;

    /// <summary>Whether it counts as lost.</summary>
    public bool IsLost;

    /// <summary>Whether it was sent again since it counts as lost.</summary>
    public bool IsRetransmitted;

    /// <summary>Whether the peer says that it holds it (SACK).</summary>
    public bool IsSacked;

    /// <summary>Whether it was sent again together with the one before it, and counts no more.</summary>
    public bool IsMerged;

    /// <summary>Whether a record ends with it, so that nothing is merged into it (MSG_EOR).</summary>
    public bool IsSealed;

    // One more than the names of the neighbours by order of sending; 0 for none.
    private long _before;
    private long _after;

    /// <summary>The neighbours by order of sending; null at the ends, and off the list.</summary>
    public long? SentBefore
    {
        readonly get => _before == 0 ? null : _before - 1;
        set => _before = (value + 1) ?? 0;
    }

    /// <inheritdoc cref="SentBefore"/>
    public long? SentAfter
    {
        readonly get => _after == 0 ? null : _after - 1;
        set => _after = (value + 1) ?? 0;
    }

    /// <summary>Whether it stands on the list by order of sending.</summary>
    public bool IsListed;

    /// <summary>The sequence number behind its last.</summary>
    public readonly SequenceNumber End =>
        Start + (uint)PayloadBytes + ((Flags & TcpFlags.Fin) != TcpFlags.None ? 1u : 0u);
}
