// Read first: RFC 2018 §5, RFC 2883 §4; Linux tcp_sacktag_write_queue, tcp_check_dsack.
namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Reads SACK blocks: which segments the peer holds, and what came to it twice.</summary>
/// <param name="queue">The segments.</param>
/// <param name="rack">Told of what has arrived.</param>
/// <param name="undo">Told of duplicates.</param>
internal sealed class SackScoreboard(RetransmissionQueue queue, Rack rack, RecoveryUndo undo)
{
    // The blocks of the ACK before, whose segments are marked already (recv_sack_cache).
    private SackBlocks _known;
    private int _knownCount;
    private SequenceNumber _highestEnd;

    /// <summary>The number behind the highest segment that the peer holds; null while it holds none.</summary>
    public SequenceNumber? HighestEnd => queue.Sacked > 0 ? _highestEnd : null;

    /// <summary>The end of what was outstanding when the latest loss was found (high_seq).</summary>
    public SequenceNumber RecoveryPoint { get; set; }

    /// <summary>Takes the blocks of an ACK.</summary>
    /// <param name="segment">The ACK.</param>
    /// <param name="largestWindow">The largest window that the peer gave: no duplicate is longer.</param>
    /// <param name="segmentBytes">Bytes of data in a full segment.</param>
    /// <param name="probedUpTo">The end of a probe for a lost tail that is out.</param>
    /// <param name="found">What the ACK tells.</param>
    public void Take(
        in TcpSegment segment, long largestWindow, int segmentBytes, SequenceNumber? probedUpTo, AckFindings found)
    {
        var blocks = segment.Sack;
        var count = segment.SackBlockCount;
        var isDuplicate = IsDuplicate(segment)
            && undo.OnDuplicate(blocks[0], largestWindow, segmentBytes, probedUpTo, found);
        var (first, ordered) = (blocks[0], blocks);
        Order(ref ordered, count);
        for (var i = 0; i < count; i++)
        {
            var block = ordered[i];
            if (block.Start.Precedes(block.End) && found.Prior.Precedes(block.End))
            {
                Mark(block, isDuplicate && block == first, found);
            }
        }

        (_known, _knownCount) = (blocks, count);
    }

    // The newest block comes first on the wire. Read in that order, what lies below it and arrived before it, told by the same
    // ACK, would look overtaken.
    private static void Order(ref SackBlocks blocks, int count)
    {
        for (var end = count - 1; end > 0; end--)
        {
            for (var i = 0; i < end; i++)
            {
                if (blocks[i + 1].Start.Precedes(blocks[i].Start))
                {
                    (blocks[i], blocks[i + 1]) = (blocks[i + 1], blocks[i]);
                }
            }
        }
    }

    /// <summary>The peer has thrown away what it said it held.</summary>
    public void Forget() => _knownCount = 0;

    // RFC 2883 §4: a first block below the ACK, or inside the second.
    private static bool IsDuplicate(in TcpSegment segment)
    {
        var blocks = segment.Sack;
        var first = blocks[0];
        if (first.Start.Precedes(segment.Acknowledgment))
        {
            return true;
        }

        return segment.SackBlockCount > 1
            && !blocks[1].End.Precedes(first.End) && !first.Start.Precedes(blocks[1].Start);
    }

    private void Mark(SequenceRange block, bool isDuplicate, AckFindings found)
    {
        var start = block.Start;
        while (start.Precedes(block.End))
        {
            var end = block.End;
            if (!isDuplicate && SkipKnown(ref start, ref end))
            {
                continue;
            }

            for (var i = queue.FirstEndingBehind(start); i < queue.Places && queue[i].Start.Precedes(end); i++)
            {
                if (!queue[i].IsMerged && !queue[i].Start.Precedes(block.Start) && !block.End.Precedes(queue[i].End))
                {
                    Mark(i, isDuplicate, found);
                }
            }

            start = end;
        }
    }

    // Leaves out what the ACK before told as well.
    private bool SkipKnown(ref SequenceNumber start, ref SequenceNumber end)
    {
        for (var i = 0; i < _knownCount; i++)
        {
            var known = _known[i];
            if (!start.Precedes(known.Start) && start.Precedes(known.End))
            {
                start = known.End;
                return true;
            }

            if (start.Precedes(known.Start) && known.Start.Precedes(end))
            {
                end = known.Start;
            }
        }

        return false;
    }

    // Linux tcp_sacktag_one.
    private void Mark(int place, bool isDuplicate, AckFindings found)
    {
        ref var segment = ref queue[place];
        if (isDuplicate && segment.Retransmissions > 0)
        {
            undo.OnDuplicateOf(segment);
            if (segment.IsSacked)
            {
                found.Overtake(segment.Start);
            }
        }

        if (!segment.IsSacked)
        {
            OnArrived(place, found);
        }

        if (isDuplicate)
        {
            queue.ForgetRetransmission(place);
        }
    }

    private void OnArrived(int place, AckFindings found)
    {
        var segment = queue[place];
        rack.OnDelivered(segment, found.Now);
        if (segment.Retransmissions == 0)
        {
            if (segment.Start.Precedes(HighestEnd ?? segment.Start))
            {
                found.Overtake(segment.Start);
            }

            found.OriginalArrived |= !RecoveryPoint.Precedes(segment.End);
            found.SackedSent = (found.SackedSent?.First ?? segment.LastSentAt, segment.LastSentAt);
        }

        var highest = HighestEnd;
        queue.MarkSacked(place);
        _highestEnd = highest is { } known && segment.End.Precedes(known) ? known : segment.End;
        found.HasSacked = true;
        found.Delivered++;
        found.DeliveredBefore = Math.Max(found.DeliveredBefore, segment.DeliveredBefore);
    }
}
