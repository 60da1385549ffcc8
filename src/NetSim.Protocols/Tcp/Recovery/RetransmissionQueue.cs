using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>The segments in flight, oldest first, with counts as Linux keeps them
/// (tcp_packets_in_flight).</summary>
internal sealed class RetransmissionQueue
{
    private readonly Ring<SentSegment> _segments = new(16);
    private int _lost;
    private int _sacked;
    private long _sendings;
    private int _retransmitted;

    // No segment before this one waits for retransmission.
    private int _firstWaiting;

    /// <summary>Told of what is sent, arrives and is lost; null where nobody asks.</summary>
    public DeliveryRate? Rate { get; set; }

    /// <summary>How many segments are not acknowledged.</summary>
    public int Outstanding => _segments.Count;

    /// <summary>How many segments count as being in the network, apart from those that duplicate ACKs stand for.</summary>
    public int InFlight => _segments.Count - _sacked - _lost + _retransmitted;

    /// <summary>How many segments the peer holds ahead of their turn.</summary>
    public int Sacked => _sacked;

    /// <summary>The round trip of the last segment that the latest call of <see cref="Acknowledge"/> took; null if
    /// there is no sample.</summary>
    public SimDuration? NewestRoundTrip { get; private set; }

    /// <summary>A segment by its place, the oldest at 0.</summary>
    public ref SentSegment this[int index] => ref _segments[index];

    /// <summary>Adds a segment that was sent for the first time.</summary>
    public void Add(in SentSegment segment)
    {
        _segments.Enqueue(segment);
        ref var last = ref _segments[_segments.Count - 1];
        last.Order = _sendings++;
        Rate?.OnSent(ref last, _segments.Count == 1, segment.FirstSentAt);
    }

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
        SimDuration? newest = null;
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
                newest = now - first.FirstSentAt;
                roundTrip ??= newest;
            }

            if (!first.IsSacked)
            {
                Rate?.OnArrived(first);
            }

            Forget(first);
            _segments.TryDequeue(out _);
            _firstWaiting = Math.Max(0, _firstWaiting - 1);
            count++;
        }

        NewestRoundTrip = anyRetransmitted ? null : newest;
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
    public bool TryRetransmit(SimTime now, out SentSegment segment)
    {
        if (!HasWaiting)
        {
            segment = default;
            return false;
        }

        segment = Repeat(_firstWaiting, now);
        return true;
    }

    /// <summary>Counts a segment as sent again, lost or, as a probe for a lost tail, not.</summary>
    public SentSegment Repeat(int index, SimTime now)
    {
        ref var segment = ref _segments[index];
        segment.Retransmissions++;
        segment.LastSentAt = now;
        segment.Order = _sendings++;
        Rate?.OnSent(ref segment, isFirst: false, now);
        if (!segment.IsRetransmitted)
        {
            segment.IsRetransmitted = true;
            _retransmitted++;
        }

        return segment;
    }

    /// <summary>Counts a segment as held by the peer.</summary>
    /// <returns>Whether that is news.</returns>
    public bool MarkSacked(int index)
    {
        ref var segment = ref _segments[index];
        if (segment.IsSacked)
        {
            return false;
        }

        Rate?.OnArrived(segment);
        Forget(segment);
        segment.IsSacked = true;
        segment.IsLost = false;
        segment.IsRetransmitted = false;
        _sacked++;
        return true;
    }

    /// <summary>Counts a segment as lost, its retransmission too.</summary>
    public void MarkLostAgain(int index)
    {
        ref var segment = ref _segments[index];
        _retransmitted -= segment.IsRetransmitted ? 1 : 0;
        segment.IsRetransmitted = false;
        MarkLost(index);
    }

    /// <summary>The place of the first segment that begins at or behind a number.</summary>
    public int FirstAtOrBehind(SequenceNumber number)
    {
        var (low, high) = (0, _segments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _segments[middle].Start.Precedes(number) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Whether a lost segment waits to be sent again.</summary>
    public bool HasWaiting
    {
        get
        {
            for (; _firstWaiting < _segments.Count; _firstWaiting++)
            {
                if (_segments[_firstWaiting] is { IsLost: true, IsRetransmitted: false })
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>When the oldest segment was sent for the first time; null when nothing is
    /// outstanding.</summary>
    public SimTime? OldestSentAt => _segments.Count > 0 ? _segments[0].FirstSentAt : null;

    /// <summary>Drops all.</summary>
    public void Clear()
    {
        _segments.Clear();
        _lost = 0;
        _sacked = 0;
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
            Rate?.OnLost();
        }

        _firstWaiting = Math.Min(_firstWaiting, index);
    }

    private void Forget(in SentSegment segment)
    {
        _lost -= segment.IsLost ? 1 : 0;
        _sacked -= segment.IsSacked ? 1 : 0;
        _retransmitted -= segment.IsRetransmitted ? 1 : 0;
    }
}
