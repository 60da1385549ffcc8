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
    private readonly TimestampCheck _timestamps = tcb.PeerTimestamps;
    private readonly AnswerRation _ration = tcb.Answers;
    private readonly SynReceivedArrival _synReceived = new(tcb, handshake, tcb.PeerTimestamps, tcb.Answers);
    private readonly TimeWaitArrival _timeWait = new(tcb, tcb.PeerTimestamps, tcb.Answers);

    /// <summary>What TIME-WAIT does.</summary>
    public TimeWaitArrival TimeWait => _timeWait;

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
            case TcpState.TimeWait:
                _timeWait.Process(segment, now);
                return;
            case TcpState.SynReceived or TcpState.FinWait1 when tcb.IsPassive && !tcb.IsSynAcknowledged:
                // FIN-WAIT-1: closed before it was open.
                if (!_synReceived.Admits(segment, now))
                {
                    return;
                }

                break;
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
            tcb.AckNow = tcb.Receive.OutOfOrder.IsEmpty ? SendCause.New : SendCause.Gap;
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

        if (_timestamps.IsOld(segment, now))
        {
            Refuse(segment, now);
            return false;
        }

        _timestamps.Note(segment, now);
        if (IsCrossedSynAck(segment))
        {
            // Measured on Linux 6.18: its SYN is told as a duplicate.
            tcb.Receive.Repeat(new SequenceRange(segment.Sequence, segment.End));
            return true;
        }

        if (tcb.Receive.IsAcceptable(segment))
        {
            return true;
        }

        if (segment.Has(TcpFlags.Reset))
        {
            // A peer that has closed may number its RST as its FIN (Linux tcp_reset_check).
            return IsBehindFin(segment);
        }

        if (IsHeldUpByWindow(segment))
        {
            // RFC 9293 §3.10.7.4, first: while the window is shut its text is refused, but its ACK counts.
            _ration.Answer(segment, now);
            return !segment.Has(TcpFlags.Syn);
        }

        Refuse(segment, now);
        return false;
    }

    // RFC 9293 §3.10.7.4: an unacceptable segment is answered with an ACK.
    private void Refuse(in TcpSegment segment, SimTime now)
    {
        if (segment.Has(TcpFlags.Syn))
        {
            _ration.Challenge(now);
            return;
        }

        if (segment.Length > 0 && segment.Sequence.Precedes(tcb.Receive.Next))
        {
            // RFC 2883 §4.1: what came before came again. A SYN is challenged instead (Linux tcp_validate_incoming).
            var end = tcb.Receive.Next.Precedes(segment.End) ? tcb.Receive.Next : segment.End;
            tcb.Receive.Repeat(new SequenceRange(segment.Sequence, end));
        }

        if (segment.Length > 0)
        {
            tcb.Acks.OnDisorder();
        }

        _ration.Answer(segment, now);
    }

    private bool IsBehindFin(in TcpSegment segment) =>
        segment.Sequence + 1 == tcb.Receive.Next
        && tcb.State is TcpState.CloseWait or TcpState.LastAck or TcpState.Closing;

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

        // Deviation from RFC 5961 §3: the number behind the last byte that we hold will do, too (Linux
        // tcp_validate_incoming, tcp_reset_check).
        if (segment.Sequence != tcb.Receive.Next && !IsBehindFin(segment)
            && !(tcb.UsesSelectiveAcknowledgment && tcb.Receive.OutOfOrder.End == segment.Sequence))
        {
            _ration.Challenge(now);
            return false;
        }

        tcb.Fail(tcb.State == TcpState.SynReceived ? ConnectionOutcome.Refused : ConnectionOutcome.ResetByPeer);
        return false;
    }

    // Fourth, SYN. RFC 5961 §4: a challenge ACK, whatever the number.
    private bool IsNotSyn(in TcpSegment segment, SimTime now)
    {
        if (!segment.Has(TcpFlags.Syn) || IsCrossedSynAck(segment))
        {
            return true;
        }

        if (tcb.State == TcpState.FinWait2 && tcb.IsOrphan && !segment.Sequence.Precedes(tcb.Receive.Next))
        {
            // Deviation from RFC 5961 §4: nobody is left to wait for its answer (Linux tcp_timewait_state_process).
            tcb.Outbox.Enqueue((SegmentFactory.ResetFor(segment), SendCause.New));
            tcb.Fail(ConnectionOutcome.Aborted);
            return false;
        }

        _ration.Challenge(now);
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
            // Deviation from RFC 9293 §3.10.7.4, fifth: an ACK of what was never sent is dropped in silence while both
            // directions are open (Linux tcp_rcv_established).
            if (tcb.State != TcpState.Established || segment.Acknowledgment.Precedes(tcb.Send.Unacknowledged))
            {
                _ration.Challenge(now);
            }

            return false;
        }

        tcb.HeardAt = now;
        tcb.UnansweredProbes = 0;
        _acknowledgment.Process(segment, now);
        return tcb.State != TcpState.Closed;
    }
}
