// Read first: RFC 9293 §3.5 (establishing), §3.10.7.1 to §3.10.7.3; RFC 7323 §2 and §3.2 (options); RFC 6298 §5.
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Opens connections: SYNs out and in, their options, and their timer.</summary>
internal sealed class Handshake(TcpControlBlock tcb)
{
    private const int DefaultSegmentSize = 536;
    private const int MaximumWindowShift = 14;

    // Deviation from RFC 9293 §3.7.1: an MSS of less than 48 counts as 48 (Linux, tcp_min_snd_mss), because a
    // peer may not make us send crumbs.
    private const int LeastSegmentSize = 48;

    // What a cookie can say of the peer’s MSS (Linux, msstab).
    private static readonly IReadOnlyList<int> CookieSegmentSizes = [536, 1300, 1440, 1460];

    private readonly Establishment _establishment = new(tcb);

    /// <summary>Sends the first SYN, or SYN-ACK.</summary>
    public void SendSyn(SimTime now)
    {
        tcb.SynSentAt = now;
        tcb.Send.Next = tcb.Send.Initial + 1 + (uint)tcb.FastOpen.DataBytes;
        tcb.Send.SmallEnd = tcb.Send.Initial;
        var syn = SegmentFactory.Syn(tcb, now) with { PayloadBytes = tcb.FastOpen.DataBytes };
        tcb.FastOpen.OnSynSent();
        tcb.Outbox.Enqueue((syn, SendCause.New));
        StartTimer(now);
    }

    /// <summary>The timer of our SYN or SYN-ACK expired.</summary>
    public void OnTimeout(SimTime now)
    {
        tcb.SynTimeouts++;
        var options = tcb.Options;
        var limit = IsSynAck ? options.SynAckRetries : tcb.Socket.SynRetries + options.SynLinearTimeouts;
        if (tcb.SynTimeouts > limit)
        {
            tcb.GiveUp();
            return;
        }

        // Deviation from RFC 6298 §5.5: the first SYN timeouts do not back off (Linux 6.5,
        // tcp_syn_linear_timeouts); SYN-ACKs always do.
        if (tcb.FastOpen.IsChild)
        {
            // The timeout of data is not touched (Linux tcp_fastopen_synack_timer).
            RepeatSyn(SendCause.RetransmissionTimeout, now);
            tcb.Timers.Start(TcpTimer.Retransmission, now + tcb.Options.InitialTimeout * (1L << tcb.SynTimeouts));
            return;
        }

        if (IsSynAck || tcb.SynTimeouts > options.SynLinearTimeouts)
        {
            tcb.Timeout.BackOff();
        }

        RepeatSyn(SendCause.RetransmissionTimeout, now);
    }

    /// <summary>RFC 9293 §3.10.7.1: nobody is here.</summary>
    public void ArriveClosed(in TcpSegment segment)
    {
        if (!segment.Has(TcpFlags.Reset))
        {
            tcb.Outbox.Enqueue((SegmentFactory.ResetFor(segment), SendCause.New));
        }
    }

    /// <summary>RFC 9293 §3.10.7.2.</summary>
    public void ArriveListen(in TcpSegment segment, SimTime now)
    {
        if (segment.Has(TcpFlags.Reset))
        {
            return;
        }

        if (segment.Has(TcpFlags.Acknowledge))
        {
            tcb.Outbox.Enqueue((SegmentFactory.ResetFor(segment), SendCause.New));
            return;
        }

        // Deviation from RFC 9293 §3.10.7.2: data that comes with a SYN is kept only with Fast Open; the peer sends it
        // again. A SYN with a FIN is nobody’s and not answered (Linux tcp_rcv_state_process).
        if (segment.Has(TcpFlags.Syn) && !segment.Has(TcpFlags.Fin))
        {
            var usesCookie = false;
            if (tcb.Listener is { } listener && !listener.TryAdmit(out usesCookie))
            {
                return;
            }

            tcb.IsPassive = true;
            tcb.UsesSynCookie = usesCookie;
            tcb.IsHalfOpen = tcb.Listener is not null && !usesCookie;
            TakeSyn(segment, now);
            var opensFast = tcb.FastOpen.TakeSyn(segment);
            if (opensFast)
            {
                tcb.Receive.TakeInOrder(segment.Sequence + 1 + (uint)segment.PayloadBytes);
                tcb.LeaveSynQueue();
                tcb.Listener?.TryQueue();
            }

            tcb.Move(TcpTrigger.SynArrived);
            SendSyn(now);
            if (opensFast)
            {
                _establishment.OpenFast(segment, now);
            }
        }
    }

    /// <summary>RFC 9293 §3.10.7.3.</summary>
    public void ArriveSynSent(in TcpSegment segment, SimTime now)
    {
        // First, the ACK bit.
        var hasAck = segment.Has(TcpFlags.Acknowledge);
        if (hasAck && !tcb.FastOpen.IsAcknowledging(segment.Acknowledgment))
        {
            if (!segment.Has(TcpFlags.Reset))
            {
                tcb.Outbox.Enqueue((SegmentFactory.ResetFor(segment), SendCause.New));
            }

            return;
        }

        // Second, the RST bit: it counts only with an ACK of our SYN.
        if (segment.Has(TcpFlags.Reset))
        {
            if (hasAck)
            {
                tcb.Fail(ConnectionOutcome.Refused);
            }

            return;
        }

        // Fourth, the SYN bit.
        if (!segment.Has(TcpFlags.Syn))
        {
            return;
        }

        TakeSyn(segment, now);
        if (!hasAck)
        {
            // Simultaneous open (RFC 9293 §3.5, Figure 8).
            tcb.Move(TcpTrigger.SynArrived);
            tcb.SynTimeouts = 0;
            tcb.Outbox.Enqueue((SegmentFactory.Syn(tcb, now), SendCause.New));
            StartTimer(now);
            return;
        }

        tcb.FastOpen.TakeSynAck(segment);
        tcb.Send.Unacknowledged = segment.Acknowledgment;
        _establishment.Complete(segment, TcpTrigger.SynAckArrived, now);
        tcb.FastOpen.FollowRest(isLost: true);
        if (tcb.Send.UnsentBytes > 0)
        {
            tcb.Acks.OnWritePending(now);
        }

        tcb.AckNow = SendCause.New;
    }

    /// <summary>Answers a SYN that comes again in SYN-RECEIVED: with our SYN-ACK, whose timer starts
    /// anew.</summary>
    public bool TryAnswerDuplicateSyn(in TcpSegment segment, SimTime now)
    {
        if (tcb.IsSynAcknowledged || segment.Has(TcpFlags.Acknowledge) || segment.Has(TcpFlags.Reset)
            || !segment.Has(TcpFlags.Syn) || segment.Sequence != tcb.Receive.Initial)
        {
            return false;
        }

        // Measured on Linux 6.18: every SYN-ACK echoes the first SYN, whatever made it go out. So this SYN’s
        // timestamp is not noted.
        if (tcb.LastInvalidAnswer is { } last && now - last < tcb.Options.InvalidSegmentInterval)
        {
            return true;
        }

        tcb.LastInvalidAnswer = now;
        RepeatSyn(SendCause.DuplicateSyn, now);
        return true;
    }

    /// <summary>RFC 9293 §3.10.7.4, fifth, SYN-RECEIVED: the ACK of our SYN opens the connection.</summary>
    public bool TryComplete(in TcpSegment segment, SimTime now)
    {
        if (tcb.FastOpen.IsChild)
        {
            return _establishment.TryCompleteFast(segment, now);
        }

        if (!tcb.FastOpen.IsAcknowledging(segment.Acknowledgment))
        {
            tcb.Outbox.Enqueue((SegmentFactory.ResetFor(segment), SendCause.New));
            return false;
        }

        tcb.FastOpen.TakeSynAck(segment);
        tcb.Send.Unacknowledged = segment.Acknowledgment;
        _establishment.Complete(segment, TcpTrigger.SynAcknowledged, now);
        tcb.FastOpen.FollowRest(isLost: false);
        if (segment.Has(TcpFlags.Syn))
        {
            tcb.AckNow = SendCause.New;
        }

        return true;
    }

    /// <summary>RFC 9293 §3.10.7.4, second and fourth: a RST or a new SYN sends a passive open back to
    /// LISTEN.</summary>
    /// <remarks>What was written for the peer that is gone is forgotten with it. The user is not told of a
    /// failure.</remarks>
    public void ReturnToListen(TcpTrigger trigger)
    {
        tcb.Release();

        // Deviation from RFC 9293 §3.4.1: the next connection has the same ISS, because an endpoint draws no
        // random numbers, and nothing of the first is on its way any more.
        tcb.Restart(tcb.Send.Initial);
        tcb.Move(trigger);
    }

    private bool IsSynAck => tcb.State != TcpState.SynSent;

    /// <summary>Sends our SYN or SYN-ACK again.</summary>
    public void RepeatSyn(SendCause cause, SimTime now)
    {
        tcb.SynRetransmissions++;
        tcb.Retransmissions++;
        tcb.Outbox.Enqueue((SegmentFactory.Syn(tcb, now), cause));
        if (!tcb.FastOpen.IsChild)
        {
            StartTimer(now);
        }
    }

    private void StartTimer(SimTime now)
    {
        if (!tcb.UsesSynCookie)
        {
            tcb.Timers.Start(TcpTimer.Retransmission, now + tcb.Timeout.Current);
        }
    }

    // The peer’s SYN: its numbers, and which options both have.
    private void TakeSyn(in TcpSegment segment, SimTime now)
    {
        var options = tcb.Options;
        tcb.UsesTimestamps = options.Timestamps && segment.HasTimestamps;
        tcb.PeerTimestamps.Take(segment, now);
        var overhead = tcb.UsesTimestamps ? SegmentFactory.TimestampBytes : 0;

        // RFC 9293 §3.7.1, MUST-15: 536 where the peer names no MSS.
        var peerSegment = segment.MaximumSegmentSize > 0 ? segment.MaximumSegmentSize : DefaultSegmentSize;
        var segmentSize = Math.Max(LeastSegmentSize, Math.Min(peerSegment, options.MaximumSegmentSize ?? int.MaxValue));
        if (tcb.UsesSynCookie)
        {
            segmentSize = CookieSegmentSizes.Last(size => size <= Math.Max(segmentSize, CookieSegmentSizes[0]));
        }

        // RFC 4987 §3.6: a cookie has no room for options, but the timestamp that comes back has (Linux
        // cookie_timestamp_decode).
        var remembersOptions = !tcb.UsesSynCookie || tcb.UsesTimestamps;
        tcb.Sizing.Begin(segmentSize, overhead, now);
        if (tcb.State == TcpState.Listen)
        {
            tcb.Receive = new ReceiveSide(options, options.OfferedSegmentBytes - overhead);
        }

        // RFC 7323 §2.2: both have to scale, or none does.
        tcb.UsesWindowScaling = options.WindowScaling && segment.WindowScale is not null && remembersOptions;
        tcb.Receive.OwnShift = tcb.UsesWindowScaling ? tcb.Receive.OwnShift : 0;

        // RFC 7323 §2.3: more than 14 counts as 14.
        tcb.Send.WindowShift = tcb.UsesWindowScaling
            ? Math.Min(MaximumWindowShift, (int)segment.WindowScale!)
            : 0;
        tcb.Ecn.TakeSyn(segment);
        tcb.UsesSelectiveAcknowledgment = options.SelectiveAcknowledgment && segment.SackPermitted && remembersOptions;
        tcb.Receive.Synchronize(segment.Sequence);
        tcb.Send.TakeFirstWindow(segment);
    }
}
