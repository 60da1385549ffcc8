// Read first: RFC 9293 §3.10.8 (timeouts).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What each timer does when it expires.</summary>
internal sealed class TimerExpiry(
    TcpControlBlock tcb, Handshake handshake, Transmitter transmitter, Patience patience)
{
    private readonly KeepAlive _keepAlive = new(tcb);

    /// <summary>Acts on every timer that is due.</summary>
    public void Process(SimTime now)
    {
        while (tcb.Timers.TryTakeDue(now, out var timer))
        {
            switch (timer)
            {
                case TcpTimer.Retransmission when !tcb.IsSynAcknowledged:
                    handshake.OnTimeout(now);
                    break;
                case TcpTimer.Retransmission:
                    Retransmit(now);
                    break;
                case TcpTimer.LossProbe:
                    transmitter.ProbeTail(now);
                    break;
                case TcpTimer.Reordering:
                    tcb.Recovery.OnReorderingTimeout(now);
                    break;
                case TcpTimer.Persist:
                    ProbeWindow(now);
                    break;
                case TcpTimer.KeepAlive:
                    _keepAlive.OnTimeout(now);
                    break;
                case TcpTimer.CompressedAcknowledgment:
                    tcb.AckNow ??= SendCause.DelayedAcknowledgment;
                    break;
                case TcpTimer.DelayedAcknowledgment:
                    tcb.Acks.OnTimeout();
                    tcb.AckNow ??= SendCause.DelayedAcknowledgment;
                    break;
                case TcpTimer.Pacing:
                    // Whatever waits goes out when the driver asks for it.
                    break;
                case TcpTimer.TimeWait when tcb.State == TcpState.TimeWait:
                    tcb.Move(TcpTrigger.TimeWaitExpired);
                    break;
                case TcpTimer.TimeWait:
                    // Deviation from RFC 9293 §3.6: a FIN-WAIT-2 whose application has closed does not wait
                    // for ever (Linux, tcp_fin_timeout).
                    tcb.Fail(ConnectionOutcome.TimedOut);
                    break;
            }
        }
    }

    private void Retransmit(SimTime now)
    {
        if (!GiveUpIf(patience.IsOver(now)))
        {
            if (patience.IsSuspicious(now))
            {
                tcb.Sizing.Probing.OnBlackHole(now);
            }

            tcb.StuckSince ??= now;
            tcb.Timeout.BackOff();
            tcb.Recovery.OnTimeout(now);

            // Whether or not anything may go at once: pacing can hold it up (Linux tcp_retransmit_timer).
            tcb.Recovery.Timer.OnSentAgain(now);
        }
    }

    private void ProbeWindow(SimTime now)
    {
        tcb.StuckSince ??= now;
        if (!GiveUpIf(patience.IsOverForProbes(now)))
        {
            transmitter.ProbeWindow(now);
        }
    }

    private bool GiveUpIf(bool isStuck)
    {
        if (isStuck)
        {
            tcb.GiveUp();
        }

        return isStuck;
    }
}
