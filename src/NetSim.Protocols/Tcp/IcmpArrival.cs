// Read first: RFC 1122 §4.2.3.9, RFC 5461 (soft errors), RFC 5927 §4 (checks), RFC 6069, RFC 1191; Linux tcp_v4_err,
// tcp_req_err, tcp_ld_RTO_revert, icmp_err_convert.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What an ICMP error about one of our segments does.</summary>
internal readonly struct IcmpArrival(TcpControlBlock tcb, Handshake handshake)
{
    /// <summary>Takes one in.</summary>
    public void Process(in IcmpMessage message, SimTime now)
    {
        if (tcb.State is TcpState.Closed or TcpState.Listen or TcpState.TimeWait || !IsAboutFlight(message))
        {
            return;
        }

        if (IsPending)
        {
            Forget(message.Kind);
            return;
        }

        if (message.Kind == IcmpKind.FragmentationNeeded)
        {
            if (tcb.Sizing.Reduce(message.Mtu, now))
            {
                Repair(now);
            }

            return;
        }

        if (message.Kind is IcmpKind.NetUnreachable or IcmpKind.HostUnreachable && !tcb.FastOpen.IsChild)
        {
            RevertBackOff(message, now);
        }

        // While it opens any error ends it. Later only time does: routes come back (RFC 1122 §4.2.3.9).
        // Deviation from RFC 1122 §4.2.3.9: port and protocol unreachable are soft, too (Linux).
        var opensFast = tcb.FastOpen.IsChild && tcb.IsAccepted;
        if (tcb.State is TcpState.SynSent or TcpState.SynReceived && !opensFast)
        {
            tcb.Fail(OutcomeOf(message.Kind));
        }
        else
        {
            tcb.SoftError = OutcomeOf(message.Kind);
        }
    }

    // A SYN that a listening socket has answered and nobody has accepted.
    private bool IsPending => tcb.State == TcpState.SynReceived && tcb.IsPassive && !tcb.FastOpen.IsChild;

    // RFC 5927 §4.1: it has to quote something that is on its way.
    private bool IsAboutFlight(in IcmpMessage message)
    {
        var first = tcb.FastOpen.IsChild && !tcb.IsSynAcknowledged ? tcb.Send.Initial : tcb.Send.Unacknowledged;
        return !message.Sequence.Precedes(first) && !tcb.Send.Next.Precedes(message.Sequence);
    }

    // Linux tcp_req_err: it is as if the SYN had not come, where nobody is at the other end.
    private void Forget(IcmpKind kind)
    {
        if (kind is IcmpKind.NetUnreachable or IcmpKind.HostUnreachable or IcmpKind.ParameterProblem
            or IcmpKind.TimeExceeded)
        {
            handshake.ReturnToListen(TcpTrigger.ResetArrived);
        }
    }

    // Before the peer has answered only a SYN with data can have been too large.
    private void Repair(SimTime now)
    {
        if (tcb.State != TcpState.SynSent)
        {
            tcb.Recovery.OnSegmentsTooLarge();
        }
        else if (tcb.FastOpen.DataBytes > 0)
        {
            handshake.RepeatSyn(SendCause.PathMtu, now);
        }
    }

    // RFC 6069: that nobody was reached says nothing of congestion, so it does not count as a timeout.
    private void RevertBackOff(in IcmpMessage message, SimTime now)
    {
        if (message.Sequence != tcb.Send.Unacknowledged || tcb.Recovery.Queue.Outstanding == 0
            || !tcb.Timers.IsRunning(TcpTimer.Retransmission) || !tcb.Timeout.TryRevert())
        {
            return;
        }

        var due = tcb.Recovery.Queue[0].LastSentAt + tcb.Timeout.Current;
        tcb.Timers.Start(TcpTimer.Retransmission, SimTime.Max(due, now));
    }

    private static ConnectionOutcome OutcomeOf(IcmpKind kind) =>
        kind == IcmpKind.PortUnreachable ? ConnectionOutcome.Refused : ConnectionOutcome.Unreachable;
}
