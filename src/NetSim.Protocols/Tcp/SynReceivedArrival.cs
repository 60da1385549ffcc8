// Read first: RFC 9293 §3.10.7.4 for SYN-RECEIVED; Linux tcp_check_req.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What a passive open in SYN-RECEIVED does with a segment before the connection exists.</summary>
internal readonly struct SynReceivedArrival(
    TcpControlBlock tcb, Handshake handshake, TimestampCheck timestamps, AnswerRation ration)
{
    /// <summary>Whether a segment completes the handshake, so that it counts as one of the connection.</summary>
    public bool Admits(in TcpSegment segment, SimTime now)
    {
        if (handshake.TryAnswerDuplicateSyn(segment, now))
        {
            return false;
        }

        if (segment.Has(TcpFlags.Reset) && IsInWindow(segment) && segment.Sequence != tcb.Receive.Next)
        {
            // RFC 5961 §3.2: a RST that may have been guessed is challenged, whatever it acknowledges.
            ration.Answer(segment, now);
            return false;
        }

        // Deviation from RFC 9293 §3.10.7.4: the ACK is looked at before the sequence number (Linux).
        if (segment.Has(TcpFlags.Acknowledge) && !tcb.FastOpen.IsChild
            && segment.Acknowledgment != tcb.Send.Initial + 1)
        {
            Reset(segment);
            return false;
        }

        if (timestamps.IsStale(segment, now) || !IsInWindow(segment))
        {
            if (!segment.Has(TcpFlags.Reset))
            {
                ration.Answer(segment, now);
            }

            return false;
        }

        if (segment.HasTimestamps && !tcb.Receive.Next.Precedes(segment.Sequence))
        {
            timestamps.Take(segment, now);
        }

        if (segment.Has(TcpFlags.Reset))
        {
            GiveUp(TcpTrigger.ResetArrived);
            return false;
        }

        if (segment.Has(TcpFlags.Syn) && segment.Sequence != tcb.Receive.Initial)
        {
            // Deviation from RFC 9293 §3.10.7.4, fourth: the peer is told (Linux).
            Reset(segment);
            GiveUp(TcpTrigger.SynArrived);
            return false;
        }

        return segment.Has(TcpFlags.Acknowledge) && (tcb.FastOpen.IsChild || TryQueue(segment));
    }

    // Where the application has closed already, nobody listens any more.
    private void GiveUp(TcpTrigger trigger)
    {
        if (tcb.State == TcpState.SynReceived && !tcb.FastOpen.IsChild)
        {
            handshake.ReturnToListen(trigger);
        }
        else
        {
            tcb.Fail(ConnectionOutcome.ResetByPeer);
        }
    }

    // Where the accept queue is full the ACK is dropped: the peer believes that it is connected, and the SYN-ACK’s timer
    // tries again.
    private bool TryQueue(in TcpSegment segment)
    {
        if (tcb.Listener is not { } listener || listener.TryQueue())
        {
            return true;
        }

        if (listener.AbortsOnOverflow)
        {
            Reset(segment);
            GiveUp(TcpTrigger.ResetArrived);
        }

        return false;
    }

    private bool IsInWindow(in TcpSegment segment)
    {
        var start = tcb.Receive.Next;
        var end = tcb.Receive.WindowEnd;
        return segment.Sequence == start
            || (start.Precedes(segment.End) && segment.Sequence.Precedes(end))
            || (segment.Sequence == end && segment.Length == 0);
    }

    private void Reset(in TcpSegment segment)
    {
        if (!segment.Has(TcpFlags.Reset))
        {
            tcb.Outbox.Enqueue((SegmentFactory.ResetFor(segment), SendCause.New));
        }
    }
}
