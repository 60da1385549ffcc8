// Read first: RFC 9293 §3.10.7.4, seventh (segment text) and eighth (FIN); RFC 5681 §4.2; RFC 2525 §2.17.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>The last two steps: a segment’s data and its FIN.</summary>
internal readonly struct SegmentText(TcpControlBlock tcb)
{
    private bool MayReceive => tcb.State is TcpState.Established or TcpState.FinWait1 or TcpState.FinWait2;

    /// <summary>Takes in data and FIN of a segment that passed all checks.</summary>
    public void Process(in TcpSegment segment, SimTime now)
    {
        if (segment.PayloadBytes > 0 && MayReceive)
        {
            TakeText(segment, now);
        }

        if (MayReceive)
        {
            TakeFin(segment, now);
        }
    }

    // Seventh, the segment text.
    private void TakeText(in TcpSegment segment, SimTime now)
    {
        var receive = tcb.Receive;
        var end = segment.Sequence + (uint)segment.PayloadBytes;
        if (receive.WindowEnd.Precedes(end))
        {
            end = receive.WindowEnd;
        }

        if (!receive.Next.Precedes(end))
        {
            return;
        }

        if (tcb.IsOrphan)
        {
            // RFC 9293 §3.6.1, SHLD-3; RFC 2525 §2.17: nobody will read this.
            tcb.Outbox.Enqueue((SegmentFactory.ResetFor(segment), SendCause.New));
            tcb.Fail(ConnectionOutcome.Aborted);
            return;
        }

        tcb.Ecn.OnData(segment);
        if (receive.Next.Precedes(segment.Sequence))
        {
            receive.RepeatIfHeld(new SequenceRange(segment.Sequence, end));
            tcb.Acks.OnOutOfOrder(receive.GrowWindow(segment.PayloadBytes));
            receive.Sack.Hold(receive.OutOfOrder.Add(new SequenceRange(segment.Sequence, end)));
            return;
        }

        if (segment.Sequence.Precedes(receive.Next))
        {
            receive.Repeat(new SequenceRange(segment.Sequence, receive.Next));
        }
        else
        {
            receive.RepeatIfHeld(new SequenceRange(segment.Sequence, end));
        }

        // A FIN that came ahead of its turn is held, too.
        var filledGap = !receive.OutOfOrder.IsEmpty || receive.FinAt is not null;
        receive.TakeInOrder(end);
        tcb.Acks.OnData(segment, receive.GrowWindow(segment.PayloadBytes), now);
        if (filledGap && receive.OutOfOrder.IsEmpty)
        {
            // RFC 5681 §4.2: an ACK at once when a gap is filled.
            tcb.AckNow = SendCause.New;
        }

        tcb.Emit(TcpEventKind.Readable);
    }

    // Eighth, the FIN bit.
    private void TakeFin(in TcpSegment segment, SimTime now)
    {
        var receive = tcb.Receive;
        if (segment.Has(TcpFlags.Fin))
        {
            receive.FinAt ??= segment.Sequence + (uint)segment.PayloadBytes;
        }

        if (receive.FinAt != receive.Next)
        {
            if (segment.Has(TcpFlags.Fin))
            {
                TellOfEarlyFin(segment);
            }

            return;
        }

        receive.TakeFin();
        switch (tcb.State)
        {
            case TcpState.Established:
                tcb.Acks.OnFin();
                tcb.Move(TcpTrigger.FinArrived);
                break;
            case TcpState.FinWait1:
                tcb.AckNow = SendCause.New;
                tcb.Move(TcpTrigger.FinArrived);
                break;
            case TcpState.FinWait2:
                tcb.AckNow = SendCause.New;
                tcb.EnterTimeWait(TcpTrigger.FinArrived, now);
                break;
        }

        tcb.Emit(TcpEventKind.PeerClosed);
    }

    // A FIN ahead of its turn takes a number like data, and the peer is told of it.
    private void TellOfEarlyFin(in TcpSegment segment)
    {
        // What was cut off at the window’s edge, or came before, is not held.
        if (tcb.Receive.Next.Precedes(segment.Sequence) && !tcb.Receive.WindowEnd.Precedes(segment.End))
        {
            tcb.Receive.Sack.Hold(new SequenceRange(segment.Sequence, segment.End));
        }

        tcb.Acks.OnOutOfOrder(windowGrew: false);
        tcb.AckNow = SendCause.Gap;
    }
}
