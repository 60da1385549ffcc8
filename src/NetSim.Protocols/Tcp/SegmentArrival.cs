// Read first: RFC 9293 §3.10.7 (SEGMENT ARRIVES), whose checks stand here and in AcknowledgmentField and
// SegmentText in its order; RFC 5961 (challenge ACKs).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What to do with a segment that arrives: the checks that it must pass before its contents
/// count.</summary>
internal sealed class SegmentArrival(TcpControlBlock tcb, Handshake handshake)
{
    private readonly AcknowledgmentField _acknowledgment = new(tcb);
    private readonly SegmentText _text = new(tcb);

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
            _text.Process(segment, now);
            DecideOnAck(now);
        }
    }

    // Sends the ACK that is due, or arms its timer.
    private void DecideOnAck(SimTime now)
    {
        if (tcb.AckNow is not null || tcb.State == TcpState.Closed || tcb.Acks.Due(now) is not { } due)
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

        NoteTimestamp(segment);
        if (tcb.Receive.IsAcceptable(segment) || IsCrossedSynAck(segment))
        {
            return true;
        }

        if (segment.Has(TcpFlags.Reset))
        {
            return false;
        }

        if (IsHeldUpByWindow(segment))
        {
            // RFC 9293 §3.10.7.4, first: while the window is shut its text is refused, but its ACK counts.
            Challenge(segment, now);
            return !segment.Has(TcpFlags.Syn);
        }

        // RFC 9293 §3.10.7.4: an unacceptable segment is answered with an ACK; TIME-WAIT starts again
        // (§3.10.7.4, fifth).
        if (tcb.State == TcpState.TimeWait && segment.Has(TcpFlags.Fin))
        {
            tcb.Timers.Start(TcpTimer.TimeWait, now + tcb.Options.TimeWait);
        }

        if (segment.Length > 0 && segment.Sequence.Precedes(tcb.Receive.Next) && tcb.State != TcpState.TimeWait
            && !segment.Has(TcpFlags.Syn))
        {
            // RFC 2883 §4.1: what came before came again.
            var end = tcb.Receive.Next.Precedes(segment.End) ? tcb.Receive.Next : segment.End;
            tcb.Receive.Repeat(new SequenceRange(segment.Sequence, end));
        }

        if (segment.Length > 0)
        {
            tcb.Acks.OnDisorder();
        }

        Challenge(segment, now);
        return false;
    }

    // RFC 7323 §4.3: TS.Recent follows segments that begin at or before the last ACK sent. What lies wholly
    // before it is old and changes nothing (Linux tcp_sequence).
    // Deviation from RFC 7323 §3.2: a segment without the option is taken although both sides agreed on it
    // (Linux).
    private void NoteTimestamp(in TcpSegment segment)
    {
        var last = tcb.Receive.LastAcknowledged;
        if (segment.HasTimestamps && !segment.Has(TcpFlags.Reset)
            && !last.Precedes(segment.Sequence) && !segment.End.Precedes(last)
            && unchecked((int)(segment.TimestampValue - tcb.RecentTimestamp)) >= 0)
        {
            tcb.RecentTimestamp = segment.TimestampValue;
        }
    }

    // Deviation from RFC 9293 §3.4: with the window shut a bare FIN is taken, too, as it needs no room (Linux
    // tcp_data_queue).
    private bool IsHeldUpByWindow(in TcpSegment segment) =>
        tcb.Receive.OpenBytes == 0 && segment.Sequence == tcb.Receive.Next;

    // Deviation from RFC 9293 §3.10.7.4: in a simultaneous open the peer’s SYN-ACK counts, though it repeats
    // the SYN that we have; otherwise the connection would open only with the ACKs that answer both (Linux
    // tcp_validate_incoming).
    private bool IsCrossedSynAck(in TcpSegment segment) =>
        !tcb.IsSynAcknowledged && segment.Has(TcpFlags.Syn) && segment.Has(TcpFlags.Acknowledge)
        && !segment.Has(TcpFlags.Reset)
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
            return false;
        }

        switch (tcb.State)
        {
            case TcpState.SynReceived when tcb.IsPassive:
                handshake.ReturnToListen(TcpTrigger.ResetArrived);
                break;
            case TcpState.SynReceived:
                tcb.Fail(ConnectionOutcome.Refused);
                break;
            case TcpState.TimeWait:
                // Both directions are complete: nobody is told (RFC 9293 §3.10.7.4, second).
                tcb.Release();
                tcb.Move(TcpTrigger.Abort);
                break;
            default:
                tcb.Fail(ConnectionOutcome.ResetByPeer);
                break;
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

        if (tcb.State == TcpState.SynReceived && tcb.IsPassive)
        {
            handshake.ReturnToListen(TcpTrigger.SynArrived);
        }
        else
        {
            Challenge(segment, now);
        }

        return false;
    }

    // Fifth, the ACK field.
    private bool IsAcknowledgmentFit(in TcpSegment segment, SimTime now)
    {
        if (!segment.Has(TcpFlags.Acknowledge))
        {
            return false;
        }

        if (tcb.State == TcpState.SynReceived && !handshake.TryComplete(segment, now))
        {
            return false;
        }

        if (_acknowledgment.IsOutOfRange(segment))
        {
            Challenge(segment, now);
            return false;
        }

        tcb.HeardAt = now;
        tcb.UnansweredProbes = 0;
        _acknowledgment.Process(segment, now);
        return tcb.State != TcpState.Closed;
    }

    // RFC 5961 §7: answers to segments without data are rationed (Linux tcp_oow_rate_limited).
    private void Challenge(in TcpSegment segment, SimTime now)
    {
        var isRationed = segment.Length == 0 || segment.Has(TcpFlags.Syn);
        var interval = tcb.Options.InvalidSegmentInterval;
        if (isRationed && tcb.LastInvalidAnswer is { } last && now - last < interval)
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
