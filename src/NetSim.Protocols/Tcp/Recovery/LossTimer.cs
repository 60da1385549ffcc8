// Read first: RFC 6298 §5, RFC 8985 §6.3 and §7.2; Linux tcp_rearm_rto, tcp_schedule_loss_probe.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>The one timer for what is in flight: retransmission, or the probe for a lost tail, or RACK’s wait.</summary>
internal sealed class LossTimer(TcpControlBlock tcb)
{
    // TCP_TIMEOUT_MIN_US.
    private static readonly SimDuration LeastTimeout = 2.Milliseconds;

    private TcpTimers Timers => tcb.Timers;

    private RetransmissionQueue Queue => tcb.Recovery.Queue;

    /// <summary>Something was acknowledged: time starts anew (RFC 6298 §5.3).</summary>
    public void Restart(SimTime now)
    {
        if (!TryScheduleProbe(now, isAdvancing: true))
        {
            Rearm(now);
        }
    }

    /// <summary>New data was sent.</summary>
    /// <param name="wasIdle">Whether nothing else was in flight.</param>
    /// <param name="now">The current time.</param>
    public void OnSent(bool wasIdle, SimTime now)
    {
        if (wasIdle || Timers.IsRunning(TcpTimer.LossProbe))
        {
            Rearm(now);
        }

        TryScheduleProbe(now, isAdvancing: false);
    }

    /// <summary>Something was sent again, by the retransmission timer or as the oldest segment in flight.</summary>
    public void OnSentAgain(SimTime now)
    {
        if (!Timers.IsRunning(TcpTimer.Reordering))
        {
            Set(TcpTimer.Retransmission, now + tcb.Timeout.Current);
        }
    }

    /// <summary>The probe goes out, or would: the retransmission timer is next.</summary>
    /// <param name="isSent">Whether it went out, so that time starts anew.</param>
    /// <param name="now">The current time.</param>
    public void OnProbe(bool isSent, SimTime now) =>
        Set(TcpTimer.Retransmission, isSent ? now + tcb.Timeout.Current : TimeoutOfOldest(now));

    /// <summary>RACK waits for what may only have been overtaken.</summary>
    public void WaitForReordering(SimDuration wait, SimTime now) =>
        Set(TcpTimer.Reordering, now + wait + LeastTimeout);

    /// <summary>RACK has waited.</summary>
    public void OnReorderingTimeout(SimTime now)
    {
        if (!Timers.IsRunning(TcpTimer.Retransmission) && Queue.Outstanding > 0)
        {
            Set(TcpTimer.Retransmission, TimeoutOfOldest(now));
        }
    }

    /// <summary>The peer has thrown away what it said it held: it has little time to prove otherwise (Linux
    /// tcp_check_sack_reneging).</summary>
    public void OnReneging(SimTime now)
    {
        var wait = (tcb.Timeout.SmoothedRoundTrip ?? SimDuration.Zero) / 2;
        Set(TcpTimer.Retransmission, now + SimDuration.Max(wait, 10.Milliseconds));
    }

    private void Rearm(SimTime now)
    {
        if (Queue.Outstanding == 0)
        {
            Timers.Stop(TcpTimer.Retransmission);
            Timers.Stop(TcpTimer.LossProbe);
            Timers.Stop(TcpTimer.Reordering);
            return;
        }

        // A timer that is not the retransmission timer has used up some of its time.
        var isOffset = Timers.IsRunning(TcpTimer.Reordering) || Timers.IsRunning(TcpTimer.LossProbe);
        Set(TcpTimer.Retransmission, isOffset ? TimeoutOfOldest(now) : now + tcb.Timeout.Current);
    }

    private bool TryScheduleProbe(SimTime now, bool isAdvancing)
    {
        if (!tcb.Options.TailLossProbe || Queue.Outstanding == 0 || !tcb.UsesSelectiveAcknowledgment
            || tcb.Recovery.State is not (CongestionState.Open or CongestionState.Reduction))
        {
            return false;
        }

        // RFC 8985 §7.2; the peer may hold back the ACK of a lone segment (TCP_RTO_MIN).
        var wait = tcb.Timeout.SmoothedRoundTrip is { } roundTrip
            ? roundTrip * 2 + (Queue.Outstanding == 1 ? tcb.Options.MinimumSpread : LeastTimeout)
            : tcb.Options.InitialTimeout;
        var timeout = isAdvancing ? now + tcb.Timeout.Current : OldestSentAt + tcb.Timeout.Current;
        Set(TcpTimer.LossProbe, timeout <= now ? now + wait : SimTime.Min(now + wait, timeout));
        return true;
    }

    private SimTime OldestSentAt => Queue[0].LastSentAt;

    private SimTime TimeoutOfOldest(SimTime now) => SimTime.Max(now, OldestSentAt + tcb.Timeout.Current);

    private void Set(TcpTimer timer, SimTime at)
    {
        // With Fast Open data may be out before our SYN-ACK is acknowledged; its timer goes first (Linux tcp_rearm_rto).
        if (!tcb.IsSynAcknowledged)
        {
            return;
        }

        Timers.Stop(TcpTimer.Retransmission);
        Timers.Stop(TcpTimer.LossProbe);
        Timers.Stop(TcpTimer.Reordering);
        Timers.Start(timer, at);
    }
}
