// Read first: RFC 9293 §3.9 (interfaces), §3.10 (event processing).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>One end of a TCP connection.</summary>
/// <remarks>
/// Payload is a count of bytes. The application writes with <see cref="Send"/> and reads with
/// <see cref="Read"/>; nothing blocks and no write is refused: the send buffer has no limit.
/// </remarks>
public sealed class TcpConnection : IEndpoint<TcpSegment, TcpEvent>
{
    private readonly TcpControlBlock _tcb;
    private readonly Handshake _handshake;
    private readonly SegmentArrival _arrival;
    private readonly Transmitter _transmitter;
    private readonly Patience _patience;
    private readonly TimerExpiry _expiry;
    private bool _hasSent;

    /// <summary>A closed connection.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="initialSequence">ISS, the number of its SYN.</param>
    /// <param name="timerPhase">How long before the start of time its host’s tick 0 was; counts with
    /// <see cref="TcpOptions.TimerHz"/>.</param>
    /// <param name="path">What its host knows of the MTU of the path; null: nothing.</param>
    public TcpConnection(
        TcpOptions options, SequenceNumber initialSequence, SimDuration timerPhase = default, PathMtu? path = null)
    {
        var wheel = new TimerWheel(options.TimerHz, timerPhase);
        _tcb = new TcpControlBlock(options, initialSequence, wheel, path ?? new PathMtu(options.GreatestPacketBytes));
        _handshake = new Handshake(_tcb);
        _arrival = new SegmentArrival(_tcb, _handshake);
        _transmitter = new Transmitter(_tcb);
        _patience = new Patience(_tcb);
        _expiry = new TimerExpiry(_tcb, _handshake, _transmitter, _patience);
    }

    /// <summary>The state.</summary>
    public TcpState State => _tcb.State;

    /// <summary>ISS: the number that relative sequence numbers count from.</summary>
    public SequenceNumber InitialSequence => _tcb.Send.Initial;

    /// <summary>Data bytes that came in order and were not read.</summary>
    public long ReadableBytes => _tcb.Receive.UnreadBytes;

    /// <summary>Data bytes that came in order since the connection opened.</summary>
    public long ReceivedBytes => _tcb.Receive.BytesInOrder;

    /// <summary>Segments sent again so far: data, SYNs, FINs.</summary>
    public int Retransmissions => _tcb.Retransmissions;

    /// <summary>Why the last segment that <see cref="TryTransmit"/> handed out was sent.</summary>
    public SendCause LastCause => _transmitter.LastCause;

    /// <summary>SRTT; null before the first sample.</summary>
    public SimDuration? SmoothedRoundTrip => _tcb.Timeout.SmoothedRoundTrip;

    /// <summary>RTO, back-off included.</summary>
    public SimDuration RetransmissionTimeout => _tcb.Timeout.Current;

    /// <summary>cwnd in segments.</summary>
    public int CongestionWindowSegments => _tcb.Congestion.WindowSegments;

    /// <summary>ssthresh in segments; <see cref="int.MaxValue"/> before the first loss.</summary>
    public int SlowStartThresholdSegments => _tcb.Congestion.SlowStartThresholdSegments;

    /// <summary>TCP_INFO: what it knows of itself now.</summary>
    public TcpInfo Info => new(_tcb);

    /// <summary>What it waits for now.</summary>
    public TcpWaits Waits => new(_tcb);

    /// <summary>TCP_NODELAY: whether small segments are sent without waiting for ACKs.</summary>
    public bool NoDelay
    {
        get => _tcb.NoDelay;
        set
        {
            _tcb.NoDelay = value;
            _tcb.Send.Release(all: value);
            _tcb.Stir();
        }
    }

    /// <summary>Whether the application has taken it with accept(): from then on an ICMP error alone does not end
    /// it.</summary>
    public bool IsAccepted
    {
        get => _tcb.IsAccepted;
        set => _tcb.IsAccepted = value;
    }

    /// <summary>What else can be set on the socket.</summary>
    public TcpSocketOptions Socket => _tcb.Socket;

    /// <summary>Whether the application may still write.</summary>
    public bool CanSend => _tcb.CanSend;

    /// <inheritdoc/>
    public SimTime? NextTimeout => _tcb.Timers.Next;

    /// <summary>Waits for a SYN (passive OPEN).</summary>
    /// <param name="fastOpen">What it takes for data in the SYN (RFC 7413); null: it does not count.</param>
    /// <param name="listener">The queues of the listening socket; null: no limits, and accepted at once.</param>
    /// <exception cref="InvalidOperationException">It was open before.</exception>
    public void Listen(FastOpenListener? fastOpen = null, TcpListener? listener = null)
    {
        ThrowIfUsed();
        _tcb.Stir();
        _tcb.Listener = listener;
        _tcb.FastOpen.Listener = fastOpen;
        _tcb.Move(TcpTrigger.PassiveOpen);
    }

    /// <summary>Sends a SYN (active OPEN).</summary>
    /// <exception cref="InvalidOperationException">It was open before.</exception>
    public void Open(SimTime now)
    {
        ThrowIfUsed();
        SendSyn(now);
    }

    /// <summary>Sends a SYN with a first write, or asks for the cookie that allows it next time (RFC 7413).</summary>
    /// <param name="cookie">The cookie of last time; an empty one asks for it; null: data without one (tcp_fastopen &amp; 4).</param>
    /// <param name="peerSegmentBytes">The MSS that the peer named last time, which bounds the data.</param>
    /// <param name="writtenBytes">The first write; 0 for none.</param>
    /// <param name="now">The current time.</param>
    public void OpenFast(FastOpenCookie? cookie, int peerSegmentBytes, long writtenBytes, SimTime now)
    {
        ThrowIfUsed();
        _tcb.Stir(now);
        _tcb.FastOpen.Begin(cookie, peerSegmentBytes, writtenBytes, now);
        SendSyn(now);
    }

    /// <summary>How many bytes of data fit a SYN to a peer that named an MSS last time.</summary>
    public int FastOpenRoom(int peerSegmentBytes, SimTime now) => _tcb.FastOpen.Room(peerSegmentBytes, now);

    /// <summary>What came of Fast Open.</summary>
    public FastOpenResult FastOpen =>
        new(_tcb.FastOpen.ReceivedCookie, _tcb.FastOpen.IsDataTaken, _tcb.FastOpen.IsChild);

    /// <summary>Queues data, as one write of the application.</summary>
    /// <param name="bytes">How many bytes; at least 1.</param>
    /// <param name="more">MSG_MORE: whether more follows, so that a segment that is not full waits for it.</param>
    /// <param name="endsRecord">MSG_EOR: whether no later write goes into the same segment.</param>
    /// <exception cref="InvalidOperationException">It is closed, or this side has closed.</exception>
    public void Send(long bytes, bool more = false, bool endsRecord = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        if (!_tcb.CanSend)
        {
            throw new InvalidOperationException($"A connection in {TcpText.Of(State)} cannot send.");
        }

        _tcb.Stir();
        _tcb.Usage.OnWrite();
        _tcb.Send.Queue(bytes, more, endsRecord);
    }

    /// <summary>Takes data out of the receive buffer, which may open the window.</summary>
    /// <param name="bytes">How many bytes; at most <see cref="ReadableBytes"/>.</param>
    /// <param name="now">The current time.</param>
    public void Read(long bytes, SimTime now)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, ReadableBytes);
        _tcb.Stir();
        _tcb.Receive.Read(bytes, _tcb.Timeout.SmoothedRoundTrip, now);
        if (_tcb.State is TcpState.Established or TcpState.FinWait1 or TcpState.FinWait2 or TcpState.CloseWait
            && _tcb.Acks.IsDueAfterRead(now))
        {
            var hasNews = _tcb.Receive.LastAcknowledged != _tcb.Receive.Next;
            _tcb.AckNow ??= hasNews ? SendCause.New : SendCause.WindowUpdate;
        }
    }

    /// <summary>Ends the own direction: a FIN follows the data (SHUT_WR). The other direction stays
    /// open.</summary>
    public void Shutdown()
    {
        _tcb.Stir();
        new Ending(_tcb).Shutdown();
    }

    /// <summary>Closes both directions. What was not read is lost, and the peer is told with a RST.</summary>
    public void Close(SimTime now)
    {
        _tcb.Stir(now);
        new Ending(_tcb).Close(now);
    }

    /// <summary>Until when a close() with SO_LINGER waits for the peer to acknowledge everything; null if it does not
    /// wait, or no more.</summary>
    public SimTime? CloseDeadline(SimTime now) =>
        now < _tcb.LingersUntil && State is TcpState.FinWait1 or TcpState.Closing or TcpState.LastAck
            ? _tcb.LingersUntil
            : null;

    /// <summary>Resets the connection (ABORT): nothing queued is sent, the peer gets a RST where it knows of
    /// us.</summary>
    public void Abort()
    {
        _tcb.Stir();
        new Ending(_tcb).Abort();
    }

    /// <summary>Whether a segment is the SYN of a new connection between the same ports, which TIME-WAIT gives way to:
    /// whoever listens takes it.</summary>
    /// <param name="segment">A segment for this connection.</param>
    /// <param name="now">The current time.</param>
    /// <param name="initialSequence">ISS of the end that takes it.</param>
    /// <returns>Whether it is; then this end is closed.</returns>
    public bool TryGiveWay(in TcpSegment segment, SimTime now, out SequenceNumber initialSequence)
    {
        initialSequence = _arrival.TimeWait.NextInitialSequence;
        if (State != TcpState.TimeWait || !_arrival.TimeWait.IsReusedBy(segment, now))
        {
            return false;
        }

        _tcb.Stir(now);
        _tcb.Release();
        _tcb.Move(TcpTrigger.Abort);
        return true;
    }

    /// <inheritdoc/>
    public void Receive(in TcpSegment unit, SimTime now)
    {
        _tcb.Stir(now);
        _tcb.Send.Release(all: false);
        _arrival.Process(unit, now);
    }

    /// <summary>Takes in an ICMP error about a segment of this end.</summary>
    public void ReceiveError(in IcmpMessage message, SimTime now)
    {
        _tcb.Stir(now);
        new IcmpArrival(_tcb, _handshake).Process(message, now);
    }

    /// <inheritdoc/>
    public void HandleTimeout(SimTime now)
    {
        _tcb.Stir(now);
        _tcb.Send.Release(all: false);
        _expiry.Process(now);
    }

    /// <inheritdoc/>
    public bool TryTransmit(SimTime now, out TcpSegment unit)
    {
        if (_tcb.SettledAt == now)
        {
            unit = default;
            return false;
        }

        _tcb.Timers.Now = now;
        if (_transmitter.TryTransmit(now, out unit))
        {
            _hasSent = true;
            return true;
        }

        if (_hasSent)
        {
            // It is sending that finds out that a route has changed (Linux: the check of dst in ip_queue_xmit).
            _tcb.Sizing.Refresh(now);
            _hasSent = false;
        }

        _transmitter.Settle(now);
        _patience.LimitTimers();
        _tcb.SettledAt = now;
        return false;
    }

    /// <inheritdoc/>
    public bool TryReadEvent(out TcpEvent happened) => _tcb.TryReadEvent(out happened);

    private void SendSyn(SimTime now)
    {
        _tcb.Stir(now);
        _tcb.Move(TcpTrigger.ActiveOpen);
        _handshake.SendSyn(now);
    }

    // A connection is one connection: its numbers and its estimates belong to it.
    private void ThrowIfUsed()
    {
        if (_tcb.Send.Next != _tcb.Send.Initial)
        {
            throw new InvalidOperationException("A connection opens once; make a new one.");
        }
    }
}
