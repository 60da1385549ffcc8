// Read first: RFC 5682 §3.1 (F-RTO with SACK), RFC 3522 (Eifel); Linux tcp_process_loss, tcp_try_undo_loss.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>After a retransmission timeout: finds out whether it was called for, and repairs what was lost.</summary>
internal sealed class TimeoutRepair(
    TcpControlBlock tcb, AckReader reader, RecoveryUndo undo, WindowReduction window)
{
    // F-RTO is under way.
    private bool _tellsSpurious;
    private int _timeoutsInARow;

    private SequenceNumber RecoveryPoint => reader.Board.RecoveryPoint;

    /// <summary>Something was acknowledged.</summary>
    public void OnProgress() => _timeoutsInARow = 0;

    /// <summary>The retransmission timer expired; what is lost is marked.</summary>
    /// <param name="sacked">How many segments the peer was known to hold.</param>
    /// <param name="now">The current time.</param>
    public void Begin(int sacked, SimTime now)
    {
        // RFC 5682 §3.1 step 1.
        _tellsSpurious = tcb.Options.ForwardRtoRecovery
            && (window.State < CongestionState.Recovery || _timeoutsInARow > 0);
        if (window.State <= CongestionState.Disorder && sacked >= tcb.Options.Reordering)
        {
            reader.LowerReordering();
        }

        window.EnterLoss(_timeoutsInARow > 0, now);
        _timeoutsInARow++;
    }

    /// <summary>What was too large for the path is lost, without a timeout.</summary>
    public void BeginWithoutTimeout()
    {
        _tellsSpurious = false;
        window.EnterLossWithoutBlame();
    }

    /// <summary>An ACK comes.</summary>
    /// <param name="found">What it tells.</param>
    /// <param name="duplicates">How many duplicate ACKs it stands for.</param>
    /// <returns>What may go out.</returns>
    public Sending GoOn(AckFindings found, int duplicates)
    {
        var mayUndo = found.Advances && undo.MayUndo(found.Echo);
        if (mayUndo || (_tellsSpurious && found.OriginalArrived))
        {
            // RFC 5682 §3.1 step 3b: something arrived that was sent once, before the timeout.
            Undo(isSure: !mayUndo);
            return Sending.New;
        }

        var isRecovered = !tcb.Send.Unacknowledged.Precedes(RecoveryPoint);
        if (_tellsSpurious && ProbesWithNew(found, duplicates, isRecovered))
        {
            return Sending.NewThenLost;
        }

        if (isRecovered)
        {
            window.TryOpenAgain(found, reader.MayOpen);
            return Sending.New;
        }

        if (RecoveryPoint.Precedes(tcb.Send.Next) && duplicates > 0)
        {
            reader.AddDuplicates(duplicates);
        }
        else if (found.Advances)
        {
            reader.Duplicates.Reset();
        }

        return Sending.LostThenNew;
    }

    /// <summary>There is no new data to go ahead of what is lost: conventional recovery (RFC 5682 §3.1 step 2b).</summary>
    public bool TryFallBack()
    {
        if (RecoveryPoint.Precedes(tcb.Send.Next))
        {
            return false;
        }

        _tellsSpurious = false;
        return true;
    }

    // RFC 5682 §3.1, steps 2b and 3a. Whether new data is to go out.
    private bool ProbesWithNew(AckFindings found, int duplicates, bool isRecovered)
    {
        if (RecoveryPoint.Precedes(tcb.Send.Next))
        {
            // Step 3a: the loss was real.
            _tellsSpurious = !found.HasSacked && duplicates == 0;
            return false;
        }

        if (!found.Advances || isRecovered)
        {
            return false;
        }

        reader.Board.RecoveryPoint = tcb.Send.Next;
        _tellsSpurious = tcb.Send.UnsentBytes > 0 && tcb.Send.Next.Precedes(tcb.Send.WindowEnd);
        return _tellsSpurious;
    }

    private void Undo(bool isSure)
    {
        window.Undo(forgetsLosses: true);
        _timeoutsInARow = 0;
        if (reader.MayOpen && (isSure || reader.UsesSack))
        {
            window.Open();
        }
    }
}
