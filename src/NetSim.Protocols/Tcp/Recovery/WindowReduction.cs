// Read first: RFC 5681 §3.2, RFC 6937; Linux tcp_init_cwnd_reduction, tcp_end_cwnd_reduction, tcp_undo_cwnd_reduction,
// tcp_try_keep_open.
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>The state that a sender is in, and how cwnd comes down in it and up again when it was for nothing.</summary>
internal sealed class WindowReduction(
    TcpControlBlock tcb, RetransmissionQueue queue, SackScoreboard board, Rack rack, RecoveryUndo undo, TailLossProbe probe)
{
    private readonly ProportionalRateReduction _proportion = new();

    /// <summary>The state.</summary>
    public CongestionState State { get; private set; }

    /// <summary>Whether cwnd comes down step by step.</summary>
    public bool IsReducing => State is CongestionState.Recovery or CongestionState.Reduction;

    private ICongestionControl Congestion => tcb.Congestion;

    private bool IsRepeatOut => queue.Retransmitted > 0 || (queue.Outstanding > 0 && queue[0].Retransmissions > 0);

    // Linux tcp_current_ssthresh.
    private int CurrentThreshold => IsReducing
        ? Congestion.SlowStartThresholdSegments
        : Math.Max(
            Congestion.SlowStartThresholdSegments, Congestion.WindowSegments / 2 + Congestion.WindowSegments / 4);

    /// <summary>A segment was sent.</summary>
    public void OnSent()
    {
        if (IsReducing)
        {
            _proportion.OnSent();
        }
    }

    /// <summary>A loss was found (Linux tcp_enter_recovery).</summary>
    public void EnterRecovery(bool hasEcho)
    {
        undo.Confirm();
        undo.Begin(tcb.Send.Unacknowledged, queue.Retransmitted, probe.IsRepeatOut);
        if (!IsReducing)
        {
            var threshold = hasEcho ? (int?)null : CurrentThreshold;
            Begin(threshold);
        }

        State = CongestionState.Recovery;
    }

    /// <summary>The peer echoes congestion (Linux tcp_enter_cwr).</summary>
    public void EnterReduction()
    {
        undo.Confirm();
        if (State < CongestionState.Reduction)
        {
            undo.Forget();
            Begin(priorThreshold: null);
            State = CongestionState.Reduction;
        }
    }

    /// <summary>The retransmission timer expired (Linux tcp_enter_loss).</summary>
    /// <param name="isAgain">Whether it did before, without progress since.</param>
    /// <param name="now">The current time.</param>
    public void EnterLoss(bool isAgain, SimTime now)
    {
        var isFirst = State <= CongestionState.Disorder || !tcb.Send.Unacknowledged.Precedes(board.RecoveryPoint)
            || (State == CongestionState.Loss && !isAgain);
        if (isFirst)
        {
            undo.Remember(Congestion.WindowSegments, CurrentThreshold);
            undo.Begin(tcb.Send.Unacknowledged, queue.Retransmitted, probe.IsRepeatOut);
        }

        Congestion.OnTimeout(isFirst, queue.InFlight, tcb.Send.Next, now);
        State = CongestionState.Loss;
        board.RecoveryPoint = tcb.Send.Next;
        probe.Forget();
        tcb.Ecn.OnReduction();
    }

    /// <summary>Something is lost, but not by congestion (Linux tcp_non_congestion_loss_retransmit).</summary>
    public void EnterLossWithoutBlame()
    {
        if (State == CongestionState.Loss)
        {
            return;
        }

        board.RecoveryPoint = tcb.Send.Next;
        undo.Confirm();
        undo.Forget();
        State = CongestionState.Loss;
    }

    /// <summary>A probe repaired a loss that would have gone unnoticed (RFC 8985 §7.4.2).</summary>
    public void ReduceAtOnce()
    {
        Begin(CurrentThreshold);
        State = CongestionState.Reduction;
        End();
        KeepOpen();
    }

    /// <summary>Brings cwnd down by what has arrived (Linux tcp_cwnd_reduction).</summary>
    public void Reduce(int delivered, bool isSafe)
    {
        if (delivered > 0)
        {
            Congestion.SetWindow(_proportion.WindowAfter(
                delivered, queue.InFlight, Congestion.SlowStartThresholdSegments, isSafe));
        }
    }

    /// <summary>cwnd is where it should be.</summary>
    public void End()
    {
        if (Congestion.SlowStartThresholdSegments < int.MaxValue
            && (State == CongestionState.Reduction || undo.IsPending))
        {
            Congestion.OnRecoveryEnds();
        }
    }

    /// <summary>All is well again.</summary>
    public void Open() => State = CongestionState.Open;

    /// <summary>Nothing is lost that is known of (Linux tcp_try_to_open).</summary>
    public void TryToOpen(bool hasEcho)
    {
        ForgetRepeats();
        if (hasEcho)
        {
            EnterReduction();
        }

        if (State != CongestionState.Reduction)
        {
            KeepOpen();
        }
    }

    /// <summary>Nothing that was sent again is out any more.</summary>
    public void ForgetRepeats()
    {
        if (!IsRepeatOut)
        {
            undo.ForgetRepeats();
        }
    }

    /// <summary>Open, unless something is held by the peer or was sent again (Linux tcp_try_keep_open).</summary>
    public void KeepOpen()
    {
        var state = queue.Sacked + queue.Lost > 0 || IsRepeatOut ? CongestionState.Disorder : CongestionState.Open;
        if (state != State)
        {
            State = state;
            board.RecoveryPoint = tcb.Send.Next;
        }
    }

    /// <summary>All is repaired (Linux tcp_try_undo_recovery).</summary>
    /// <param name="found">What the ACK tells.</param>
    /// <param name="mayOpen">Whether no duplicate can come of what was sent again.</param>
    /// <returns>Whether the state is open.</returns>
    public bool TryOpenAgain(AckFindings found, bool mayOpen)
    {
        if (undo.MayUndo(found.Echo))
        {
            Undo(forgetsLosses: false);
        }
        else
        {
            rack.OnRecovered();
        }

        if (mayOpen)
        {
            Open();
        }

        return mayOpen;
    }

    /// <summary>Takes the reduction back if all that was sent again came twice (Linux tcp_try_undo_dsack).</summary>
    /// <returns>Whether it did.</returns>
    public bool TryUndoDuplicates()
    {
        if (!undo.IsAllDuplicate)
        {
            return false;
        }

        rack.OnUndone();
        Undo(forgetsLosses: false);
        return true;
    }

    /// <summary>The reduction was for nothing.</summary>
    /// <param name="forgetsLosses">Whether nothing was lost at all.</param>
    public void Undo(bool forgetsLosses)
    {
        if (forgetsLosses)
        {
            queue.ForgetLosses();
        }

        if (undo.Undo())
        {
            tcb.Ecn.OnUndo();
        }

        rack.HasAdvanced = true;
    }

    private void Begin(int? priorThreshold)
    {
        board.RecoveryPoint = tcb.Send.Next;
        probe.Forget();
        undo.Remember(Congestion.WindowSegments, priorThreshold);
        _proportion.Begin(Congestion.WindowSegments);
        Congestion.OnRecoveryBegins();
        tcb.Ecn.OnReduction();
    }
}
