// Read first: RFC 9293 §3.8.3 (R2); Linux tcp_timer.c (retransmits_timed_out, tcp_orphan_retries).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>How long a peer that acknowledges nothing is borne with.</summary>
internal sealed class Patience(TcpControlBlock tcb)
{
    /// <summary>Whether it has lasted long enough: the limit is the time that so many retransmissions would take from the
    /// least RTO.</summary>
    public bool IsOver(SimTime now)
    {
        var options = tcb.Options;
        var retries = tcb.IsOrphan ? options.OrphanRetries : options.DataRetries;
        return now - tcb.StuckSince >= TimeFor(retries, options);
    }

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
