using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What a connection waits for, once it has sent what it may.</summary>
public readonly struct TcpWaits
{
    private readonly TcpControlBlock _tcb;

    internal TcpWaits(TcpControlBlock tcb) => _tcb = tcb;

    /// <summary>What keeps back data that was written and not sent.</summary>
    public SendLimit Limit
    {
        get
        {
            var send = _tcb.Send;
            if ((send.UnsentBytes == 0 && (!send.FinQueued || send.FinSent)) || !_tcb.IsSynAcknowledged)
            {
                return SendLimit.None;
            }

            if (_tcb.Timers.IsRunning(TcpTimer.Pacing))
            {
                return SendLimit.Pacing;
            }

            var room = send.Next.DistanceTo(send.WindowEnd);
            var quota = _tcb.Congestion.WindowSegments - _tcb.Recovery.InFlight;
            if (quota <= 0)
            {
                return SendLimit.CongestionWindow;
            }

            if (Math.Min(send.UnsentBytes, send.SegmentBytes) > room || room <= 0)
            {
                return SendLimit.ReceiveWindow;
            }

            if (send.UnsentBytes < send.SegmentBytes)
            {
                return send.HoldsPartial || _tcb.Socket.Cork ? SendLimit.Cork : SendLimit.Nagle;
            }

            // A burst that waits until it is worth sending.
            return (long)quota * send.SegmentBytes <= room ? SendLimit.CongestionWindow : SendLimit.ReceiveWindow;
        }
    }

    /// <summary>When a timer expires; <see cref="SimTime.Never"/> while it is stopped.</summary>
    public SimTime ExpiryOf(TcpTimer timer) => _tcb.Timers.ExpiryOf(timer);
}
