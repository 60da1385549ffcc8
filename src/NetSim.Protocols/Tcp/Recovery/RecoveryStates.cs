// Read first: RFC 6675 §5, RFC 6582 §3.2, RFC 8985 §7.4; Linux tcp_fastretrans_alert, tcp_try_undo_partial.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Goes from state to state as ACKs come and timers expire: the congestion state machine of Linux.</summary>
internal sealed class RecoveryStates
{
    private readonly TcpControlBlock _tcb;
    private readonly RetransmissionQueue _queue;
    private readonly LossTimer _timer;
    private readonly AckReader _reader;
    private readonly Rack _rack;
    private readonly RecoveryUndo _undo;
    private readonly TailLossProbe _probe;
    private readonly WindowReduction _window;
    private readonly LossDetection _losses;
    private readonly TimeoutRepair _repair;

    /// <summary>All is well.</summary>
    public RecoveryStates(
        TcpControlBlock tcb,
        RetransmissionQueue queue,
        LossTimer timer,
        AckReader reader,
        Rack rack,
        RecoveryUndo undo,
        TailLossProbe probe)
    {
        (_tcb, _queue, _timer, _reader, _rack, _undo, _probe) = (tcb, queue, timer, reader, rack, undo, probe);
        _window = new WindowReduction(tcb, queue, reader.Board, rack, undo, probe);
        _losses = new LossDetection(tcb, queue, timer, reader, rack, undo);
        _repair = new TimeoutRepair(tcb, reader, undo, _window);
    }

    /// <summary>The state.</summary>
    public CongestionState State => _window.State;

    /// <summary>What may go out until the next ACK.</summary>
    public Sending Permit { get; private set; }

    /// <summary>Why a segment is sent again now.</summary>
    public SendCause RetransmissionCause { get; private set; }

    /// <summary>Whether a timeout is being repaired that cannot be taken back.</summary>
    public bool IsRepairingForGood => State == CongestionState.Loss && !_undo.IsPending;

    private SequenceNumber RecoveryPoint => _reader.Board.RecoveryPoint;

    /// <summary>An ACK comes.</summary>
    public void Begin() => Permit = Sending.New;

    /// <summary>A segment was sent.</summary>
    public void OnSent() => _window.OnSent();

    /// <summary>Takes note of progress, and of what became of a probe for a lost tail.</summary>
    public void OnProgress(AckFindings found)
    {
        if (found.Advances)
        {
            _repair.OnProgress();
        }

        if (_probe.OnAcknowledgment(found) == TailLossProbe.Verdict.RepairedLoss)
        {
            _window.ReduceAtOnce();
        }
    }

    /// <summary>Something is out of the ordinary.</summary>
    public void Alert(AckFindings found, int duplicates)
    {
        if (found.EchoesCongestion)
        {
            _undo.Confirm();
        }

        if (found.Advances && _queue.Outstanding > 0 && _queue[0].IsSacked)
        {
            // RFC 2018 §8: the peer may have thrown away what it held.
            _timer.OnReneging(found.Now);
            found.SetsTimer = false;
            return;
        }

        if (State == CongestionState.Open)
        {
            _undo.ForgetRepeats();
        }
        else if (!_tcb.Send.Unacknowledged.Precedes(RecoveryPoint) && IsHeldBack(found))
        {
            return;
        }

        var sendsLost = State switch
        {
            CongestionState.Recovery => GoOn(found, duplicates),
            CongestionState.Loss => GoOnAfterTimeout(found, duplicates),
            _ => TryBeginRecovery(found, duplicates),
        };
        if (sendsLost)
        {
            Permit = Sending.LostThenNew;
        }
    }

    /// <summary>What the ACK means for cwnd (Linux tcp_cong_control).</summary>
    public void Control(AckFindings found, int newlyLost)
    {
        if (_window.IsReducing)
        {
            _window.Reduce(found.Delivered, found.Advances && newlyLost == 0);
        }
        else if (found.Acknowledged > 0 || (found.HasSacked && _reader.Reordering > _tcb.Options.Reordering))
        {
            _tcb.Congestion.OnAcknowledged(found.Delivered, _tcb.Usage.IsWindowLimited, found.Now);
        }
    }

    /// <summary>The retransmission timer expired.</summary>
    public void OnTimeout(SimTime now)
    {
        var hadSacked = _queue.Sacked;
        _losses.MarkTimedOut(now);
        _repair.Begin(hadSacked, now);
        RetransmissionCause = SendCause.RetransmissionTimeout;
        Permit = Sending.LostThenNew;
    }

    /// <summary>What is in flight and larger than this is lost, but not by congestion (Linux
    /// tcp_simple_retransmit).</summary>
    /// <param name="segmentBytes">Bytes of data; -1 for all.</param>
    /// <param name="cause">Why it is sent again.</param>
    public void RepairLargerThan(int segmentBytes, SendCause cause)
    {
        _queue.LoseLargerThan(segmentBytes);
        if (_queue.Lost == 0)
        {
            return;
        }

        _repair.BeginWithoutTimeout();
        RetransmissionCause = cause;
        Permit = Sending.LostThenNew;
    }

    /// <summary>RACK has waited for what may only have been overtaken (Linux tcp_rack_reo_timeout).</summary>
    public void OnReorderingTimeout(SimTime now)
    {
        if (!_losses.FindOverdue(State, now))
        {
            return;
        }

        if (State != CongestionState.Recovery)
        {
            EnterRecovery(hasEcho: false);
            _window.Reduce(delivered: 1, isSafe: false);
        }

        RetransmissionCause = SendCause.ReorderingTimeout;
        Permit = Sending.LostThenNew;
    }

    /// <summary>There is no new data to go ahead of what is lost.</summary>
    public bool TryFallBack()
    {
        if (Permit != Sending.NewThenLost || !_repair.TryFallBack())
        {
            return false;
        }

        Permit = Sending.LostThenNew;
        return true;
    }

    // A probe for a larger MTU that is lost is no congestion. Whether it was one.
    private bool TakesLostProbe()
    {
        if (State >= CongestionState.Reduction || !_tcb.Sizing.Probing.TakeLoss())
        {
            return false;
        }

        RepairLargerThan(_tcb.Send.SegmentBytes, SendCause.PathMtu);
        return true;
    }

    private void EnterRecovery(bool hasEcho)
    {
        _window.EnterRecovery(hasEcho);
        RetransmissionCause = SendCause.FastRetransmit;
    }

    // All that was outstanding when the loss was found is acknowledged. Whether there is no more to do.
    private bool IsHeldBack(AckFindings found)
    {
        switch (State)
        {
            case CongestionState.Reduction when _tcb.Send.Unacknowledged != RecoveryPoint:
                // The peer has heard of the reduction when something behind it is acknowledged.
                _window.End();
                _window.Open();
                return false;
            case CongestionState.Recovery:
                _reader.Duplicates.Reset();
                if (!_window.TryOpenAgain(found, _reader.MayOpen))
                {
                    return true;
                }

                _window.End();
                return false;
            default:
                return false;
        }
    }

    // Recovery. Whether to send again what is lost.
    private bool GoOn(AckFindings found, int duplicates)
    {
        RetransmissionCause = SendCause.PartialAcknowledgment;
        if (!found.Advances)
        {
            _reader.AddDuplicates(duplicates);
        }
        else if (_undo.IsPending && _undo.IsDelayed(found.Echo))
        {
            // A hole was filled by the original, not by what was sent again: it had only been overtaken.
            _reader.NoteOvertakenSince(found.Prior);
            if (_queue.Retransmitted > 0)
            {
                return false;
            }

            _window.ForgetRepeats();
            _window.Undo(forgetsLosses: true);
            _window.KeepOpen();
        }

        if (_window.TryUndoDuplicates())
        {
            _window.TryToOpen(found.EchoesCongestion);
        }

        _losses.Find(found, State);
        if (State == CongestionState.Recovery)
        {
            return true;
        }

        if (_queue.Lost == 0)
        {
            return false;
        }

        EnterRecovery(found.EchoesCongestion);
        return true;
    }

    // Loss. Whether a new recovery begins.
    private bool GoOnAfterTimeout(AckFindings found, int duplicates)
    {
        RetransmissionCause = SendCause.PartialAcknowledgment;
        Permit = _repair.GoOn(found, duplicates);
        _losses.Find(found, State);
        return (State == CongestionState.Open || found.RepeatLost) && TryBeginRecovery(found, duplicates);
    }

    // Open, or in disorder. Whether recovery begins.
    private bool TryBeginRecovery(AckFindings found, int duplicates)
    {
        if (found.Advances)
        {
            _reader.Duplicates.Reset();
        }

        _reader.AddDuplicates(duplicates);
        if (State <= CongestionState.Disorder)
        {
            _window.TryUndoDuplicates();
        }

        _losses.Find(found, State);
        if (_queue.Lost == 0)
        {
            _window.TryToOpen(found.EchoesCongestion);
            return false;
        }

        if (!TakesLostProbe())
        {
            EnterRecovery(found.EchoesCongestion);
        }

        return true;
    }
}
