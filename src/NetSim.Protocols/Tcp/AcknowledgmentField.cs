// Read first: RFC 9293 §3.10.7.4, fifth (the ACK field); RFC 5681 §2 (duplicate ACKs); RFC 6298 §5; RFC 5961 §5.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>The fifth check: what a segment acknowledges, and the window that it announces.</summary>
internal readonly struct AcknowledgmentField(TcpControlBlock tcb)
{
    /// <summary>Whether it acknowledges what was never sent, or is older than any window that the peer gave
    /// us.</summary>
    public bool IsOutOfRange(in TcpSegment segment)
    {
        var send = tcb.Send;
        return send.Next.Precedes(segment.Acknowledgment)
            // RFC 5961 §5: SND.UNA - MAX.SND.WND is the oldest that counts.
            || segment.Acknowledgment.DistanceTo(send.Unacknowledged) > send.MaximumWindowBytes;
    }

    /// <summary>Takes in an acknowledgment of what was sent.</summary>
    public void Process(in TcpSegment segment, SimTime now)
    {
        var send = tcb.Send;
        var prior = send.Unacknowledged;
        var advances = prior.Precedes(segment.Acknowledgment);
        var windowChanged = (advances || segment.Acknowledgment == prior) && TakeWindow(segment, now);
        if (advances)
        {
            send.Unacknowledged = segment.Acknowledgment;
            tcb.ProgressAt = now;
            tcb.StuckSince = null;
            tcb.SoftError = null;
            tcb.Sizing.Probing.OnAcknowledged();
        }

        // Where nothing is outstanding an ACK says nothing of delivery.
        var rate = tcb.Recovery.Queue.Outstanding > 0 ? tcb.Rate : null;
        rate?.BeginAcknowledgment(tcb.Recovery.InFlight);
        tcb.Recovery.OnAcknowledgment(segment, prior, windowChanged, now);
        if (rate is not null)
        {
            tcb.Congestion.OnDelivery(rate.EndAcknowledgment(tcb, now));
        }

        MoveIfFinAcknowledged(now);
    }

    private bool TakeWindow(in TcpSegment segment, SimTime now)
    {
        var changed = tcb.Send.TakeWindow(segment);
        if (changed)
        {
            tcb.Usage.OnWindowUpdate(now);
        }

        if (tcb.Timers.IsRunning(TcpTimer.Persist))
        {
            // The peer answers: it is alive, and probing goes on from there (Linux tcp_ack_probe).
            tcb.StuckSince = null;
            tcb.Timers.Stop(TcpTimer.Persist);
            tcb.WindowProbes = changed ? 0 : tcb.WindowProbes;
        }

        return changed;
    }

    private void MoveIfFinAcknowledged(SimTime now)
    {
        if (!tcb.IsFinAcknowledged)
        {
            return;
        }

        switch (tcb.State)
        {
            case TcpState.FinWait1:
                tcb.Move(TcpTrigger.FinAcknowledged);
                if (tcb.IsOrphan)
                {
                    tcb.StartFinWait2(now);
                }

                break;
            case TcpState.Closing:
                tcb.EnterTimeWait(TcpTrigger.FinAcknowledged, now);
                break;
            case TcpState.LastAck:
                tcb.Release();
                tcb.Move(TcpTrigger.FinAcknowledged);
                break;
        }
    }
}
