// Read first: RFC 9293 §3.8.3 (R2); RFC 5482; Linux tcp_timer.c (retransmits_timed_out, tcp_orphan_retries,
// tcp_probe_timer, tcp_clamp_rto_to_user_timeout).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>How long a peer that acknowledges nothing is borne with.</summary>
internal readonly struct Patience(TcpControlBlock tcb)
{
    /// <summary>Whether retransmission has lasted long enough, counted from the first: as long as the user timeout says,
    /// or as so many retransmissions would take from the least RTO.</summary>
    public bool IsOver(SimTime now) =>
        now - tcb.StuckSince >= (tcb.Socket.UserTimeout ?? TimeFor(Retries(now), tcb.Options));

    /// <summary>Whether retransmission has lasted so long that the path itself is doubted (RFC 1122 §4.2.3.5, R1).</summary>
    public bool IsSuspicious(SimTime now) => now - tcb.StuckSince >= TimeFor(tcb.Options.SuspicionRetries, tcb.Options);

    /// <summary>Whether a shut window was probed long enough: as long as the user timeout says, or so many times without
    /// any answer.</summary>
    public bool IsOverForProbes(SimTime now) =>
        now - tcb.StuckSince >= tcb.Socket.UserTimeout || tcb.UnansweredProbes >= Retries(now);

    /// <summary>Lets no timer run past the user timeout.</summary>
    public void LimitTimers()
    {
        if (tcb.Socket.UserTimeout is not { } limit || tcb.StuckSince is not { } since)
        {
            return;
        }

        Limit(TcpTimer.Retransmission, since + limit);
        Limit(TcpTimer.Persist, since + limit);
    }

    private void Limit(TcpTimer timer, SimTime end)
    {
        if (tcb.Timers.IsRunning(timer) && end < tcb.Timers[timer])
        {
            tcb.Timers.Start(timer, end);
        }
    }

    // A close() that lingers has not left the connection an orphan yet.
    private int Retries(SimTime now) =>
        tcb.IsOrphan && !(now < tcb.LingersUntil) ? tcb.Options.OrphanRetries : tcb.Options.DataRetries;

    private static SimDuration TimeFor(int retries, TcpOptions options)
    {
        var total = options.MinimumTimeout;
        var timeout = options.MinimumTimeout;
        for (var i = 0; i < retries; i++)
        {
            timeout = SimDuration.Min(timeout * 2, options.MaximumTimeout);
            total += timeout;
        }

        return total;
    }
}
