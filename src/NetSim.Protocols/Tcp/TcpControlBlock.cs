using System.Diagnostics.CodeAnalysis;
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>The TCB (RFC 9293 §3.3.1): everything that a connection remembers, in one place, without
/// behaviour of its own.</summary>
internal sealed class TcpControlBlock
{
    private readonly Ring<TcpEvent> _events = new();

    /// <summary>A closed connection.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="initialSequence">ISS.</param>
    /// <param name="wheel">How late its timers expire.</param>
    /// <param name="path">What its host knows of the MTU of the path.</param>
    public TcpControlBlock(TcpOptions options, SequenceNumber initialSequence, TimerWheel wheel, PathMtu path)
    {
        Options = options;
        Timers = new TcpTimers(wheel);
        NoDelay = options.NoDelay;
        Socket = new TcpSocketOptions(this);
        PeerTimestamps = new TimestampCheck(this);
        FastOpen = new FastOpen(this);
        Answers = new AnswerRation(this);
        Congestion = options.CongestionControl switch
        {
            CongestionControlKind.Cubic => new Cubic(options.Pacing, options.HyStart),
            CongestionControlKind.Reno => new NewReno(),
            CongestionControlKind.Bbr => new Bbr(Rate = new DeliveryRate()),
        };
        Ecn = new ExplicitNotification(this);
        Sizing = new SegmentSizing(this, path);
        Restart(initialSequence);
        Usage = new CongestionUsage(this);
        Pacer = new Pacer(this);
        Recovery = new LossRecovery(this);
        Acks = options.AckPolicy switch
        {
            AckPolicyKind.Linux => new LinuxAckPolicy(this),
            AckPolicyKind.Delayed => new DelayedAckPolicy(this),
            AckPolicyKind.Immediate => new ImmediateAckPolicy(this),
        };
    }

    /// <summary>The choices it was built with.</summary>
    public TcpOptions Options { get; }

    /// <summary>The state.</summary>
    public TcpState State { get; private set; }

    /// <summary>The send sequence space. Anew when a passive open begins again.</summary>
    public SendSide Send { get; private set; }

    /// <summary>The receive sequence space. Anew when the peer’s options are known.</summary>
    public ReceiveSide Receive { get; set; }

    /// <summary>The timers.</summary>
    public TcpTimers Timers { get; }

    /// <summary>RTO.</summary>
    public RetransmissionTimeout Timeout { get; private set; }

    /// <summary>cwnd and ssthresh.</summary>
    public ICongestionControl Congestion { get; }

    /// <summary>How fast the path delivers; null where congestion control does not ask.</summary>
    public DeliveryRate? Rate { get; }

    /// <summary>Explicit congestion notification.</summary>
    public ExplicitNotification Ecn { get; }

    /// <summary>How large segments are.</summary>
    public SegmentSizing Sizing { get; }

    /// <summary>How the connection ends if it ends by timing out, as ICMP told; null: as timed out.</summary>
    public ConnectionOutcome? SoftError { get; set; }

    /// <summary>Whether cwnd is used.</summary>
    public CongestionUsage Usage { get; }

    /// <summary>When the next segment may go.</summary>
    public Pacer Pacer { get; }

    /// <summary>What is in flight, and what of it is lost.</summary>
    public LossRecovery Recovery { get; set; }

    /// <summary>When data is acknowledged.</summary>
    public IAckPolicy Acks { get; }

    /// <summary>Segments that wait to go out before anything else: RSTs, SYNs, challenge ACKs.</summary>
    public Ring<(TcpSegment Segment, SendCause Cause)> Outbox { get; } = new(2);

    /// <summary>Whether an ACK has to go out at once, and why; null while none has.</summary>
    public SendCause? AckNow { get; set; }

    /// <summary>What the application has set on its socket.</summary>
    public TcpSocketOptions Socket { get; }

    /// <summary>TCP_NODELAY: no waiting for ACKs with small segments.</summary>
    public bool NoDelay { get; set; }

    /// <summary>Whether the application has closed the socket, so that nobody reads any more.</summary>
    public bool IsOrphan { get; set; }

    /// <summary>Whether the application has taken it with accept().</summary>
    public bool IsAccepted { get; set; }

    /// <summary>Until when close() waits for what was sent to be acknowledged.</summary>
    public SimTime LingersUntil { get; set; }

    /// <summary>When the peer last said something that counts.</summary>
    public SimTime HeardAt { get; set; }

    /// <summary>Probes of a shut window or of a silent peer since it last said something.</summary>
    public int UnansweredProbes { get; set; }

    /// <summary>Whether the connection was opened by the peer’s SYN.</summary>
    public bool IsPassive { get; set; }

    /// <summary>Whether both sides send timestamps; before the SYNs crossed, whether we do.</summary>
    public bool UsesTimestamps { get; set; }

    /// <summary>Whether both sides scale windows; before the SYNs crossed, whether we do.</summary>
    public bool UsesWindowScaling { get; set; }

    /// <summary>Whether both sides permit SACK; before the SYNs crossed, whether we do.</summary>
    public bool UsesSelectiveAcknowledgment { get; set; }

    /// <summary>The listening socket’s queues; null where nothing limits them.</summary>
    public TcpListener? Listener { get; set; }

    /// <summary>Whether the SYN was answered with a cookie and forgotten: no timer, and only such options as fit a
    /// cookie.</summary>
    public bool UsesSynCookie { get; set; }

    /// <summary>Whether the listening socket counts this connection among those that are not complete.</summary>
    public bool IsHalfOpen { get; set; }

    /// <summary>Data in SYNs.</summary>
    public FastOpen FastOpen { get; }

    /// <summary>What the peer’s timestamps tell.</summary>
    public TimestampCheck PeerTimestamps { get; }

    /// <summary>Answers to what does not fit.</summary>
    public AnswerRation Answers { get; }

    /// <summary>TS.Recent: the peer’s timestamp to echo (RFC 7323 §4.3).</summary>
    public uint RecentTimestamp { get; set; }

    /// <summary>When our SYN or SYN-ACK went out for the first time.</summary>
    public SimTime SynSentAt { get; set; }

    /// <summary>How often our SYN or SYN-ACK was sent again, for whatever reason.</summary>
    public int SynRetransmissions { get; set; }

    /// <summary>How often the timer of our SYN or SYN-ACK expired.</summary>
    public int SynTimeouts { get; set; }

    /// <summary>How many windows in a row were probed in vain: each doubles the time to the next
    /// probe.</summary>
    public int WindowProbes { get; set; }

    /// <summary>When SND.UNA last advanced.</summary>
    public SimTime ProgressAt { get; set; }

    /// <summary>Since when the peer has acknowledged nothing of what keeps being sent; null while nothing
    /// is.</summary>
    public SimTime? StuckSince { get; set; }

    /// <summary>When a segment outside the protocol’s order was last answered.</summary>
    public SimTime? LastInvalidAnswer { get; set; }

    /// <summary>When all was sent that could be; null when something has happened since. At that very time there is
    /// nothing more to send.</summary>
    public SimTime? SettledAt { get; set; }

    /// <summary>Segments sent again so far.</summary>
    public int Retransmissions { get; set; }

    /// <summary>Whether our SYN is acknowledged.</summary>
    public bool IsSynAcknowledged => Send.Unacknowledged != Send.Initial;

    /// <summary>Whether our FIN is acknowledged.</summary>
    public bool IsFinAcknowledged => Send.FinSent && Send.Unacknowledged == Send.Next;

    /// <summary>Whether the application may still send.</summary>
    public bool CanSend => !Send.FinQueued && State is TcpState.Established or TcpState.CloseWait
        or TcpState.SynSent or TcpState.SynReceived;

    /// <summary>Makes room for another SYN: this one is complete, given up, or accepted before it is complete.</summary>
    public void LeaveSynQueue()
    {
        if (IsHalfOpen)
        {
            IsHalfOpen = false;
            Listener?.Forget();
        }
    }

    /// <summary>Moves along an arrow of the diagram.</summary>
    /// <exception cref="InvalidOperationException">The diagram has no such arrow: a defect of
    /// ours.</exception>
    public void Move(TcpTrigger trigger) => Move(trigger, ConnectionOutcome.Unfinished);

    private void Move(TcpTrigger trigger, ConnectionOutcome outcome)
    {
        if (State == TcpState.SynReceived)
        {
            LeaveSynQueue();
        }

        State = TcpTransitions.Next(State, trigger)
            ?? throw new InvalidOperationException($"TCP has no arrow from {State} for {trigger}.");
        _events.Enqueue(new TcpEvent(TcpEventKind.StateChanged, State, outcome, trigger));
    }

    /// <summary>Ends the connection for a reason that the user is told.</summary>
    public void Fail(ConnectionOutcome outcome)
    {
        Release();
        Move(TcpTrigger.Abort, outcome);
        _events.Enqueue(new TcpEvent(TcpEventKind.Failed, State, outcome));
    }

    /// <summary>Ends the connection because the peer is silent for too long.</summary>
    public void GiveUp() => Fail(SoftError ?? ConnectionOutcome.TimedOut);

    /// <summary>Begins to wait for the peer’s FIN, once the application has closed.</summary>
    /// <remarks>Deviation from RFC 9293 §3.6: not for ever, but tcp_fin_timeout or 3.5 RTO (Linux
    /// tcp_fin_time).</remarks>
    public void StartFinWait2(SimTime now)
    {
        if (!Timers.IsRunning(TcpTimer.TimeWait))
        {
            var least = Timeout.Current * 4 - Timeout.Current / 2;
            Timers.Start(TcpTimer.TimeWait, now + SimDuration.Max(Socket.FinWait2Timeout, least));
        }
    }

    /// <summary>Begins TIME-WAIT: from now on only its own timer counts.</summary>
    /// <param name="trigger">What led there.</param>
    /// <param name="now">The current time.</param>
    public void EnterTimeWait(TcpTrigger trigger, SimTime now)
    {
        Timers.StopAll();
        Timers.Start(TcpTimer.TimeWait, now + Options.TimeWait);
        Move(trigger);
    }

    /// <summary>Something happens that may lead to a segment.</summary>
    public void Stir() => SettledAt = null;

    /// <summary>Something happens now that may lead to a segment.</summary>
    public void Stir(SimTime now)
    {
        SettledAt = null;
        Timers.Now = now;
    }

    /// <summary>Forgets all that was learnt from a peer, as if no segment had come yet.</summary>
    /// <param name="initialSequence">ISS.</param>
    [MemberNotNull(nameof(Send), nameof(Receive), nameof(Timeout))]
    public void Restart(SequenceNumber initialSequence)
    {
        Send = new SendSide(initialSequence);
        Receive = new ReceiveSide(Options, Options.OfferedSegmentBytes);
        Timeout = new RetransmissionTimeout(Options, Timers.Wheel);
        UsesTimestamps = Options.Timestamps;
        UsesWindowScaling = Options.WindowScaling;
        UsesSelectiveAcknowledgment = Options.SelectiveAcknowledgment;
        RecentTimestamp = 0;
        FastOpen.Restart();
        Ecn.Restart();
        IsPassive = false;
        SynTimeouts = 0;
        SynRetransmissions = 0;
        LastInvalidAnswer = null;
        SoftError = null;
    }

    /// <summary>Stops all timers and forgets what is in flight.</summary>
    public void Release()
    {
        Timers.StopAll();
        Recovery.Queue.Clear();
        AckNow = null;
    }

    /// <summary>Tells the user something.</summary>
    public void Emit(TcpEventKind kind) => _events.Enqueue(new TcpEvent(kind, State));

    /// <summary>Takes out the next thing to tell.</summary>
    public bool TryReadEvent(out TcpEvent happened) => _events.TryDequeue(out happened);
}
