// Read first: RFC 3522 (Eifel), RFC 3708 (D-SACK), RFC 5682 (F-RTO); Linux tcp_init_undo, tcp_may_undo, tcp_packet_delayed,
// tcp_dsack_seen.
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Finds out that what was sent again had not been lost, and takes the reduction of cwnd back.</summary>
/// <param name="congestion">cwnd and ssthresh.</param>
/// <param name="rack">Its window widens with reordering.</param>
internal sealed class RecoveryUndo(ICongestionControl congestion, Rack rack)
{
    // undo_marker, undo_retrans, retrans_stamp, prior_cwnd, prior_ssthresh, dsack_dups.
    private SequenceNumber? _marker;
    private int? _repeats;
    private uint? _firstRepeatAt;
    private int _priorWindow;
    private int? _priorThreshold;
    private int _duplicates;
    private int _totalRepeats;

    /// <summary>Whether a reduction may still be taken back.</summary>
    public bool IsPending => _marker is not null;

    /// <summary>Whether reordering was ever seen.</summary>
    public bool HasReordering { get; set; }

    /// <summary>A loss was found: remembers where, and what is in the network twice.</summary>
    public void Begin(SequenceNumber unacknowledged, int retransmitted, bool hasProbe)
    {
        _marker = unacknowledged;
        var repeats = retransmitted + (hasProbe ? 1 : 0);
        _repeats = repeats > 0 ? repeats : null;
    }

    /// <summary>Nothing can be taken back any more.</summary>
    public void Forget() => _marker = null;

    /// <summary>What cwnd and ssthresh were before the reduction. Without a threshold it is final.</summary>
    public void Remember(int windowSegments, int? thresholdSegments)
    {
        _priorWindow = windowSegments;
        _priorThreshold = thresholdSegments;
    }

    /// <summary>The peer echoes congestion: the reduction is called for.</summary>
    public void Confirm() => _priorThreshold = null;

    /// <summary>A segment is sent again.</summary>
    /// <param name="timestamp">The timestamp that it carries.</param>
    public void OnRetransmitted(uint timestamp)
    {
        _firstRepeatAt ??= timestamp;
        _repeats = (_repeats ?? 0) + 1;
        _totalRepeats++;
    }

    /// <summary>The probe for a lost tail is sent again.</summary>
    public void OnProbeRepeated() => _totalRepeats++;

    /// <summary>Nothing that was sent again is outstanding.</summary>
    public void ForgetRepeats() => _firstRepeatAt = null;

    /// <summary>The peer got something twice.</summary>
    /// <returns>Whether that can be ours.</returns>
    public bool OnDuplicate(
        SequenceRange range, long largestWindow, int segmentBytes, SequenceNumber? probedUpTo, AckFindings found)
    {
        var length = range.Start.DistanceTo(range.End);
        if (length <= 0 || length > largestWindow)
        {
            return false;
        }

        var count = Math.Max(1, (length + segmentBytes - 1) / segmentBytes);
        if (count == 1 && probedUpTo == range.End)
        {
            found.DuplicatesProbe = true;
        }

        _duplicates += count;
        if (_duplicates > _totalRepeats)
        {
            // The network doubled it, not we.
            return false;
        }

        if (HasReordering && !found.DuplicatesProbe)
        {
            rack.OnDuplicate();
        }

        found.HasDuplicate = true;
        if (!found.Prior.Precedes(range.End) && IsBehindMarker(range.End))
        {
            TakeRepeats(count);
        }

        return true;
    }

    /// <summary>The peer got this segment twice, which is outstanding.</summary>
    public void OnDuplicateOf(in SentSegment segment)
    {
        if (IsBehindMarker(segment.End))
        {
            TakeRepeats(1);
        }
    }

    /// <summary>Whether all that was sent again came twice.</summary>
    public bool IsAllDuplicate => _marker is not null && _repeats == 0;

    /// <summary>Whether the ACK answers something that was sent before anything was sent again (Eifel, RFC 3522
    /// §3.2).</summary>
    public bool IsDelayed(uint echo) =>
        _firstRepeatAt is not { } first || (echo != 0 && unchecked((int)(first - echo)) > 0);

    /// <summary>Whether the reduction was for nothing.</summary>
    public bool MayUndo(uint echo) => _marker is not null && (_repeats == 0 || IsDelayed(echo));

    /// <summary>Takes the reduction back.</summary>
    /// <returns>Whether ssthresh rose with it.</returns>
    public bool Undo()
    {
        var rises = _priorThreshold > congestion.SlowStartThresholdSegments;
        if (_priorThreshold is { } threshold)
        {
            congestion.Undo(_priorWindow, threshold);
        }

        _marker = null;
        return rises;
    }

    private bool IsBehindMarker(SequenceNumber end) => _marker is { } marker && marker.Precedes(end);

    private void TakeRepeats(int count)
    {
        if (_repeats > 0)
        {
            _repeats = Math.Max(0, _repeats.Value - count);
        }
    }
}
