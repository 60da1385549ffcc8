namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>How many segments in flight are what (Linux: lost_out, sacked_out, retrans_out).</summary>
internal sealed class FlightCounts
{
    /// <summary>Those that count as lost.</summary>
    public int Lost { get; set; }

    /// <summary>Those that the peer says it holds.</summary>
    public int Sacked { get; set; }

    /// <summary>Those that were sent again and may still arrive.</summary>
    public int Retransmitted { get; set; }

    /// <summary>Places that do not count, because they went into others.</summary>
    public int Merged { get; set; }

    /// <summary>A segment is there, as often as said; less than zero for one that is gone.</summary>
    public void Add(in SentSegment segment, int times)
    {
        Lost += segment.IsLost ? times : 0;
        Sacked += segment.IsSacked ? times : 0;
        Retransmitted += segment.IsRetransmitted ? times : 0;
        Merged += segment.IsMerged ? times : 0;
    }

    /// <summary>Nothing is in flight.</summary>
    public void Clear() => (Lost, Sacked, Retransmitted, Merged) = (0, 0, 0, 0);
}
