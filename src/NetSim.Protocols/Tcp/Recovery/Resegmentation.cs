// Read first: Linux tcp_retrans_try_collapse, tcp_fragment.
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Puts small segments together that are sent again, and cuts those that have become too large.</summary>
/// <param name="segments">What is in flight.</param>
/// <param name="counts">How many of it are what.</param>
/// <param name="order">Its list by order of sending.</param>
internal readonly struct Resegmentation(Ring<SentSegment> segments, FlightCounts counts, SendingOrder order)
{
    /// <summary>Lets a segment take up those behind it, as far as they fit.</summary>
    public void Merge(int place, int segmentBytes)
    {
        ref var into = ref segments[place];
        var i = place + 1;
        for (; i < segments.Count && CanMerge(into, segments[i], segmentBytes); i++)
        {
            ref var next = ref segments[i];
            into.PayloadBytes += next.PayloadBytes;
            into.Flags |= next.Flags;
            into.IsSealed = next.IsSealed;
            into.Retransmissions = Math.Max(into.Retransmissions, next.Retransmissions);
            counts.Add(next, -1);
            order.Remove(i);
            next = new SentSegment { IsMerged = true };
            counts.Add(next, 1);
        }

        // Their numbers have to stay in order.
        while (--i > place)
        {
            segments[i].Start = into.End;
        }
    }

    /// <summary>Cuts segments that hold more than a path takes.</summary>
    /// <param name="segmentBytes">Bytes of data in a full segment.</param>
    /// <param name="only">The place of the only one that may be cut; null: all that wait to be sent again.</param>
    /// <param name="rate">Told of each segment, and into how many it was cut; null where nobody asks.</param>
    public void Split(int segmentBytes, int? only, DeliveryRate? rate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentBytes, 1);
        SentSegment? pending = null;
        for (var (i, count) = (0, segments.Count); i < count; i++)
        {
            segments.TryDequeue(out var segment);
            if (pending is { } before)
            {
                var pieces = TryJoin(before, ref segment, i == only) ? 0 : Enqueue(before, segmentBytes);
                rate?.OnCut(pieces);
                pending = null;
            }

            if (only is { } place ? place == i : segment is { IsLost: true, IsRetransmitted: false })
            {
                pending = segment;
            }
            else
            {
                segments.Enqueue(segment);
                rate?.OnCut(1);
            }
        }

        if (pending is { } last)
        {
            var pieces = Enqueue(last, segmentBytes);
            rate?.OnCut(pieces);
        }

        order.Relink();
    }

    // What went out in one burst is one buffer of a kernel, cut as a whole.
    private bool TryJoin(in SentSegment before, ref SentSegment segment, bool isAlone)
    {
        if (isAlone || before.Burst != segment.Burst || before.End != segment.Start || before.IsSealed
            || segment is not { IsLost: true, IsRetransmitted: false })
        {
            return false;
        }

        counts.Add(segment, -1);
        segment.Start = before.Start;
        segment.PayloadBytes += before.PayloadBytes;
        segment.Flags |= before.Flags;
        (segment.Order, segment.FirstSentAt, segment.LastSentAt) = (before.Order, before.FirstSentAt, before.LastSentAt);
        return true;
    }

    // How many pieces there are.
    private int Enqueue(SentSegment segment, int segmentBytes)
    {
        var before = segments.Count;
        while (segment.PayloadBytes > segmentBytes)
        {
            var piece = segment with
            {
                PayloadBytes = segmentBytes,
                Flags = segment.Flags & ~(TcpFlags.Push | TcpFlags.Fin),
                IsSealed = false,
            };
            segment.Start = piece.End;
            segment.PayloadBytes -= segmentBytes;
            counts.Add(piece, 1);
            segments.Enqueue(piece);
        }

        segments.Enqueue(segment);
        return segments.Count - before;
    }

    private static bool CanMerge(in SentSegment into, in SentSegment next, int segmentBytes) =>
        !next.IsSacked && !into.IsSealed && into.PayloadBytes + next.PayloadBytes <= segmentBytes;
}
