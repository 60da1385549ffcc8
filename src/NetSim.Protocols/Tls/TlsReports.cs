namespace NetSim.Protocols.Tls;

/// <summary>What an endpoint tells its user.</summary>
/// <param name="connection">The endpoint.</param>
internal sealed class TlsReports(TlsConnection connection)
{
    private const string Opening = "OPEN";
    private readonly Ring<TlsEvent> _events = new(8);
    private long _heldBytes;
    private string _cause = Opening;
    private bool _hasArrived;

    /// <summary>Whether application data may flow before the handshake is complete.</summary>
    public bool IsEarly { get; private set; }

    /// <summary>Hands out the next event.</summary>
    public bool TryRead(out TlsEvent happened) => _events.TryDequeue(out happened);

    /// <summary>A message arrived: what follows is because of it.</summary>
    /// <param name="message">The message’s name.</param>
    public void Arrived(string message) => (_cause, _hasArrived) = (message, true);

    /// <summary>The state changed.</summary>
    /// <param name="call">What was done here that led to it; null where it was the message that arrived.</param>
    public void Changed(string? call = null) => _events.Enqueue(new TlsEvent(
        TlsEventKind.StateChanged, connection.StateName, Cause: call ?? _cause, HasArrived: call is null && _hasArrived));

    /// <summary>Application data may be sent as early data, or in answer to it.</summary>
    public void Early()
    {
        IsEarly = true;
        _events.Enqueue(new TlsEvent(TlsEventKind.EarlyData));
    }

    /// <summary>Application data may be sent.</summary>
    public void Complete() => _events.Enqueue(new TlsEvent(TlsEventKind.HandshakeComplete));

    /// <summary>There is a session for later.</summary>
    public void Session(TlsSession session) =>
        _events.Enqueue(new TlsEvent(TlsEventKind.SessionReceived, Session: session));

    /// <summary>Application data came.</summary>
    /// <param name="bytes">How many bytes.</param>
    /// <param name="fate">What becomes of them.</param>
    /// <returns>False if they are unexpected.</returns>
    public bool Data(long bytes, DataFate fate)
    {
        switch (fate)
        {
            case DataFate.Delivered when bytes > 0:
                _events.Enqueue(new TlsEvent(TlsEventKind.ApplicationData, Bytes: bytes));
                break;
            case DataFate.HeldBack:
                // A handshake that it started is to be over first.
                _heldBytes += bytes;
                break;
        }

        return fate != DataFate.Unexpected;
    }

    /// <summary>Lets the application read what was held back.</summary>
    public void Release()
    {
        if (_heldBytes > 0)
        {
            Data(_heldBytes, DataFate.Delivered);
            _heldBytes = 0;
        }
    }

    /// <summary>The peer writes no more.</summary>
    public void PeerClosed() => _events.Enqueue(new TlsEvent(TlsEventKind.PeerClosed));

    /// <summary>The connection is over.</summary>
    public void Failed(TlsAlert? alert, string explanation) =>
        _events.Enqueue(new TlsEvent(TlsEventKind.Failed, Alert: alert, Explanation: explanation));

    /// <summary>The handshake took too long.</summary>
    public void TimedOut(string explanation) =>
        _events.Enqueue(new TlsEvent(TlsEventKind.TimedOut, Explanation: explanation));

    /// <summary>Forgets what is held back.</summary>
    public void Drop() => _heldBytes = 0;

    /// <summary>Forgets all.</summary>
    public void Reset()
    {
        Drop();
        _events.Clear();
        IsEarly = false;
        (_cause, _hasArrived) = (Opening, false);
    }
}
