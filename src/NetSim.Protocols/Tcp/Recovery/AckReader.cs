// Read first: RFC 6298 §3 and §4, RFC 7323 §4.1; Linux tcp_clean_rtx_queue, tcp_ack_update_rtt.
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Reads what an ACK tells: what has arrived, in which order, how long it took.</summary>
internal sealed class AckReader
{
    private readonly TcpControlBlock _tcb;
    private readonly RetransmissionQueue _queue;
    private readonly Rack _rack;
    private readonly RecoveryUndo _undo;
    private readonly TailLossProbe _probe;
    private readonly AckFindings _found = new();

    /// <summary>A reader of one connection’s ACKs.</summary>
    public AckReader(
        TcpControlBlock tcb, RetransmissionQueue queue, Rack rack, RecoveryUndo undo, TailLossProbe probe)
    {
        (_tcb, _queue, _rack, _undo, _probe) = (tcb, queue, rack, undo, probe);
        Board = new SackScoreboard(queue, rack, undo);
        Duplicates = new DuplicateCount(queue);
        Reordering = tcb.Options.Reordering;
    }

    /// <summary>Whether the peer sends SACK blocks.</summary>
    public bool UsesSack => _tcb.UsesSelectiveAcknowledgment;

    /// <summary>Whether a recovery ends with this ACK. Without SACK it takes one more: duplicates of the last may be
    /// echoes of what was sent again (RFC 6582 §3.2 step 1; Linux tcp_is_non_sack_preventing_reopen).</summary>
    public bool MayOpen => UsesSack || _tcb.Send.Unacknowledged != Board.RecoveryPoint;

    /// <summary>What the peer holds, by SACK.</summary>
    public SackScoreboard Board { get; }

    /// <summary>What the peer holds, by duplicate ACKs.</summary>
    public DuplicateCount Duplicates { get; }

    /// <summary>By how many segments one may be overtaken in the network (tp-&gt;reordering).</summary>
    public int Reordering { get; private set; }

    /// <summary>Reads an ACK.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="prior">SND.UNA before it.</param>
    /// <param name="windowChanged">Whether it changed the window.</param>
    /// <param name="isOverIn">Whether a timeout’s losses are being repaired, for good.</param>
    /// <param name="now">The current time.</param>
    public AckFindings Read(
        in TcpSegment segment, SequenceNumber prior, bool windowChanged, bool isOverIn, SimTime now)
    {
        _found.Begin(segment, prior, windowChanged, now);
        _found.EchoesCongestion = _tcb.Ecn.IsEcho(segment);
        var highest = Board.HighestEnd ?? prior;
        if (UsesSack && segment.SackBlockCount > 0)
        {
            Board.Take(segment, _tcb.Send.MaximumWindowBytes, _tcb.Send.SegmentBytes, _probe.End, _found);
            if (!isOverIn)
            {
                NoteOvertaken();
            }
        }

        if (_found.Advances)
        {
            TakeAcknowledged(highest);
        }

        AddSamples();
        return _found;
    }

    /// <summary>Duplicate ACKs came.</summary>
    public void AddDuplicates(int count)
    {
        if (!UsesSack && count > 0)
        {
            _found.Delivered += Duplicates.Add(count);
            NoteExcess();
        }
    }

    /// <summary>What was sent again had only been overtaken.</summary>
    public void NoteOvertakenSince(SequenceNumber number)
    {
        _found.LowestOvertaken = number;
        NoteOvertaken();
    }

    /// <summary>A timeout after many duplicates: reordering was thought greater than it is.</summary>
    public void LowerReordering() => Reordering = Math.Min(Reordering, _tcb.Options.Reordering);

    private SequenceNumber HighestArrived => Board.HighestEnd ?? _tcb.Send.Unacknowledged;

    private void TakeAcknowledged(SequenceNumber highestBefore)
    {
        _found.LowestOvertaken = null;
        while (_queue.TryTake(_found.Number, out var taken))
        {
            _found.Acknowledged++;
            if (taken.Retransmissions > 0)
            {
                _found.RepeatAcknowledged = true;
            }
            else if (!taken.IsSacked)
            {
                _found.AcknowledgedSent = (_found.AcknowledgedSent?.First ?? taken.LastSentAt, taken.LastSentAt);
                _found.OriginalArrived |= !Board.RecoveryPoint.Precedes(taken.End);
                _found.Overtake(taken.Start);
            }

            if (UsesSack && !taken.IsSacked)
            {
                _found.Delivered++;
                _found.DeliveredBefore = Math.Max(_found.DeliveredBefore, taken.DeliveredBefore);
                _rack.OnDelivered(taken, _found.Now);
            }
        }

        _found.SetsTimer = _found.Acknowledged > 0;
        if (!UsesSack)
        {
            _found.Delivered += Duplicates.Remove(_found.Acknowledged);
            _found.OriginalArrived &= !_found.RepeatAcknowledged;
            NoteExcess();
        }
        else if (_found.LowestOvertaken?.Precedes(highestBefore) == true)
        {
            NoteOvertaken();
        }
    }

    private void AddSamples()
    {
        var ofAcknowledged = _found.RepeatAcknowledged ? null : _found.AcknowledgedSent;
        var sample = _found.Now - (ofAcknowledged?.First ?? _found.SackedSent?.First);
        var newest = _found.Now - (_found.SackedSent?.Last ?? ofAcknowledged?.Last);
        if (sample is null && _found.Acknowledged > 0 && _tcb.UsesTimestamps)
        {
            sample = newest = SegmentFactory.RoundTripOf(_found.Echo, _found.Now);
        }

        if (_found.Acknowledged == 0 && sample is { } sacked && _queue.Outstanding > 0)
        {
            // What was sent after the oldest segment must not put its timeout off again and again.
            _found.SetsTimer = sacked > _found.Now - _queue[0].LastSentAt;
        }

        if (sample is not { } roundTrip)
        {
            return;
        }

        var smoothed = _tcb.Timeout.SmoothedRoundTrip;
        _tcb.Timeout.AddSample(roundTrip);
        if (newest is { } latest)
        {
            _rack.AddSample(latest);
            _tcb.Congestion.OnRoundTrip(
                new RoundTripSample(latest, smoothed, _found.Number, _tcb.Send.Next, _found.Now));
        }
    }

    // Linux tcp_check_sack_reordering.
    private void NoteOvertaken()
    {
        if (_found.LowestOvertaken is not { } lowest || lowest.DistanceTo(HighestArrived) is not (> 0 and var distance))
        {
            return;
        }

        if (distance > (long)Reordering * _tcb.Send.SegmentBytes)
        {
            SetReordering((distance + _tcb.Send.SegmentBytes - 1) / _tcb.Send.SegmentBytes);
        }

        _undo.HasReordering = true;
    }

    // Linux tcp_check_reno_reordering.
    private void NoteExcess()
    {
        if (Duplicates.Excess is { } segments)
        {
            SetReordering(segments);
            _undo.HasReordering = true;
            Duplicates.Excess = null;
        }
    }

    // Linux sysctl_tcp_max_reordering; and for duplicate ACKs the last word counts, not the largest.
    private void SetReordering(int segments) => Reordering = Math.Min(segments, 300);
}
