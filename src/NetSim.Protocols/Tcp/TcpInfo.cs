// Read first: tcp(7), TCP_INFO; Linux tcp_get_info.
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What a connection tells of itself (TCP_INFO).</summary>
public sealed record TcpInfo
{
    /// <summary>The state.</summary>
    public required TcpState State { get; init; }

    /// <summary>What it thinks of the network.</summary>
    public required CongestionState CongestionState { get; init; }

    /// <summary>Bytes of data in a full segment that it sends.</summary>
    public required int SendSegmentBytes { get; init; }

    /// <summary>Bytes of data in a full segment that the peer may send.</summary>
    public required int ReceiveSegmentBytes { get; init; }

    /// <summary>Segments sent and not acknowledged.</summary>
    public required int UnacknowledgedSegments { get; init; }

    /// <summary>Segments that the peer holds ahead of their turn.</summary>
    public required int SackedSegments { get; init; }

    /// <summary>Segments that count as lost.</summary>
    public required int LostSegments { get; init; }

    /// <summary>Segments sent again and not acknowledged since.</summary>
    public required int RetransmittedSegments { get; init; }

    /// <summary>Segments sent again since the connection opened.</summary>
    public required int TotalRetransmissions { get; init; }

    /// <summary>cwnd in segments.</summary>
    public required int CongestionWindowSegments { get; init; }

    /// <summary>ssthresh in segments; <see cref="int.MaxValue"/> before the first loss.</summary>
    public required int SlowStartThresholdSegments { get; init; }

    /// <summary>How many segments a reordering may span without being taken for a loss.</summary>
    public required int Reordering { get; init; }

    /// <summary>SRTT; null before the first sample.</summary>
    public required SimDuration? SmoothedRoundTrip { get; init; }

    /// <summary>RTO, back-off included.</summary>
    public required SimDuration RetransmissionTimeout { get; init; }

    /// <summary>Whether both sides send timestamps.</summary>
    public required bool UsesTimestamps { get; init; }

    /// <summary>Whether both sides permit SACK.</summary>
    public required bool UsesSelectiveAcknowledgment { get; init; }

    /// <summary>Whether both sides scale windows.</summary>
    public required bool UsesWindowScaling { get; init; }

    /// <summary>Bytes written and not sent.</summary>
    public required long UnsentBytes { get; init; }

    /// <summary>Bytes sent and not acknowledged.</summary>
    public required long UnacknowledgedBytes { get; init; }

    /// <summary>SND.WND in bytes.</summary>
    public required long SendWindowBytes { get; init; }

    /// <summary>Segments that arrived at the peer, as far as is known.</summary>
    public required long DeliveredSegments { get; init; }

    /// <summary>Takes a snapshot.</summary>
    internal static TcpInfo Of(TcpControlBlock tcb)
    {
        var queue = tcb.Recovery.Queue;
        return new TcpInfo
        {
            State = tcb.State,
            CongestionState = tcb.Recovery.State,
            SendSegmentBytes = tcb.Send.SegmentBytes,
            ReceiveSegmentBytes = tcb.Options.MaximumSegmentSize
                - (tcb.UsesTimestamps ? SegmentFactory.TimestampBytes : 0),
            UnacknowledgedSegments = queue.Outstanding,
            SackedSegments = queue.Sacked,
            LostSegments = queue.Lost,
            RetransmittedSegments = queue.Retransmitted,
            TotalRetransmissions = tcb.Retransmissions,
            CongestionWindowSegments = tcb.Congestion.WindowSegments,
            SlowStartThresholdSegments = tcb.Congestion.SlowStartThresholdSegments,
            Reordering = tcb.Recovery.Reordering,
            SmoothedRoundTrip = tcb.Timeout.SmoothedRoundTrip,
            RetransmissionTimeout = tcb.Timeout.Current,
            UsesTimestamps = tcb.UsesTimestamps,
            UsesSelectiveAcknowledgment = tcb.UsesSelectiveAcknowledgment,
            UsesWindowScaling = tcb.UsesWindowScaling,
            UnsentBytes = tcb.Send.UnsentBytes,
            UnacknowledgedBytes = tcb.Send.Unacknowledged.DistanceTo(tcb.Send.Next),
            SendWindowBytes = tcb.Send.WindowBytes,
            DeliveredSegments = tcb.Recovery.Delivered,
        };
    }
}
