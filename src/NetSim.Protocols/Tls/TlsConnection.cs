// Read first: RFC 8446 §6; RFC 5246 §7.2.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>What client and server have in common: records in order, CPU work, application data, alerts and
/// closing.</summary>
internal sealed class TlsConnection
{
    private readonly Ring<TlsRecord> _arrivals = new(8);
    private readonly Ring<TlsEvent> _events = new(8);
    private readonly IHandshake _handshake;
    private readonly ICpu _cpu;
    private readonly bool _chargesCpu;
    private TlsClosing _closing;
    private SimTime? _busyUntil;
    private TlsRecord? _atWorkOn;
    private bool _streamEnded;

    public TlsConnection(TlsOptions options, ICpu cpu, Func<TlsConnection, IHandshake> handshake)
    {
        if (options.MinimumVersion > options.MaximumVersion)
        {
            throw new ArgumentException("The least version is above the greatest.", nameof(options));
        }

        _cpu = cpu;
        _chargesCpu = options.ChargesCpu;
        _handshake = handshake(this);
    }

    /// <summary>What is to be sent.</summary>
    public RecordWriter Writer { get; } = new();

    /// <summary>The state’s name.</summary>
    public string StateName => _closing switch
    {
        TlsClosing.Open => _handshake.StateName,
        TlsClosing.Sent => "CLOSE_SENT",
        TlsClosing.Received => "CLOSE_RECEIVED",
        TlsClosing.Closed => "CLOSED",
        TlsClosing.Failed => "FAILED",
    };

    /// <summary>Whether the handshake is complete.</summary>
    public bool IsHandshakeComplete => _handshake.IsComplete;

    /// <summary>When the work at hand is done.</summary>
    public SimTime? NextTimeout => _busyUntil;

    private bool IsReading => _closing is TlsClosing.Open or TlsClosing.Sent;

    public void Open(SimTime now) => _handshake.Open(now);

    public void Receive(in TlsRecord record, SimTime now)
    {
        if (IsReading)
        {
            _arrivals.Enqueue(record);
            Run(now);
        }
    }

    public void HandleTimeout(SimTime now)
    {
        if (_busyUntil is not { } done || now < done)
        {
            return;
        }

        _busyUntil = null;
        if (_atWorkOn is { } record)
        {
            _atWorkOn = null;
            _handshake.Take(record, now);
        }
        else
        {
            _handshake.Proceed();
        }

        Run(now);
    }

    public bool TryTransmit(out TlsRecord record) => Writer.TryTake(out record);

    public bool TryReadEvent(out TlsEvent happened) => _events.TryDequeue(out happened);

    public void Send(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        if (!_handshake.IsComplete || _closing is not (TlsClosing.Open or TlsClosing.Received))
        {
            throw new InvalidOperationException($"No application data can be sent in {StateName}.");
        }

        Writer.ApplicationData(bytes);
    }

    public void Close()
    {
        if (_closing is not (TlsClosing.Open or TlsClosing.Received))
        {
            return;
        }

        Writer.Alert(TlsAlert.CloseNotify);
        if (_handshake.IsComplete && _closing == TlsClosing.Open)
        {
            Enter(TlsClosing.Sent);
        }
        else
        {
            Stop();
            Enter(TlsClosing.Closed);
        }
    }

    public void EndOfStream(SimTime now)
    {
        _streamEnded = true;
        Run(now);
    }

    public void Reset()
    {
        Stop();
        _events.Clear();
        _closing = TlsClosing.Open;
        _streamEnded = false;
        Writer.Reset();
        _handshake.Reset();
    }

    /// <summary>Begins work that belongs to no record; <see cref="IHandshake.Proceed"/> follows when it is
    /// done.</summary>
    public void Work(SimDuration work, SimTime now)
    {
        if (_chargesCpu)
        {
            _busyUntil = _cpu.Occupy(now, work);
        }
        else
        {
            _handshake.Proceed();
        }
    }

    /// <summary>Tells of the handshake’s new state.</summary>
    public void TellState() => _events.Enqueue(new TlsEvent(TlsEventKind.StateChanged, StateName));

    /// <summary>Tells that application data may be sent.</summary>
    public void TellComplete() => _events.Enqueue(new TlsEvent(TlsEventKind.HandshakeComplete));

    /// <summary>Ends the connection with an alert to the peer.</summary>
    public void Fail(TlsAlert alert, string explanation)
    {
        // RFC 8446 §6.1: nothing follows a close_notify, not even an alert.
        if (_closing == TlsClosing.Open)
        {
            Writer.Alert(alert);
        }

        End(alert, explanation);
    }

    private void Run(SimTime now)
    {
        while (_busyUntil is null && IsReading && _arrivals.TryDequeue(out var record))
        {
            Process(record, now);
        }

        if (_streamEnded && _busyUntil is null && IsReading)
        {
            End(null, $"truncation: the stream ended in {StateName} without a close_notify");
        }
    }

    private void Process(in TlsRecord record, SimTime now)
    {
        if (record.Type == TlsContentType.Alert)
        {
            TakeAlert(record.Alert);
        }
        else if (record.Type == TlsContentType.ApplicationData && _handshake.IsComplete)
        {
            _events.Enqueue(new TlsEvent(TlsEventKind.ApplicationData, Bytes: record.ContentBytes));
        }
        else if (record.Type != TlsContentType.Handshake || record.EndsMessage)
        {
            // A long message is judged when its last part is there.
            var cost = _chargesCpu ? _handshake.CostOf(record) : SimDuration.Zero;
            if (cost > SimDuration.Zero)
            {
                _atWorkOn = record;
                _busyUntil = _cpu.Occupy(now, cost);
            }
            else
            {
                _handshake.Take(record, now);
            }
        }
    }

    private void TakeAlert(TlsAlert alert)
    {
        if (alert != TlsAlert.CloseNotify)
        {
            End(alert, $"the peer sent {TlsNames.Of(alert)} in {StateName}");
        }
        else if (!_handshake.IsComplete)
        {
            End(alert, $"the peer closed in {StateName}, before the handshake was complete");
        }
        else
        {
            // RFC 8446 §6.1: what comes after a closure alert is ignored; the other direction stays open.
            _arrivals.Clear();
            Enter(_closing == TlsClosing.Sent ? TlsClosing.Closed : TlsClosing.Received);
            _events.Enqueue(new TlsEvent(TlsEventKind.PeerClosed));
        }
    }

    private void End(TlsAlert? alert, string explanation)
    {
        Stop();
        Enter(TlsClosing.Failed);
        _events.Enqueue(new TlsEvent(TlsEventKind.Failed, Alert: alert, Explanation: explanation));
    }

    private void Stop()
    {
        _arrivals.Clear();
        _busyUntil = null;
        _atWorkOn = null;
    }

    private void Enter(TlsClosing closing)
    {
        _closing = closing;
        TellState();
    }
}
