using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>The segments in flight, oldest first, with counts as Linux keeps them
/// (tcp_packets_in_flight).</summary>
internal sealed class RetransmissionQueue
{
    private readonly Ring<SentSegment> _segments = new(16);
    private int _lost;
    private int _retransmitted;

    // No segment before this one waits for retransmission.
    private int _firstWaiting;

    /// <summary>How many segments are not acknowledged.</summary>
    public int Outstanding => _segments.Count;

    /// <summary>How many segments count as being in the network, apart from those that duplicate ACKs stand
    /// for.</summary>
    public int InFlight => _segments.Count - _lost + _retransmitted;

    /// <summary>Adds a segment that was sent for the first time.</summary>
    public void Add(in SentSegment segment) => _segments.Enqueue(segment);

    /// <summary>Drops what <paramref name="acknowledgment"/> covers; a segment covered in part loses its
    /// first bytes.</summary>
    /// <returns>How many segments are acknowledged as a whole, and a sample from the oldest one never sent
    /// twice.</returns>
    public (int Segments, SimDuration? RoundTrip) Acknowledge(
        SequenceNumber acknowledgment, SimTime now)
    {
        var count = 0;
        var anyRetransmitted = false;
        SimDuration? roundTrip = null;
        while (_segments.Count > 0)
        {
            ref var first = ref _segments[0];
            if (acknowledgment.Precedes(first.End))
            {
                Trim(ref first, acknowledgment);
                break;
            }

            // Karn's rule: a segment sent twice gives no sample.
            anyRetransmitted |= first.Retransmissions > 0;
            if (first.Retransmissions == 0)
            {
                roundTrip ??= now - first.FirstSentAt;
            }

            Forget(first);
            _segments.TryDequeue(out _);
            _firstWaiting = Math.Max(0, _firstWaiting - 1);
            count++;
        }

        return (count, anyRetransmitted ? null : roundTrip);
    }

    /// <summary>Counts the oldest segment as lost, unless it does already.</summary>
    /// <returns>Whether it waits to be sent again.</returns>
    public bool MarkFirstLost()
    {
        if (_segments.Count == 0)
        {
            return false;
        }

        MarkLost(0);
        return !_segments[0].IsRetransmitted;
    }

    /// <summary>Counts everything as lost, retransmissions too.</summary>
    public void MarkAllLost()
    {
        for (var i = 0; i < _segments.Count; i++)
        {
            ref var segment = ref _segments[i];
            _retransmitted -= segment.IsRetransmitted ? 1 : 0;
            segment.IsRetransmitted = false;
            MarkLost(i);
        }

        _firstWaiting = 0;
    }

    /// <summary>Finds the oldest lost segment that was not sent again, and counts it as sent.</summary>
    public bool TryRetransmit(out SentSegment segment)
    {
        for (; _firstWaiting < _segments.Count; _firstWaiting++)
        {
            ref var candidate = ref _segments[_firstWaiting];
            if (candidate.IsLost && !candidate.IsRetransmitted)
            {
                candidate.IsRetransmitted = true;
                candidate.Retransmissions++;
                _retransmitted++;
                segment = candidate;
                return true;
            }
        }

        segment = default;
        return false;
    }

    /// <summary>Whether a lost segment waits to be sent again.</summary>
    public bool HasWaiting => _lost > _retransmitted;

    /// <summary>When the oldest segment was sent for the first time; null when nothing is
    /// outstanding.</summary>
    public SimTime? OldestSentAt => _segments.Count > 0 ? _segments[0].FirstSentAt : null;

    /// <summary>Drops all.</summary>
    public void Clear()
    {
        _segments.Clear();
        _lost = 0;
        _retransmitted = 0;
        _firstWaiting = 0;
    }

    private static void Trim(ref SentSegment first, SequenceNumber acknowledgment)
    {
        var covered = first.Start.DistanceTo(acknowledgment);
        if (covered > 0)
        {
            first.Start = acknowledgment;
            first.PayloadBytes -= covered;
        }
    }

    private void MarkLost(int index)
    {
        ref var segment = ref _segments[index];
        if (!segment.IsLost)
        {
            segment.IsLost = true;
            _lost++;
        }

        _firstWaiting = Math.Min(_firstWaiting, index);
    }

    private void Forget(in SentSegment segment)
    {
        _lost -= segment.IsLost ? 1 : 0;
        _retransmitted -= segment.IsRetransmitted ? 1 : 0;
    }
}
