// Read first: RFC 9293 §3.8 (data communication), §3.7.4 (Nagle), §3.8.6.1 (zero-window probes); Linux
// tcp_write_xmit.
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Chooses the next segment to send: what waits in the outbox, then what is lost, then new data,
/// then a bare ACK.</summary>
internal sealed class Transmitter(TcpControlBlock tcb)
{
    private readonly Segmentation _segmentation = new(tcb);

    /// <summary>Why the last segment was sent.</summary>
    public SendCause LastCause { get; private set; }

    /// <summary>Takes the next segment; false when there is nothing to send now.</summary>
    public bool TryTransmit(SimTime now, out TcpSegment segment)
    {
        if (tcb.Outbox.TryDequeue(out var waiting))
        {
            (segment, LastCause) = waiting;
            return true;
        }

        if (TryRetransmit(now, out segment) || TrySendNew(now, out segment)
            || (tcb.Recovery.TryFallBack() && TryRetransmit(now, out segment)))
        {
            return true;
        }

        if (tcb.AckNow is { } cause)
        {
            LastCause = cause;
            segment = SegmentFactory.Data(tcb, tcb.Send.Next, 0, TcpFlags.None, now);
            OnAcknowledgmentSent();
            return true;
        }

        return false;
    }

    /// <summary>After the driver took all there is: arms the timer that gets things moving again.</summary>
    public void Settle(SimTime now)
    {
        tcb.Usage.OnBurstSent(_segmentation.IsHeldBack, now);
        tcb.Pacer.EndBurst();
        var send = tcb.Send;
        var idles = tcb.Recovery.Queue.Outstanding == 0;
        if (idles && (send.UnsentBytes > 0 || (send.FinQueued && !send.FinSent)) && tcb.IsSynAcknowledged
            && MayCarryData && !tcb.Timers.IsRunning(TcpTimer.Persist))
        {
            // Nothing in flight and nothing may go: the peer’s window is shut (RFC 9293 §3.8.6.1).
            tcb.Timers.Start(TcpTimer.Persist, now + ProbeInterval);
        }
    }

    /// <summary>Sends what keeps a shut window from being forgotten (Linux tcp_write_wakeup).</summary>
    public void ProbeWindow(SimTime now)
    {
        tcb.WindowProbes++;
        tcb.UnansweredProbes++;
        var send = tcb.Send;
        var room = send.Next.DistanceTo(send.WindowEnd);
        if (room > 0 && send.UnsentBytes > 0)
        {
            send.FillIfEmpty();
            var payload = (int)Math.Min(Math.Min(room, send.SegmentBytes), send.ChunkBytes);
            SendNew(payload, payload < room, now, out var data);
            tcb.Outbox.Enqueue((data with { Flags = data.Flags | TcpFlags.Push }, SendCause.WindowProbe));
            tcb.WindowProbes = 0;
            tcb.UnansweredProbes = 0;
            tcb.StuckSince = null;
            return;
        }

        // A segment with an old number, which the peer has to answer.
        var probe = SegmentFactory.Data(tcb, send.Unacknowledged + uint.MaxValue, 0, TcpFlags.None, now);
        tcb.Outbox.Enqueue((probe, SendCause.WindowProbe));
    }

    // RFC 9293 §3.8.6.1, SHLD-30: RTO first, then doubling. RTO itself stays as it is (Linux
    // tcp_probe0_when).
    private SimDuration ProbeInterval
    {
        get
        {
            var interval = tcb.Timeout.Current;
            for (var i = 0; i < tcb.WindowProbes && interval < tcb.Options.MaximumTimeout; i++)
            {
                interval *= 2;
            }

            return SimDuration.Min(interval, tcb.Options.MaximumTimeout);
        }
    }

    private bool MayCarryData => tcb.State is TcpState.Established or TcpState.CloseWait or TcpState.FinWait1
        or TcpState.Closing or TcpState.LastAck
        || (tcb.State == TcpState.SynReceived && tcb.FastOpen.IsChild);

    private bool TryRetransmit(SimTime now, out TcpSegment segment)
    {
        var isHeldUp = tcb.Recovery.Queue.HasWaiting && !tcb.Pacer.MaySend(now);
        if (isHeldUp || !tcb.Recovery.TryRetransmit(now, out var lost))
        {
            segment = default;
            return false;
        }

        LastCause = tcb.Recovery.RetransmissionCause;
        tcb.Retransmissions++;
        tcb.Usage.OnDataSentAgain(lost.PayloadBytes, now);
        segment = SegmentFactory.Data(tcb, lost.Start, lost.PayloadBytes, lost.Flags, now);
        OnAcknowledgmentSent();
        if (lost.Start == tcb.Send.Unacknowledged)
        {
            tcb.Recovery.Timer.OnSentAgain(now);
        }

        return true;
    }

    /// <summary>Sends the probe for a lost tail: new data if there is any, otherwise the last segment again.</summary>
    public void ProbeTail(SimTime now)
    {
        var send = tcb.Send;
        if (tcb.Recovery.HasProbe)
        {
            tcb.Recovery.Timer.OnProbe(isSent: false, now);
            return;
        }

        send.FillIfEmpty();
        var payload = (int)Math.Min(send.ChunkBytes, send.SegmentBytes);
        var isRepeat = payload == 0 || payload > send.Next.DistanceTo(send.WindowEnd);
        if (isRepeat)
        {
            var last = tcb.Recovery.RepeatLast(now);
            tcb.Usage.OnDataSentAgain(last.PayloadBytes, now);
            tcb.Retransmissions++;
            var again = SegmentFactory.Data(tcb, last.Start, last.PayloadBytes, last.Flags, now);
            tcb.Outbox.Enqueue((again, SendCause.TailLossProbe));
        }
        else
        {
            SendNew(payload, mayFinish: payload < send.Next.DistanceTo(send.WindowEnd), now, out var data);
            tcb.Outbox.Enqueue((data, SendCause.TailLossProbe));
        }

        tcb.Recovery.OnProbe(isRepeat);
        tcb.Recovery.Timer.OnProbe(isSent: true, now);
    }

    private bool TrySendNew(SimTime now, out TcpSegment segment)
    {
        segment = default;
        var send = tcb.Send;
        if (!MayCarryData || !(tcb.IsSynAcknowledged || tcb.FastOpen.IsChild) || send.FinSent)
        {
            return false;
        }

        if (send.UnsentBytes == 0 && !send.FinQueued)
        {
            return false;
        }

        // Deviation from RFC 9293 §3.8.6.2.1: half of the largest window is not enough for a part of a
        // segment; that goes out when the persist timer says so (Linux tcp_snd_wnd_test).
        tcb.Usage.OnDataWaits(now);
        if (!tcb.Pacer.MaySend(now))
        {
            return false;
        }

        if (tcb.Sizing.Probing.IsOn && !_segmentation.IsInBurst)
        {
            send.FillIfEmpty();
            if (tcb.Sizing.Probing.Next(now, out var isWaiting) is { } probe)
            {
                SendProbe(probe, now, out segment);
                return true;
            }

            if (isWaiting)
            {
                return false;
            }
        }

        if (!_segmentation.TryTake(now, out var payload))
        {
            return false;
        }

        // The FIN takes a number of its own; where only it does not fit the window, the data goes ahead.
        var holdsFin = send.FinQueued && payload == send.UnsentBytes && payload >= send.Next.DistanceTo(send.WindowEnd);
        if (holdsFin && payload == 0)
        {
            return false;
        }

        SendNew(payload, !holdsFin, now, out segment);
        if (_segmentation.EndsBurst)
        {
            // Linux __tcp_transmit_skb.
            segment = segment with { Flags = segment.Flags | TcpFlags.Push };
        }

        LastCause = SendCause.New;
        return true;
    }

    // Linux tcp_mtu_probe.
    private void SendProbe(int payload, SimTime now, out TcpSegment segment)
    {
        tcb.Sizing.Probing.OnSent(tcb.Send.Next, payload);
        SendNew(payload, mayFinish: false, now, out segment);
        LastCause = SendCause.MtuProbe;
    }

    private void SendNew(int payload, bool mayFinish, SimTime now, out TcpSegment segment)
    {
        var send = tcb.Send;
        tcb.Usage.OnDataSent(payload, now);
        var push = send.TakeUnsent(payload, out var isSealed) ? TcpFlags.Push : TcpFlags.None;
        var fin = mayFinish && send.FinQueued && send.UnsentBytes == 0 ? TcpFlags.Fin : TcpFlags.None;
        segment = tcb.Ecn.Mark(SegmentFactory.Data(tcb, send.Next, payload, push | fin, now));
        var wasIdle = tcb.Recovery.Queue.Outstanding == 0;
        tcb.Recovery.Add(new SentSegment
        {
            Start = send.Next,
            PayloadBytes = payload,
            Flags = push | fin,
            FirstSentAt = now,
            LastSentAt = now,
            Burst = _segmentation.Number,
            IsSealed = isSealed,
        });
        _segmentation.OnSent(now);
        send.FinSent |= fin != TcpFlags.None;
        send.Next = segment.End;
        if (payload < send.SegmentBytes)
        {
            send.SmallEnd = send.Next;
        }

        tcb.Timers.Stop(TcpTimer.Persist);
        tcb.Recovery.Timer.OnSent(wasIdle, now);

        if (payload > 0)
        {
            tcb.Acks.OnDataSent(now);
        }

        OnAcknowledgmentSent();
    }

    private void OnAcknowledgmentSent()
    {
        tcb.AckNow = null;
        tcb.Timers.Stop(TcpTimer.DelayedAcknowledgment);
        tcb.Acks.OnAcknowledgmentSent();
    }
}
