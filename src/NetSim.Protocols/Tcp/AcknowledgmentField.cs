// Read first: RFC 9293 §3.10.7.4, fifth (the ACK field); RFC 5681 §2 (duplicate ACKs); RFC 6298 §5; RFC 5961 §5.
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>The fifth check: what a segment acknowledges, and the window that it announces.</summary>
internal sealed class AcknowledgmentField(TcpControlBlock tcb, Handshake handshake)
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
        var advances = send.Unacknowledged.Precedes(segment.Acknowledgment);
        var windowChanged = (advances || segment.Acknowledgment == send.Unacknowledged) && TakeWindow(segment, now);
        if (advances || tcb.Recovery.Queue.Outstanding > 0)
        {
            // RFC 5681 §2: a duplicate ACK has no data and no new window.
            var isDuplicate = segment.Acknowledgment == send.Unacknowledged && !windowChanged && segment.Length == 0;
            var acknowledgment = new Acknowledgment(
                segment.Acknowledgment,
                send.Unacknowledged,
                send.Next,
                isDuplicate,
                tcb.Usage.IsWindowLimited,
                tcb.Timeout.SmoothedRoundTrip,
                segment.Sack,
                segment.SackBlockCount);
            tcb.Rate?.BeginAcknowledgment(tcb.Recovery.InFlight);
            var sample = tcb.Recovery.OnAcknowledgment(acknowledgment, now);
            if (tcb.Rate is { } rate)
            {
                tcb.Congestion.OnDelivery(rate.EndAcknowledgment(tcb, now));
            }

            if (advances)
            {
                Advance(segment, sample, now);
            }
            else if (sample is { } roundTrip)
            {
                tcb.Timeout.AddSample(roundTrip);
            }

            SetTimers(advances, now);
        }

        MoveIfFinAcknowledged(now);
    }

    private void Advance(in TcpSegment segment, SimDuration? sample, SimTime now)
    {
        tcb.Send.Unacknowledged = segment.Acknowledgment;
        handshake.AddRoundTripSample(sample, segment, now);
        tcb.ProgressAt = now;
        tcb.StuckSince = null;
    }

    // RFC 6298 §5.2 and §5.3; one timer is enough: RACK’s, or the probe’s, or the retransmission timer (Linux
    // tcp_set_xmit_timer).
    private void SetTimers(bool advances, SimTime now)
    {
        var timers = tcb.Timers;
        if (tcb.Recovery.Queue.Outstanding == 0)
        {
            timers.Stop(TcpTimer.Retransmission);
            timers.Stop(TcpTimer.LossProbe);
            timers.Stop(TcpTimer.Reordering);
        }
        else if (tcb.Recovery.ReorderingDeadline is { } deadline)
        {
            timers.Stop(TcpTimer.LossProbe);
            timers.Start(TcpTimer.Reordering, deadline);
            if (advances || !timers.IsRunning(TcpTimer.Retransmission))
            {
                timers.Start(TcpTimer.Retransmission, now + tcb.Timeout.Current);
            }
        }
        else
        {
            timers.Stop(TcpTimer.Reordering);
            if (advances)
            {
                tcb.StartLossTimer(now, now + tcb.Timeout.Current);
            }
        }
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
            if (changed)
            {
                tcb.Timers.Stop(TcpTimer.Persist);
                tcb.WindowProbes = 0;
            }
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
                    tcb.Timers.Start(TcpTimer.TimeWait, now + tcb.Options.FinWait2Timeout);
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
