// Read first: RFC 9293 §3.8.4; Linux tcp_timer.c (tcp_keepalive_timer).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Asks a silent peer whether it is still there.</summary>
internal readonly struct KeepAlive(TcpControlBlock tcb)
{
    private TcpSocketOptions Socket => tcb.Socket;

    /// <summary>The timer expired.</summary>
    public void OnTimeout(SimTime now)
    {
        if (tcb.State is TcpState.Closed or TcpState.TimeWait || (tcb.State == TcpState.FinWait2 && tcb.IsOrphan))
        {
            return;
        }

        var silence = now - tcb.HeardAt;
        var wait = Socket.KeepAliveTime;
        if (tcb.Recovery.Queue.Outstanding > 0 || tcb.Send.UnsentBytes > 0)
        {
            // What is on its way asks the same question.
        }
        else if (silence < Socket.KeepAliveTime)
        {
            wait = Socket.KeepAliveTime - silence;
        }
        else if (IsOver(silence))
        {
            tcb.Outbox.Enqueue((SegmentFactory.Reset(tcb), SendCause.New));
            tcb.GiveUp();
            return;
        }
        else
        {
            // RFC 9293 §3.8.4: SND.NXT-1, a number that the peer has to answer. Linux counts from SND.UNA, which is the
            // same here.
            var probe = SegmentFactory.Data(
                tcb, tcb.Send.Unacknowledged + uint.MaxValue, 0, TcpFlags.None, now);
            tcb.Outbox.Enqueue((probe, SendCause.KeepAlive));
            tcb.UnansweredProbes++;
            wait = Socket.KeepAliveInterval;
        }

        tcb.Timers.Start(TcpTimer.KeepAlive, now + wait);
    }

    private bool IsOver(SimDuration silence) => Socket.UserTimeout is { } limit
        ? silence >= limit && tcb.UnansweredProbes > 0
        : tcb.UnansweredProbes >= Socket.KeepAliveProbes;
}
