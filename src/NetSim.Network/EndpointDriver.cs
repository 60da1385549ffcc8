using NetSim.Engine;
using NetSim.Network.Applications;
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
internal sealed class EndpointDriver : IEventTarget, ISocket
{
    // What the engine calls us for.
    private const long TimerWent = 0;
    private const long TimerIsDue = 1;

    private readonly IScheduler _scheduler;
    private readonly Conversation _conversation;
    private readonly bool _isClient;
    private readonly TcpConnection _tcp;
    private readonly TlsStream? _tls;
    private readonly ScriptedApplication _application;
    private readonly WakeUp _alarm;
    private bool _isTcpEnded;
    private bool _isPumping;

    /// <summary>A closed end.</summary>
    /// <param name="scheduler">The engine.</param>
    /// <param name="conversation">The connection it belongs to.</param>
    /// <param name="plan">What the connection is like.</param>
    /// <param name="isClient">Which end it is.</param>
    /// <param name="initialSequence">ISS.</param>
    /// <param name="marks">TLS records in the stream that it writes and in the one that it reads.</param>
    public EndpointDriver(
        IScheduler scheduler,
        Conversation conversation,
        ConversationPlan plan,
        bool isClient,
        SequenceNumber initialSequence,
        (StreamMarks Outgoing, StreamMarks Incoming) marks)
    {
        _scheduler = scheduler;
        _conversation = conversation;
        _isClient = isClient;
        var host = isClient ? plan.Client : plan.Server;
        _tcp = new TcpConnection(host.Spec.Tcp, initialSequence);
        _tcp.NoDelay = plan.Spec.NoDelay ?? _tcp.NoDelay;
        _application = new ScriptedApplication(isClient ? plan.Spec.Client : plan.Spec.Server);
        _alarm = new WakeUp(scheduler, this, TimerWent);
        if (plan.Spec.Tls is { } options)
        {
            ITlsEndpoint endpoint = isClient
                ? new TlsClient(options, host.Cpu)
                : new TlsServer(plan.Spec.ServerTls ?? options, host.Cpu);
            _tls = new TlsStream(endpoint, marks.Outgoing, marks.Incoming);
        }
    }

    /// <summary>Whether the application has done all its steps.</summary>
    public bool IsFinished => _application.IsFinished;

    /// <summary>Whether TCP has nothing left to send or to wait for but TIME-WAIT’s end.</summary>
    public bool IsSettled => _tcp.State is TcpState.Closed or TcpState.TimeWait;

    /// <summary>Segments sent again so far.</summary>
    public int Retransmissions => _tcp.Retransmissions;

    /// <summary>Application bytes read so far.</summary>
    public long BytesReceived { get; private set; }

    /// <inheritdoc/>
    public SimTime ConnectionStart => _conversation.Start;

    /// <inheritdoc/>
    public bool IsAtEnd => _tls is null
        ? _isTcpEnded && _tcp.ReadableBytes == 0
        : _tls.IsPeerClosed && _tls.AvailableBytes == 0;

    private SimTime Now => _scheduler.Now;

    private ConnectionTracer? Tracer => _conversation.Tracer;

    // The process reads while its application does, and all through the handshake.
    private bool WantsToRead => _application.IsReading || _tls is { Endpoint.IsHandshakeComplete: false };

    /// <summary>Opens: actively with a SYN, or passively.</summary>
    public void Open(bool isActive)
    {
        if (isActive)
        {
            Note("connect()");
            _tcp.Open(Now);
        }
        else
        {
            _tcp.Listen();
        }

        Pump();
    }

    /// <summary>Takes in a segment.</summary>
    public void Receive(in TcpSegment segment)
    {
        _tcp.Receive(segment, Now);
        Pump();
    }

    /// <summary>Closes at once; the rest of the application’s steps is not done.</summary>
    public void CloseNow()
    {
        Note("close()");
        _application.Finish();
        Close();
        Pump();
        _conversation.OnFinished();
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        if (token == TimerWent)
        {
            // What arrives at this instant comes first: a kernel’s timers are never early and mostly a little late.
            _scheduler.Schedule(Now, this, TimerIsDue);
            return;
        }

        if (_tcp.NextTimeout <= Now)
        {
            _tcp.HandleTimeout(Now);
        }

        if (_tls?.Endpoint.NextTimeout <= Now)
        {
            _tls.Endpoint.HandleTimeout(Now);
        }

        Pump();
    }

    /// <inheritdoc/>
    public long Read(long most)
    {
        var bytes = Math.Min(most, _tls?.AvailableBytes ?? _tcp.ReadableBytes);
        if (bytes == 0)
        {
            return 0;
        }

        if (_tls is null)
        {
            _tcp.Read(bytes, Now);
            Transmit();
        }
        else
        {
            _tls.AvailableBytes -= bytes;
        }

        BytesReceived += bytes;
        if (_isClient)
        {
            _conversation.Times.OnData(Now);
        }

        return bytes;
    }

    /// <inheritdoc/>
    public void Write(long bytes)
    {
        if (_tls is null)
        {
            WriteToTcp(bytes);
            return;
        }

        _tls.Endpoint.Send(bytes, Now);
        FlushTls();
    }

    /// <inheritdoc/>
    public void Shutdown()
    {
        CloseTls();
        _tcp.Shutdown();
        Transmit();
    }

    /// <inheritdoc/>
    public void Close()
    {
        CloseTls();
        _tcp.Close(Now);
        Transmit();
    }

    /// <inheritdoc/>
    public void CloseBoth() => _conversation.CloseBoth();

    /// <inheritdoc/>
    public void Abort()
    {
        _conversation.EndWith(ConnectionOutcome.Aborted, "");
        _tcp.Abort();
        Transmit();
    }

    /// <inheritdoc/>
    public void SetNoDelay(bool on)
    {
        _tcp.NoDelay = on;
        Transmit();
    }

    /// <inheritdoc/>
    public void Fail(ConnectionOutcome outcome, string explanation)
    {
        _conversation.EndWith(outcome, explanation);
        _application.Stop();
        _tcp.Close(Now);
        Transmit();
    }

    /// <inheritdoc/>
    public void Note(string what, long bytes = 0)
    {
        if (Tracer is { } tracer)
        {
            tracer.Called(Now, _isClient, bytes > 0 ? $"{what}({bytes})" : what);
        }
    }

    // Until nobody has anything to do at this instant. An application’s call leads here again; the outer round sees
    // what it did.
    private void Pump()
    {
        if (_isPumping)
        {
            return;
        }

        _isPumping = true;
        bool any;
        do
        {
            Transmit();
            any = HandleTcpEvents() | PumpTls();
            if (_application.Advance(this, Now))
            {
                any = true;
                if (_application.IsFinished)
                {
                    _conversation.OnFinished();
                }
            }
        }
        while (any);
        _isPumping = false;
        SetAlarm();
    }

    private void SetAlarm()
    {
        var at = _tcp.NextTimeout ?? SimTime.Never;
        at = SimTime.Min(at, _tls?.Endpoint.NextTimeout ?? SimTime.Never);
        at = SimTime.Min(at, _application.NextTimeout ?? SimTime.Never);
        _alarm.Set(at == SimTime.Never ? null : at);
    }

    private void Transmit()
    {
        while (_tcp.TryTransmit(Now, out var segment))
        {
            _conversation.Send(_isClient, segment, _tcp.LastCause);
        }
    }

    private bool HandleTcpEvents()
    {
        var any = false;
        while (_tcp.TryReadEvent(out var happened))
        {
            any = true;
            switch (happened.Kind)
            {
                case TcpEventKind.StateChanged:
                    Tracer?.Changed(Now, _isClient, TraceLayer.Tcp, TcpText.Of(happened.State));
                    _conversation.OnStateChanged();
                    break;
                case TcpEventKind.Connected:
                    OnConnected();
                    break;
                case TcpEventKind.PeerClosed:
                    _isTcpEnded = true;
                    OnEndOfStream();
                    break;
                case TcpEventKind.Failed:
                    OnFailed(happened.Outcome);
                    break;
            }
        }

        return any;
    }

    private void OnConnected()
    {
        Note(_isClient ? "connected" : "accept()");
        if (_isClient)
        {
            _conversation.Times.OnConnected(Now);
        }

        if (_tls is null)
        {
            _application.Start();
        }
        else
        {
            _tls.Endpoint.Open(Now);
        }
    }

    private void OnEndOfStream()
    {
        if (_isClient)
        {
            _conversation.Times.OnEndOfStream(Now);
        }
    }

    private void OnFailed(ConnectionOutcome outcome)
    {
        Note(outcome switch
        {
            ConnectionOutcome.Refused => "ECONNREFUSED",
            ConnectionOutcome.TimedOut => "ETIMEDOUT",
            ConnectionOutcome.ResetByPeer => "ECONNRESET",
            _ => "connection aborted",
        });
        if (!_application.IsFinished)
        {
            _application.Stop();
            _conversation.EndWith(outcome, "");
        }
    }

    private bool PumpTls()
    {
        if (_tls is null || _tcp.State is TcpState.Closed or TcpState.Listen or TcpState.SynSent or TcpState.SynReceived)
        {
            return false;
        }

        var any = FlushTls();
        if (WantsToRead)
        {
            any |= _tls.Read(_tcp, _isTcpEnded, Now);
            Transmit();
        }

        while (_tls.Endpoint.TryReadEvent(out var happened))
        {
            any = true;
            HandleTlsEvent(_tls, happened);
        }

        return any;
    }

    private void HandleTlsEvent(TlsStream tls, in TlsEvent happened)
    {
        switch (happened.Kind)
        {
            case TlsEventKind.StateChanged:
                Tracer?.Changed(Now, _isClient, TraceLayer.Tls, happened.State!);
                break;
            case TlsEventKind.HandshakeComplete:
                if (_isClient)
                {
                    _conversation.Times.OnHandshake(Now);
                }

                _application.Start();
                break;
            case TlsEventKind.ApplicationData:
                tls.AvailableBytes += happened.Bytes;
                break;
            case TlsEventKind.PeerClosed:
                tls.IsPeerClosed = true;
                OnEndOfStream();
                break;
            case TlsEventKind.Failed:
                FlushTls();
                if (!_application.IsFinished)
                {
                    Fail(
                        happened.Alert is null ? ConnectionOutcome.Truncated : ConnectionOutcome.TlsFailed,
                        happened.Explanation ?? "");
                }

                break;
        }
    }

    private bool FlushTls()
    {
        var any = false;
        while (_tls!.TryTakeWrite(Now, Tracer, _isClient, out var bytes))
        {
            WriteToTcp(bytes);
            any = true;
        }

        return any;
    }

    private void CloseTls()
    {
        if (_tls is { Endpoint.IsHandshakeComplete: true })
        {
            _tls.Endpoint.Close(Now);
            FlushTls();
        }
    }

    // A write after the connection is gone is lost (EPIPE); the failure itself was told before.
    private void WriteToTcp(long bytes)
    {
        if (_tcp.CanSend)
        {
            _tcp.Send(bytes);
            Transmit();
        }
    }
}
