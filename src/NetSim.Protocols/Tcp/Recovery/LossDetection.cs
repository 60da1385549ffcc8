// Read first: RFC 8985 §6.2, RFC 6582 §3.2; Linux tcp_identify_packet_loss, tcp_newreno_mark_lost, tcp_timeout_mark_lost.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Marks what counts as lost: by RACK, by duplicate ACKs where there is no SACK, or all by a timeout.</summary>
internal readonly struct LossDetection(
    TcpControlBlock tcb, RetransmissionQueue queue, LossTimer timer, AckReader reader, Rack rack, RecoveryUndo undo)
{
    /// <summary>Looks for losses after an ACK.</summary>
    public void Find(AckFindings found, CongestionState state)
    {
        if (queue.Outstanding == 0)
        {
            return;
        }

        if (!reader.UsesSack)
        {
            var isLost = state == CongestionState.Recovery
                ? found.Advances
                : state < CongestionState.Recovery && queue.Sacked >= reader.Reordering;
            if (isLost && !queue[0].IsLost)
            {
                queue.MarkLost(0);
            }

            return;
        }

        var repeats = queue.Retransmitted;
        if (rack.HasAdvanced && rack.DetectLosses(queue, Window(state), found.Now) is { } wait)
        {
            timer.WaitForReordering(wait, found.Now);
            found.SetsTimer = false;
        }

        found.RepeatLost |= repeats > queue.Retransmitted;
    }

    /// <summary>Looks for losses when RACK has waited.</summary>
    /// <returns>Whether there are any.</returns>
    public bool FindOverdue(CongestionState state, SimTime now)
    {
        var before = queue.InFlight;
        rack.DetectLosses(queue, Window(state), now);
        return queue.InFlight != before;
    }

    /// <summary>The retransmission timer expired.</summary>
    public void MarkTimedOut(SimTime now)
    {
        // RFC 2018 §8: the peer has thrown away what it said it held.
        var hasReneged = queue.Outstanding > 0 && queue[0].IsSacked;
        if (hasReneged)
        {
            queue.ForgetSacks();
            reader.Board.Forget();
        }

        reader.Duplicates.Reset();
        for (var i = 0; i < queue.Places; i++)
        {
            // What was sent less than a round trip ago may still arrive.
            if (hasReneged || i == 0 || rack.Left(queue[i], SimDuration.Zero, now) <= SimDuration.Zero)
            {
                queue.MarkLost(i);
            }
        }

        if (queue.Outstanding > 0)
        {
            queue.ForgetRetransmission(0);
        }
    }

    // Linux tcp_rack_reo_wnd: no patience once a loss is likely, unless something was overtaken before.
    private SimDuration Window(CongestionState state) =>
        !undo.HasReordering && (state >= CongestionState.Recovery || queue.Sacked >= reader.Reordering)
            ? SimDuration.Zero
            : rack.Window(tcb.Timeout.SmoothedRoundTrip);
}
