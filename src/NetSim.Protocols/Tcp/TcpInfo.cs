using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What a connection knows of itself at an instant: the fields of Linux’s TCP_INFO that a model has.</summary>
public readonly record struct TcpInfo
{
    internal TcpInfo(TcpControlBlock tcb)
    {
        var queue = tcb.Recovery.Queue;
        State = tcb.State;
        CongestionState = tcb.Recovery.State;
        CongestionWindow = tcb.Congestion.WindowSegments;
        SlowStartThreshold = tcb.Congestion.SlowStartThresholdSegments;
        Unacknowledged = queue.Outstanding;
        Sacked = queue.Sacked;
        Lost = queue.Lost;
        Retransmitted = queue.Retransmitted;
        TotalRetransmissions = tcb.Retransmissions;
        Reordering = tcb.Recovery.Reordering;
        Delivered = tcb.Recovery.Delivered + (tcb.IsSynAcknowledged ? 1 : 0);
        SmoothedRoundTrip = tcb.Timeout.SmoothedRoundTrip;
        RoundTripVariation = tcb.Timeout.Variation;
        RetransmissionTimeout = tcb.Timeout.Current;
        SendSegmentBytes = tcb.Send.SegmentBytes;
        AdvertisedSegmentBytes = tcb.Options.OfferedSegmentBytes;
        UsesTimestamps = tcb.UsesTimestamps;
        UsesSack = tcb.UsesSelectiveAcknowledgment;
        UsesWindowScaling = tcb.UsesWindowScaling;
        UsesEcn = tcb.Ecn.IsOn;
        UnsentBytes = tcb.Send.UnsentBytes;
        UnacknowledgedBytes = tcb.Send.Unacknowledged.DistanceTo(tcb.Send.Next);
    }

    /// <summary>tcpi_state.</summary>
    public TcpState State { get; }

    /// <summary>tcpi_ca_state.</summary>
    public CongestionState CongestionState { get; }

    /// <summary>tcpi_snd_cwnd, in segments.</summary>
    public int CongestionWindow { get; }

    /// <summary>tcpi_snd_ssthresh, in segments.</summary>
    public int SlowStartThreshold { get; }

    /// <summary>tcpi_unacked: segments sent and not acknowledged.</summary>
    public int Unacknowledged { get; }

    /// <summary>tcpi_sacked: segments that the peer holds ahead of their turn.</summary>
    public int Sacked { get; }

    /// <summary>tcpi_lost: segments that count as lost.</summary>
    public int Lost { get; }

    /// <summary>tcpi_retrans: segments sent again that may still arrive.</summary>
    public int Retransmitted { get; }

    /// <summary>tcpi_total_retrans: segments sent again so far.</summary>
    public int TotalRetransmissions { get; }

    /// <summary>tcpi_reordering, in segments.</summary>
    public int Reordering { get; }

    /// <summary>tcpi_delivered, in segments, the SYN among them.</summary>
    public long Delivered { get; }

    /// <summary>tcpi_rtt: SRTT; null before the first sample.</summary>
    public SimDuration? SmoothedRoundTrip { get; }

    /// <summary>tcpi_rttvar.</summary>
    public SimDuration RoundTripVariation { get; }

    /// <summary>tcpi_rto.</summary>
    public SimDuration RetransmissionTimeout { get; }

    /// <summary>tcpi_snd_mss, in bytes of data.</summary>
    public int SendSegmentBytes { get; }

    /// <summary>tcpi_advmss, in bytes.</summary>
    public int AdvertisedSegmentBytes { get; }

    /// <summary>TCPI_OPT_TIMESTAMPS.</summary>
    public bool UsesTimestamps { get; }

    /// <summary>TCPI_OPT_SACK.</summary>
    public bool UsesSack { get; }

    /// <summary>TCPI_OPT_WSCALE.</summary>
    public bool UsesWindowScaling { get; }

    /// <summary>TCPI_OPT_ECN.</summary>
    public bool UsesEcn { get; }

    /// <summary>tcpi_notsent_bytes.</summary>
    public long UnsentBytes { get; }

    /// <summary>Bytes sent and not acknowledged, SYN and FIN among them.</summary>
    public int UnacknowledgedBytes { get; }
}
