using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>The segments in flight, oldest first, with Linux’s counts, and by order of sending (tsorted_sent_queue).</summary>
internal sealed class RetransmissionQueue
{
    private readonly Ring<SentSegment> _segments = new();
    private readonly FlightCounts _counts = new();
    private readonly Resegmentation _pieces;
    private int _emulated;

    // No segment before this one waits for retransmission.
    private int _firstWaiting;

    /// <summary>An empty queue.</summary>
    public RetransmissionQueue()
    {
        BySending = new SendingOrder(_segments);
        _pieces = new Resegmentation(_segments, _counts, BySending);
    }

    /// <summary>Told of what is sent, arrives and is lost; null where nobody asks.</summary>
    public DeliveryRate? Rate { get; init; }

    /// <summary>How many segments are not acknowledged.</summary>
    public int Outstanding => _segments.Count - _counts.Merged;

    /// <summary>How many segments count as being in the network.</summary>
    public int InFlight => Outstanding - Sacked - _counts.Lost + _counts.Retransmitted;

    /// <summary>How many segments the peer holds ahead of their turn, as far as SACK or duplicate ACKs tell.</summary>
    public int Sacked => _counts.Sacked + _emulated;

    /// <summary>How many segments count as lost.</summary>
    public int Lost => _counts.Lost;

    /// <summary>How many segments were sent again and may still arrive.</summary>
    public int Retransmitted => _counts.Retransmitted;

    /// <summary>How often a segment was found to be lost, since the connection opened.</summary>
    public long LossesFound { get; private set; }

    /// <summary>How many places there are: segments, and those merged into others.</summary>
    public int Places => _segments.Count;

    /// <summary>The segments by order of sending.</summary>
    public SendingOrder BySending { get; }

    /// <summary>A segment by its place, the oldest at 0.</summary>
    public ref SentSegment this[int place] => ref _segments[place];

    /// <summary>Adds a segment that was sent for the first time.</summary>
    public void Add(in SentSegment segment)
    {
        _segments.Enqueue(segment);
        BySending.MoveToEnd(_segments.Count - 1);
        Rate?.OnSent(Outstanding == 1, segment.FirstSentAt);
    }

    /// <summary>Takes out the oldest segment if all of it is acknowledged; one acknowledged in part loses its first
    /// bytes.</summary>
    public bool TryTake(SequenceNumber acknowledgment, out SentSegment taken)
    {
        while (_segments.Count > 0)
        {
            ref var first = ref _segments[0];
            if (acknowledgment.Precedes(first.End))
            {
                Trim(ref first, acknowledgment);
                break;
            }

            if (first is { IsSacked: false, IsMerged: false })
            {
                Rate?.OnArrived(first, 0);
            }

            _counts.Add(first, -1);
            BySending.RemoveFirst();
            _segments.TryDequeue(out taken);
            Rate?.OnTaken();
            _firstWaiting = Math.Max(0, _firstWaiting - 1);
            if (!taken.IsMerged)
            {
                return true;
            }
        }

        taken = default;
        return false;
    }

    /// <summary>Counts a segment as held by the peer.</summary>
    public void MarkSacked(int place)
    {
        ref var segment = ref _segments[place];
        Rate?.OnArrived(segment, place);
        if (segment.IsLost)
        {
            _counts.Lost--;
            segment.IsLost = false;
            if (segment.IsRetransmitted)
            {
                // A retransmission that was not called for is believed to be still in flight.
                _counts.Retransmitted--;
                segment.IsRetransmitted = false;
            }
        }

        segment.IsSacked = true;
        _counts.Sacked++;
        BySending.Remove(place);
    }

    /// <summary>A retransmission is known to be a duplicate at the peer.</summary>
    public void ForgetRetransmission(int place)
    {
        ref var segment = ref _segments[place];
        if (segment.IsRetransmitted)
        {
            segment.IsRetransmitted = false;
            _counts.Retransmitted--;
        }
    }

    /// <summary>Counts a segment as lost; if it does already, its retransmission.</summary>
    public void MarkLost(int place)
    {
        ref var segment = ref _segments[place];
        if (segment.IsSacked || segment.IsMerged || (segment.IsLost && !segment.IsRetransmitted))
        {
            return;
        }

        _firstWaiting = Math.Min(_firstWaiting, place);
        if (segment.IsLost)
        {
            ForgetRetransmission(place);
        }

        _counts.Lost += segment.IsLost ? 0 : 1;
        segment.IsLost = true;
        LossesFound++;
        Rate?.OnLost();
    }

    /// <summary>Nothing counts as lost any more.</summary>
    public void ForgetLosses()
    {
        for (var i = 0; i < _segments.Count; i++)
        {
            _segments[i].IsLost = false;
        }

        _counts.Lost = 0;
        _firstWaiting = 0;
    }

    /// <summary>The peer has thrown away what it said it held.</summary>
    public void ForgetSacks()
    {
        for (var i = 0; i < _segments.Count; i++)
        {
            _segments[i].IsSacked = false;
        }

        _counts.Sacked = 0;
    }

    /// <summary>Sets for how many segments duplicate ACKs stand (Linux tcp_add_reno_sack).</summary>
    public void Emulate(int sacked) => _emulated = sacked;

    /// <summary>Whether a lost segment waits to be sent again (Linux tcp_xmit_retransmit_queue).</summary>
    public bool HasWaiting
    {
        get
        {
            for (; _counts.Retransmitted < _counts.Lost && _firstWaiting < _segments.Count; _firstWaiting++)
            {
                if (_segments[_firstWaiting] is { IsLost: true, IsRetransmitted: false })
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Counts the oldest lost segment that waits as sent again. Small ones behind it go with it, as far as they
    /// fit.</summary>
    /// <param name="segmentBytes">Bytes of data in a full segment.</param>
    /// <param name="delivered">How many segments are known to have arrived.</param>
    /// <param name="now">The current time.</param>
    public SentSegment Retransmit(int segmentBytes, long delivered, SimTime now)
    {
        if (_segments[_firstWaiting].PayloadBytes > segmentBytes)
        {
            _pieces.Split(segmentBytes, only: null, Rate);
        }

        _pieces.Merge(_firstWaiting, segmentBytes);
        _segments[_firstWaiting].IsRetransmitted = true;
        _counts.Retransmitted++;
        return Repeat(_firstWaiting, delivered, now);
    }

    /// <summary>Counts as lost what holds more than a path takes.</summary>
    public void LoseLargerThan(int segmentBytes)
    {
        for (var i = 0; i < _segments.Count; i++)
        {
            if (_segments[i].PayloadBytes > segmentBytes)
            {
                MarkLost(i);
            }
        }
    }

    /// <summary>Cuts the last segment to what a path takes, so that its end alone can be sent again.</summary>
    public void CutLast(int segmentBytes)
    {
        if (_segments[LastPlace].PayloadBytes > segmentBytes)
        {
            _pieces.Split(segmentBytes, LastPlace, Rate);
        }
    }

    /// <summary>Sends a segment again that does not count as lost: the probe for a lost tail.</summary>
    public SentSegment Repeat(int place, long delivered, SimTime now)
    {
        ref var segment = ref _segments[place];
        segment.Retransmissions++;
        segment.LastSentAt = now;
        segment.DeliveredBefore = delivered;
        BySending.MoveToEnd(place);
        Rate?.OnSentAgain(place);
        return segment;
    }

    /// <summary>The place of the first segment that ends behind a number.</summary>
    public int FirstEndingBehind(SequenceNumber number)
    {
        var (low, high) = (0, _segments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = number.Precedes(_segments[middle].End) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>The place of the last segment.</summary>
    public int LastPlace
    {
        get
        {
            var place = _segments.Count - 1;
            while (_segments[place].IsMerged)
            {
                place--;
            }

            return place;
        }
    }

    /// <summary>When the oldest segment was sent for the first time; null when nothing is out.</summary>
    public SimTime? OldestSentAt => _segments.Count > 0 ? _segments[0].FirstSentAt : null;

    /// <summary>Drops all.</summary>
    public void Clear()
    {
        _segments.Clear();
        Rate?.Clear();
        BySending.Clear();
        _counts.Clear();
        (_emulated, _firstWaiting) = (0, 0);
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
}
