// Read first: RFC 8446 §6; RFC 5246 §7.2.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>What client and server have in common: records in order, CPU work, application data, alerts and
/// closing.</summary>
internal sealed class TlsConnection
{
    private readonly Ring<TlsRecord> _arrivals = new(8);
    private readonly PendingWrites _writes = new();
    private readonly IHandshake _handshake;
    private readonly TlsOptions _options;
    private readonly TlsWork _work;
    private TlsClosing _closing;
    private TlsRecord? _atWorkOn;
    private SimTime? _giveUpAt;
    private bool _streamEnded;
    private bool _isToBeClosed;

    public TlsConnection(TlsOptions options, ICpu cpu, Func<TlsConnection, IHandshake> handshake)
    {
        if (options.MinimumVersion > options.MaximumVersion)
        {
            throw new ArgumentException("The least version is above the greatest.", nameof(options));
        }

        _options = options;
        Reports = new TlsReports(this);
        _work = new TlsWork(cpu, options.ChargesCpu);
        Writer = new RecordWriter(options);
        _handshake = handshake(this);
    }

    /// <summary>What the user is told.</summary>
    public TlsReports Reports { get; }

    /// <summary>What is to be sent.</summary>
    public RecordWriter Writer { get; }

    /// <summary>The state’s name.</summary>
    public string StateName => _closing.Name ?? _handshake.StateName;

    /// <summary>Whether the handshake is complete.</summary>
    public bool IsHandshakeComplete => _handshake.IsComplete;

    /// <summary>Whether this side writes no more.</summary>
    public bool IsWriteClosed => !_closing.MayWrite;

    /// <summary>When the work at hand is done, or its patience is over.</summary>
    public SimTime? NextTimeout => _giveUpAt < _work.BusyUntil ? _giveUpAt : _work.BusyUntil ?? _giveUpAt;

    /// <summary>Whether it works and will go on by itself.</summary>
    public bool IsWorking => _work.IsBusy;

    public void Open(SimTime now)
    {
        _giveUpAt = _options.HandshakeTimeout is { } patience ? now + patience : null;
        _handshake.Open(now);
    }

    public void Receive(in TlsRecord record, SimTime now)
    {
        if (_closing.MayRead)
        {
            _arrivals.Enqueue(record);
            Run(now);
        }
    }

    public void HandleTimeout(SimTime now)
    {
        if (_work.TryFinish(now))
        {
            if (_atWorkOn is { } record)
            {
                _atWorkOn = null;
                Act(record, now);
            }
            else if (_work.IsForHandshake)
            {
                _handshake.Proceed(now);
            }

            Run(now);
        }

        if (_giveUpAt <= now)
        {
            Stop();
            Enter(TlsClosing.Failed, "timeout");
            Reports.TimedOut($"the handshake was not complete in time: {_handshake.StateName}");
        }
    }

    public void Send(long bytes, SimTime now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        if (!(_handshake.IsComplete || Reports.IsEarly) || !_closing.MayWrite || _isToBeClosed)
        {
            throw new InvalidOperationException($"No application data can be sent in {StateName}.");
        }

        _writes.Add(bytes);
        Run(now);
    }

    /// <summary>Writes once more, and first of all, what was written as early data in vain.</summary>
    public void Repeat(long bytes) => _writes.Add(bytes);

    public void Close(SimTime now)
    {
        if (!_closing.MayWrite)
        {
            return;
        }

        _isToBeClosed = true;
        if (_handshake.IsComplete || Reports.IsEarly)
        {
            // Data may flow before the handshake is complete; the close_notify waits for that.
            Run(now);
        }
        else
        {
            CloseNow();
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
        _work.Reset();
        Reports.Reset();
        _closing = TlsClosing.Open;
        _streamEnded = false;
        _isToBeClosed = false;
        Writer.Reset();
        _handshake.Reset();
    }

    /// <summary>Begins work that belongs to no record; <see cref="IHandshake.Proceed"/> follows it.</summary>
    public void Work(SimDuration work, SimTime now)
    {
        if (!_work.Begin(work, now, isForHandshake: true))
        {
            _handshake.Proceed(now);
        }
    }

    /// <summary>The handshake is complete.</summary>
    public void Complete()
    {
        _giveUpAt = null;
        Reports.Complete();
    }

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
        while (!_work.IsBusy)
        {
            if (_closing.MayWrite && !_writes.IsEmpty && _handshake.WritableBytes > 0)
            {
                Write(now);
            }
            else if (_isToBeClosed && _closing.MayWrite && _writes.IsEmpty && _handshake.IsComplete)
            {
                CloseNow();
            }
            else if (_closing.MayRead && _arrivals.TryDequeue(out var record))
            {
                Process(record, now);
            }
            else
            {
                break;
            }
        }

        if (_streamEnded && !_work.IsBusy && _closing.MayRead)
        {
            End(null, $"truncation: the stream ended in {StateName} without a close_notify");
        }
    }

    private void Write(SimTime now)
    {
        var bytes = Math.Min(_writes.Next, _handshake.WritableBytes);
        if (!_work.BeginData(bytes, _handshake.Choice, now))
        {
            _writes.Take(bytes);
            _handshake.BeforeWrite(bytes);
            Writer.ApplicationData(bytes);
        }
    }

    private void CloseNow()
    {
        Writer.CloseNotify();
        var isHalf = _handshake.IsComplete && _closing == TlsClosing.Open;
        if (!isHalf)
        {
            Stop();
        }

        Enter(isHalf ? TlsClosing.Sent : TlsClosing.Closed, "CLOSE");
    }

    private void Process(in TlsRecord record, SimTime now)
    {
        Reports.Arrived(record.Name);
        if (record.IsAltered)
        {
            Fail(TlsAlert.BadRecordMac, $"{StateName}: the MAC of {record.Name} is wrong");
            return;
        }

        _atWorkOn = _work.Begin(record, _handshake, now) ? record : null;
        if (_atWorkOn is null)
        {
            Act(record, now);
        }
    }

    private void Act(in TlsRecord record, SimTime now)
    {
        if (record.Type == TlsContentType.Alert)
        {
            TakeAlert(record.Alert);
        }
        else if (!(record.Type == TlsContentType.ApplicationData && Reports.Data(record.ContentBytes, _handshake.FateOf(record)))
                 && (record.Type != TlsContentType.Handshake || record.EndsMessage))
        {
            _handshake.Take(record, now);
        }
    }

    private void TakeAlert(TlsAlert alert)
    {
        if (alert == TlsAlert.NoRenegotiation)
        {
            // RFC 5246 §7.2.2: a warning; it is the client who goes on or not, and OpenSSL’s does not.
            Fail(TlsAlert.HandshakeFailure, "the server allows no second handshake");
        }
        else if (alert != TlsAlert.CloseNotify || !_handshake.IsComplete)
        {
            End(alert, alert == TlsAlert.CloseNotify
                ? $"the peer closed in {StateName}, before the handshake was complete"
                : $"the peer sent {TlsNames.Of(alert)} in {StateName}");
        }
        else
        {
            // RFC 8446 §6.1: what comes behind it is ignored; the other direction stays open.
            _arrivals.Clear();
            Enter(_closing == TlsClosing.Sent ? TlsClosing.Closed : TlsClosing.Received);
            Reports.PeerClosed();
        }
    }

    private void End(TlsAlert? alert, string explanation)
    {
        Stop();
        Enter(TlsClosing.Failed);
        Reports.Failed(alert, explanation);
    }

    private void Stop()
    {
        _arrivals.Clear();
        _writes.Clear();
        _work.Cancel();
        _atWorkOn = null;
        _giveUpAt = null;
        Reports.Drop();
    }

    private void Enter(TlsClosing closing, string? call = null)
    {
        _closing = closing;
        Reports.Changed(call);
    }
}
