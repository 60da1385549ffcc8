using NetSim.Engine;
using NetSim.Network.Applications;
using NetSim.Network.Explaining;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>One end of a connection: pumps TCP, TLS on it and the application, and keeps their timers.</summary>
/// <remarks>
/// All that TCP wants to send goes out before the application hears of anything, and after each of its calls: that is
/// the order of a kernel, where the ACK of a segment leaves before the process that waits for it runs.
/// </remarks>
internal sealed class EndpointDriver : IEventTarget
{
    // What the engine calls us for.
    private const long TimerExpired = 0;
    private const long Accepted = 1;
    private const long ProcessRuns = 2;

    private readonly IScheduler _scheduler;
    private readonly Conversation _conversation;
    private readonly ConversationPlan _plan;
    private readonly bool _isClient;
    private readonly TcpConnection _tcp;
    private readonly TlsPump? _tls;
    private readonly EndpointSocket _socket;
    private readonly ScriptedApplication _application;
    private readonly EndpointAlarm _alarm;
    private readonly WaitingProcess _process;
    private readonly Host _host;
    private readonly Backlog? _backlog;
    private readonly EndLog? _causes;
    private readonly PhaseTimes? _times; // the client’s
    private bool _isPumping;
    private bool _isTaken;

    /// <summary>A closed end of a connection, whose TLS records are marked in the streams that it writes and reads.</summary>
    public EndpointDriver(
        IScheduler scheduler, Conversation conversation, ConversationPlan plan, bool isClient,
        SequenceNumber initialSequence, (StreamMarks Outgoing, StreamMarks Incoming) marks)
    {
        (_scheduler, _conversation, _plan, _isClient) = (scheduler, conversation, plan, isClient);
        _times = isClient ? conversation.Times : null;
        var host = _host = isClient ? plan.Client : plan.Server;
        _tcp = plan.CreateTcp(isClient, initialSequence);
        _application = plan.CreateApplication(isClient, conversation.RandomOwner);
        _alarm = new EndpointAlarm(scheduler, this, TimerExpired);
        _process = new WaitingProcess(scheduler, this, ProcessRuns, host);
        _backlog = Backlog.Of(scheduler, this, _tcp, host.Spec);
        _causes = conversation.Causes?.EndOf(isClient);
        var stream = TlsStream.Of(plan, isClient, marks, _causes, Now);
        _socket = new EndpointSocket(scheduler, conversation, isClient, _tcp, stream) { Cpu = EndLog.ApplicationCpuOf(_causes, host.Cpu) };
        var opening = TlsOpening.Of(plan.Spec.StartTls, scheduler, conversation, isClient, _tcp);
        _tls = stream is null ? null : new TlsPump(conversation, isClient, _tcp, stream, _socket, _application, opening);
    }

    /// <summary>Whether its host has crashed: whatever it still waits for comes to nothing.</summary>
    public bool IsGone { get; set; }

    /// <summary>Whether the application has done all its steps.</summary>
    public bool IsFinished => _application.IsFinished;

    /// <summary>Whether TCP has nothing left to send or to wait for but TIME-WAIT’s end.</summary>
    public bool IsSettled => _tcp.State is TcpState.Closed or TcpState.TimeWait;

    /// <summary>Whether the application will do nothing more: all is done, or the connection has failed.</summary>
    public bool IsDone => _application.IsFinished || _application.IsStopped;

    /// <summary>Whether nothing will happen here but the end of TIME-WAIT, unless a packet comes.</summary>
    public bool IsOver => _tcp.State is TcpState.Closed or TcpState.TimeWait or TcpState.Listen
        && (IsDone || _tcp.State == TcpState.Listen || !_isTaken) && _tls?.NextTimeout is null;

    /// <summary>Segments sent again so far.</summary>
    public int Retransmissions => _tcp.Retransmissions;

    /// <summary>Application bytes read so far.</summary>
    public long BytesReceived => _socket.BytesReceived;

    private SimTime Now => _scheduler.Now;

    /// <summary>Opens: actively with a SYN, or passively.</summary>
    public void Open(bool isActive)
    {
        if (isActive)
        {
            FastOpening.Open(_tcp, _plan, _isClient ? _application : null, _socket, Now, _causes);
        }
        else
        {
            _tcp.Listen(FastOpening.ListenerFor(_plan), _plan.Server.ListenerAt(_plan.Port));
        }

        Pump();
    }

    /// <summary>Takes in a segment. Where another follows at this instant, the process hears of all of them together.</summary>
    public void Receive(in TcpSegment segment, bool isFollowed)
    {
        if (_backlog?.TryKeep(segment) == true)
        {
            return;
        }

        _tcp.Receive(segment, Now);
        if (isFollowed)
        {
            _socket.Transmit();
        }
        else
        {
            RunTcp();
        }
    }

    /// <summary>Takes in an ICMP error about a segment that it sent.</summary>
    public void ReceiveError(in IcmpMessage message)
    {
        _tcp.ReceiveError(message, Now);
        RunTcp();
    }

    /// <summary>Closes at once; the rest of the application’s steps is not done.</summary>
    public void CloseNow()
    {
        _socket.Note("close()");
        _application.Finish();
        _socket.Close();
        Pump();
        _conversation.OnFinished();
    }

    /// <summary>Forgets the end of TIME-WAIT, so that no timer keeps this alive.</summary>
    public void Release() => _alarm.Release();

    /// <summary>The application is not there, as after a crash of its host: nobody uses this end.</summary>
    public void Abandon() => _application.Stop();

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        if (IsGone)
        {
            return;
        }

        _causes?.Wake(Now);
        if (token == Accepted)
        {
            Begin(isAccepted: true);
        }

        if (_tcp.NextTimeout <= Now)
        {
            _conversation.Tracer?.Fired(Now, _isClient);
            _tcp.HandleTimeout(Now);
        }

        var isIdle = !(_application.NextTimeout <= Now) && !(_tls?.NextTimeout <= Now);
        if (_process.IsStalled || (token == TimerExpired && isIdle))
        {
            RunTcp();
        }
        else
        {
            _tls?.HandleTimeout(Now);
            Pump();
        }
    }

    /// <summary>What the kernel does by itself after segments came; the process hears of it when it runs.</summary>
    public void RunTcp()
    {
        if (_process.IsPrompt)
        {
            Pump();
            return;
        }

        _socket.Transmit();
        while (_tcp.TryReadEvent(out var happened))
        {
            if (!_process.TryKeep(happened))
            {
                Handle(happened);
            }
        }

        _process.Rouse(_tcp.ReadableBytes > 0 || _application.IsClosing);
        Rest();
    }

    // Until nobody has anything to do at this instant. An application’s call leads here again; the outer round sees it.
    private void Pump()
    {
        if (_isPumping)
        {
            return;
        }

        _isPumping = true;
        _process.OnRun();
        bool any;
        do
        {
            _socket.Transmit();
            any = false;
            for (; _process.TryHear(out var happened) || _tcp.TryReadEvent(out happened); any = true)
            {
                Handle(happened);
            }

            any |= _isTaken && _tls?.Advance(Now) == true;
            if (_application.Advance(_socket, Now))
            {
                any = true;
                _conversation.OnFinished();
            }
        }
        while (any || _socket.CompleteClose());
        _isPumping = false;
        Rest();
    }

    private void Rest()
    {
        var above = SimTime.Min(_tls?.NextTimeout ?? SimTime.Never, _application.NextTimeout ?? SimTime.Never);
        _alarm.Set(SimTime.Min(_tcp.NextTimeout ?? SimTime.Never, _host.FirstRunFrom(above)));
        _conversation.Tracer?.Rested(Now, _isClient, _tcp);
        _causes?.Settle(_tcp, _tls, _application.NextTimeout, _process.At);
        if (IsDone || IsOver)
        {
            _conversation.OnQuiet();
        }
    }

    private void Handle(in TcpEvent happened)
    {
        switch (happened.Kind)
        {
            case TcpEventKind.StateChanged:
                _conversation.Tracer?.Changed(Now, _isClient, TraceLayer.Tcp, TcpText.Of(happened.State), TcpText.CauseOf(happened));
                _conversation.OnStateChanged();
                _plan.Director?.OnState(_plan.Spec.Name, _isClient, TcpText.Of(happened.State));
                break;
            case TcpEventKind.Connected:
                OnConnected();
                break;
            case TcpEventKind.PeerClosed:
                _socket.IsTcpEnded = true;
                _times?.OnEndOfStream(Now);
                break;
            case TcpEventKind.Failed:
                _socket.Fail(happened.Outcome, _application);
                break;
        }
    }

    private void OnConnected()
    {
        _times?.OnConnected(Now);
        var isOwn = _isClient || _plan.Spec.SimultaneousOpen;
        if (!isOwn && _plan.Server.FirstRunFrom(_plan.Server.AcceptAt(_plan.Port, Now)) is var at && at > Now)
        {
            _causes?.AwaitAccept(at);
            _scheduler.Schedule(at, this, Accepted);
            return;
        }

        Begin(isAccepted: !isOwn);
    }

    // The process has the connection. That it is gone by now was told already.
    private void Begin(bool isAccepted)
    {
        _isTaken = true;
        if (isAccepted)
        {
            _tcp.IsAccepted = true;
            _plan.Server.ListenerAt(_plan.Port)?.Accept();
        }

        _socket.Note(isAccepted ? "accept()" : "connected");
        if (IsFinished || _tcp.State == TcpState.Closed)
        {
            return;
        }

        _tls?.Open(Now);
        if (_tls is null)
        {
            _application.Start();
        }
    }
}
