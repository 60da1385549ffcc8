// Read first: RFC 9293 §3.10.4 (CLOSE), §3.10.5 (ABORT); RFC 2525 §2.17; Linux tcp_close, tcp_disconnect.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What the application’s wish to end the connection does.</summary>
/// <param name="tcb">The connection.</param>
internal readonly struct Ending(TcpControlBlock tcb)
{
    /// <summary>Ends the own direction.</summary>
    public void Shutdown()
    {
        switch (tcb.State)
        {
            // Deviation from RFC 9293 §3.10.4: in SYN-RECEIVED the FIN waits for the ACK of our SYN even
            // where no data waits before it. The state moves on at once, as in the diagram.
            case TcpState.Established or TcpState.SynReceived or TcpState.CloseWait:
                tcb.Send.FinQueued = true;
                tcb.Send.Release(all: true);
                tcb.Move(TcpTrigger.Close);
                break;
            case TcpState.Listen or TcpState.SynSent:
                tcb.Release();
                tcb.Move(TcpTrigger.Close);
                break;
        }
    }

    /// <summary>Ends both directions.</summary>
    public void Close(SimTime now)
    {
        if (tcb.Receive.UnreadBytes > 0 && tcb.State is not (TcpState.Closed or TcpState.TimeWait))
        {
            // RFC 2525 §2.17, RFC 9293 §3.6.1: data that nobody reads resets the connection.
            Abort();
            return;
        }

        if (tcb.Socket.Linger == SimDuration.Zero)
        {
            Abort();
            return;
        }

        tcb.IsOrphan = true;
        tcb.LingersUntil = now + (tcb.Socket.Linger ?? SimDuration.Zero);
        Shutdown();
        if (tcb.State == TcpState.FinWait2)
        {
            tcb.StartFinWait2(now);
        }
    }

    /// <summary>Ends it at once.</summary>
    public void Abort()
    {
        switch (tcb.State)
        {
            case TcpState.Closed:
                return;
            case TcpState.Listen or TcpState.SynSent or TcpState.TimeWait:
            case TcpState.Closing or TcpState.LastAck when tcb.Send.FinSent:
                // RFC 9293 §3.10.5: these states send no RST.
                // Deviation: where data still waits in front of the FIN, they do (Linux tcp_disconnect).
                break;
            default:
                tcb.Outbox.Enqueue((SegmentFactory.Reset(tcb), SendCause.New));
                break;
        }

        tcb.Fail(ConnectionOutcome.Aborted);
    }
}
