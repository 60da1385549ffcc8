// Read first: RFC 9293 §3.10.7 (SEGMENT ARRIVES), whose checks stand here in its order; RFC 5961 (challenge ACKs).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What to do with a segment that arrives.</summary>
internal sealed class SegmentArrival(TcpControlBlock tcb, Handshake handshake)
{
    /// <summary>Takes in a segment.</summary>
    public void Process(in TcpSegment segment, SimTime now)
    {
        switch (tcb.State)
        {
            case TcpState.Closed:
                handshake.ArriveClosed(segment);
                return;
            case TcpState.Listen:
                handshake.ArriveListen(segment, now);
                return;
            case TcpState.SynSent:
                handshake.ArriveSynSent(segment, now);
                return;
        }

        if (IsSequenceFit(segment, now)
            && IsNotReset(segment, now)
            && IsNotSyn(segment, now)
            && IsAcknowledgmentFit(segment, now))
        {
            ProcessText(segment, now);
            ProcessFin(segment, now);
            DecideOnAck(now);
        }
    }

    /// <summary>Sends the ACK that is due, or arms its timer.</summary>
    public void DecideOnAck(SimTime now)
    {
        if (tcb.AckNow is not null || tcb.State == TcpState.Closed)
        {
            return;
        }

        if (tcb.Acks.Due(now) is not { } due)
        {
            return;
        }

        if (due <= now)
        {
            tcb.AckNow = SendCause.New;
        }
        else
        {
            tcb.Timers.Start(TcpTimer.DelayedAcknowledgment, due);
        }
    }

    // First, the sequence number.
    private bool IsSequenceFit(in TcpSegment segment, SimTime now)
    {
        if (handshake.TryAnswerDuplicateSyn(segment, now))
        {
            return false;
        }

        // RFC 7323 §4.3: TS.Recent follows segments that span the last ACK sent.
        if (segment.HasTimestamps && !tcb.Receive.LastAcknowledged.Precedes(segment.Sequence)
            && unchecked((int)(segment.TimestampValue - tcb.RecentTimestamp)) >= 0)
        {
            tcb.RecentTimestamp = segment.TimestampValue;
        }

        if (tcb.Receive.IsAcceptable(segment) || IsCrossedSynAck(segment))
        {
            return true;
        }

        if (segment.Has(TcpFlags.Reset))
        {
            return false;
        }

        // RFC 9293 §3.10.7.4: an unacceptable segment is answered with an ACK; TIME-WAIT starts again (§3.10.7.4, fifth).
        if (tcb.State == TcpState.TimeWait && segment.Has(TcpFlags.Fin))
        {
            tcb.Timers.Start(TcpTimer.TimeWait, now + tcb.Options.TimeWait);
        }

        if (segment.Length > 0)
        {
            tcb.Acks.OnDisorder();
        }

        Challenge(segment, now);

        // Its ACK field may still be news (Linux takes it in, too): a retransmission crosses with our data.
        return false;
    }

    // Simultaneous open: the peer’s SYN-ACK repeats the SYN that we have, and acknowledges ours (Linux
    // tcp_validate_incoming lets it pass).
    private bool IsCrossedSynAck(in TcpSegment segment) =>
        tcb.State == TcpState.SynReceived && segment.Has(TcpFlags.Syn) && segment.Has(TcpFlags.Acknowledge)
        && segment.Sequence == tcb.Receive.Initial && segment.Acknowledgment == tcb.Send.Next;

    // Second, RST. RFC 5961 §3: only the exact next number resets.
    private bool IsNotReset(in TcpSegment segment, SimTime now)
    {
        if (!segment.Has(TcpFlags.Reset))
        {
            return true;
        }

        if (segment.Sequence != tcb.Receive.Next)
        {
            Challenge(segment, now);
        }
        else if (tcb.State == TcpState.SynReceived && tcb.IsPassive)
        {
            handshake.ReturnToListen();
        }
        else
        {
            tcb.Fail(tcb.State == TcpState.SynReceived ? ConnectionOutcome.Refused : ConnectionOutcome.ResetByPeer);
        }

        return false;
    }

    // Fourth, SYN. RFC 5961 §4: a challenge ACK, whatever the number.
    private bool IsNotSyn(in TcpSegment segment, SimTime now)
    {
        if (!segment.Has(TcpFlags.Syn) || IsCrossedSynAck(segment))
        {
            return true;
        }

        Challenge(segment, now);
        return false;
    }

    // Fifth, the ACK field.
    private bool IsAcknowledgmentFit(in TcpSegment segment, SimTime now)
    {
        if (!segment.Has(TcpFlags.Acknowledge))
        {
            return false;
        }

        var send = tcb.Send;
        if (tcb.State == TcpState.SynReceived && !handshake.TryComplete(segment, now))
        {
            return false;
        }

        if (send.Next.Precedes(segment.Acknowledgment))
        {
            // It acknowledges what was never sent.
            Challenge(segment, now);
            return false;
        }

        var advances = send.Unacknowledged.Precedes(segment.Acknowledgment);
        if (advances)
        {
            Advance(segment, now);
        }
        else if (segment.Acknowledgment == send.Unacknowledged && !TakeWindow(segment, now)
            && segment.Length == 0 && tcb.Recovery.Queue.Outstanding > 0)
        {
            // RFC 5681 §2: a duplicate ACK has no data and no new window.
            tcb.Recovery.OnDuplicate(send.Next);
        }

        MoveIfFinAcknowledged(now);
        return tcb.State != TcpState.Closed;
    }

    private void Advance(in TcpSegment segment, SimTime now)
    {
        var sample = tcb.Recovery.OnAcknowledged(segment.Acknowledgment, tcb.IsWindowLimited, now);
        tcb.Send.Unacknowledged = segment.Acknowledgment;
        handshake.AddRoundTripSample(sample, segment, now);
        TakeWindow(segment, now);
        tcb.Backoffs = 0;
        tcb.StuckSince = null;

        // RFC 6298 §5.2 and §5.3.
        if (tcb.Recovery.Queue.Outstanding == 0)
        {
            tcb.Timers.Stop(TcpTimer.Retransmission);
        }
        else
        {
            tcb.Timers.Start(TcpTimer.Retransmission, now + tcb.Timeout.Current);
        }
    }

    private bool TakeWindow(in TcpSegment segment, SimTime now)
    {
        var changed = tcb.Send.TakeWindow(segment);
        if (tcb.Timers.IsRunning(TcpTimer.Persist))
        {
            // The peer answers: it is alive, and probing goes on from there (Linux tcp_ack_probe).
            tcb.StuckSince = null;
            if (changed)
            {
                tcb.Timers.Stop(TcpTimer.Persist);
                tcb.Backoffs = 0;
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
                EnterTimeWait(TcpTrigger.FinAcknowledged, now);
                break;
            case TcpState.LastAck:
                tcb.Release();
                tcb.Move(TcpTrigger.FinAcknowledged);
                break;
        }
    }

    // Seventh, the segment text.
    private void ProcessText(in TcpSegment segment, SimTime now)
    {
        if (segment.PayloadBytes == 0
            || tcb.State is not (TcpState.Established or TcpState.FinWait1 or TcpState.FinWait2))
        {
            return;
        }

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
            // RFC 9293 §3.10.7.4 with MUST-13’s half-duplex close, RFC 2525 §2.17: nobody will read this.
            tcb.Outbox.Enqueue((SegmentFactory.ResetFor(segment), SendCause.New));
            tcb.Fail(ConnectionOutcome.Aborted);
            return;
        }

        if (receive.Next.Precedes(segment.Sequence))
        {
            receive.OutOfOrder.Add(new SequenceRange(segment.Sequence, end));
            tcb.Acks.OnDisorder();
            tcb.AckNow = SendCause.New;
            return;
        }

        var filledGap = !receive.OutOfOrder.IsEmpty;
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
    private void ProcessFin(in TcpSegment segment, SimTime now)
    {
        var receive = tcb.Receive;
        if (segment.Has(TcpFlags.Fin))
        {
            receive.FinAt ??= segment.Sequence + (uint)segment.PayloadBytes;
        }

        if (receive.FinAt != receive.Next
            || tcb.State is not (TcpState.Established or TcpState.FinWait1 or TcpState.FinWait2))
        {
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
                EnterTimeWait(TcpTrigger.FinArrived, now);
                break;
        }

        tcb.Emit(TcpEventKind.PeerClosed);
    }

    private void EnterTimeWait(TcpTrigger trigger, SimTime now)
    {
        tcb.Timers.StopAll();
        tcb.Timers.Start(TcpTimer.TimeWait, now + tcb.Options.TimeWait);
        tcb.Move(trigger);
    }

    // RFC 5961 §7: answers to segments without data are rationed (Linux tcp_oow_rate_limited).
    private void Challenge(in TcpSegment segment, SimTime now)
    {
        var isRationed = segment.Length == 0 || segment.Has(TcpFlags.Syn);
        if (isRationed && tcb.LastInvalidAnswer is { } last && now - last < tcb.Options.InvalidSegmentInterval)
        {
            return;
        }

        if (isRationed)
        {
            tcb.LastInvalidAnswer = now;
        }

        tcb.AckNow = SendCause.Challenge;
    }
}
