// Read first: RFC 9293 §3.5; RFC 6298 §5.7; RFC 5681 §3.1 (initial window); RFC 7413 §4.2.2; Linux tcp_init_transfer.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What begins when the handshake is done: the first round-trip sample, the first windows.</summary>
internal readonly struct Establishment(TcpControlBlock tcb)
{
    /// <summary>The handshake is complete.</summary>
    public void Complete(in TcpSegment segment, TcpTrigger trigger, SimTime now)
    {
        tcb.Timers.Stop(TcpTimer.Retransmission);
        TakeSample(segment, now);
        if (segment.Has(TcpFlags.Syn))
        {
            tcb.Send.TakeFirstWindow(segment);
        }
        else
        {
            tcb.Send.TakeWindow(segment);
        }

        BeginTransfer(InitialWindowAfter(segment), now);
        tcb.Move(trigger);
        tcb.Emit(TcpEventKind.Connected);
    }

    /// <summary>RFC 7413 §4.2.2: the application may read and write before the peer’s ACK.</summary>
    public void OpenFast(in TcpSegment segment, SimTime now)
    {
        tcb.Timeout.StartWithoutSample();
        BeginTransfer(tcb.Options.InitialWindowSegments, now);
        tcb.Timers.Start(TcpTimer.Retransmission, now + tcb.Options.InitialTimeout);
        tcb.Emit(TcpEventKind.Connected);
        if (segment.PayloadBytes > 0)
        {
            tcb.Emit(TcpEventKind.Readable);
        }
    }

    /// <summary>The ACK of our SYN-ACK came where the connection was usable already. It may acknowledge data as well,
    /// which <see cref="AcknowledgmentField"/> takes.</summary>
    public bool TryCompleteFast(in TcpSegment segment, SimTime now)
    {
        var acknowledged = (tcb.Send.Initial + 1).DistanceTo(segment.Acknowledgment);
        if (acknowledged < 0 || tcb.Send.Next.Precedes(segment.Acknowledgment))
        {
            tcb.Outbox.Enqueue((SegmentFactory.ResetFor(segment), SendCause.New));
            return false;
        }

        tcb.Timers.Stop(TcpTimer.Retransmission);
        tcb.Send.Unacknowledged = tcb.Send.Initial + 1;
        TakeSample(segment, now);
        tcb.Send.TakeWindow(segment);
        if (tcb.State == TcpState.SynReceived)
        {
            tcb.Move(TcpTrigger.SynAcknowledged);
        }

        tcb.Recovery.Timer.Restart(now);
        return true;
    }

    // A SYN that was sent twice, or forgotten, gives no sample, but the timestamp that comes back does (RFC 7323 §4.1).
    private void TakeSample(in TcpSegment segment, SimTime now)
    {
        var sample = tcb.SynRetransmissions == 0 && !tcb.UsesSynCookie ? now - tcb.SynSentAt
            : tcb.UsesTimestamps ? SegmentFactory.RoundTripOf(segment.TimestampEcho, now)
            : null;
        if (sample is { } roundTrip)
        {
            tcb.Timeout.AddSample(roundTrip);
            tcb.Recovery.OnFirstSample(roundTrip);
        }

        if (tcb.Timeout.SmoothedRoundTrip is null)
        {
            tcb.Timeout.StartWithoutSample();
        }
    }

    private void BeginTransfer(int windowSegments, SimTime now)
    {
        tcb.HeardAt = now;
        if (tcb.Socket.IsKeptAlive)
        {
            tcb.Timers.Start(TcpTimer.KeepAlive, now + tcb.Socket.KeepAliveTime);
        }

        tcb.Usage.OnEstablished(now);
        tcb.Congestion.OnEstablished(
            windowSegments, tcb.Send.SegmentBytes, tcb.Timeout.SmoothedRoundTrip, tcb.Send.Next, now);
    }

    // RFC 5681 §3.1: a lost SYN or SYN-ACK cuts the initial window to one segment.
    // Deviation: the first retransmission is forgiven, since RTO begins at 1 s, and so are those that the peer’s
    // echo of the first shows to have been for nothing (Linux tcp_init_transfer, tcp_try_undo_spurious_syn). A
    // SYN-ACK has to have met a timeout of its own, but repeats for SYNs that came again count, too (measured).
    private int InitialWindowAfter(in TcpSegment segment)
    {
        var answersFirst = tcb.UsesTimestamps && segment.TimestampEcho == SegmentFactory.TimestampAt(tcb.SynSentAt);
        var isLost = tcb.SynRetransmissions > 1 && tcb.SynTimeouts > 0 && !answersFirst;
        return isLost ? 1 : tcb.Options.InitialWindowSegments;
    }
}
