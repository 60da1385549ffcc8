// Read first: RFC 8446 §2, §4, Appendix A.2; RFC 5246 §7.3; RFC 5077 §3.1; RFC 8422 §2.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The server’s handshake: what it makes of the client’s hello, and the way that it chooses.</summary>
internal sealed class ServerHandshake(TlsOptions options, TlsConnection connection) : IHandshake
{
    private static readonly HandshakeState Start = new("START", "ClientHello");
    private static readonly HandshakeState ReceivedHello = new("RECVD_CH", "nothing");
    private static readonly HandshakeState Negotiated = new("NEGOTIATED", "nothing");

    private HandshakeState _state = Start;
    private IHandshakeFlow? _flow;
    private bool _asksAgain;
    private bool _skipsEarlyData;

    /// <inheritdoc/>
    public string StateName => State.Name;

    /// <inheritdoc/>
    public bool IsComplete => _flow?.IsComplete ?? false;

    /// <inheritdoc/>
    public long WritableBytes => _flow?.WritableBytes ?? 0;

    /// <inheritdoc/>
    public ServerChoice? Choice { get; private set; }

    private HandshakeState State => _flow?.State ?? _state;

    /// <inheritdoc/>
    public void Open(SimTime now)
    {
    }

    /// <inheritdoc/>
    public SimDuration CostOf(in TlsRecord record) => _flow?.CostOf(record) ?? SimDuration.Zero;

    /// <inheritdoc/>
    public SimDuration DelayOf(in TlsRecord record) => SimDuration.Zero;

    /// <inheritdoc/>
    public DataFate FateOf(in TlsRecord record)
    {
        // RFC 8446 §4.2.10: what cannot be read is skipped until the client’s next flight.
        var isSkipped = _skipsEarlyData && record.Keys == TlsKeys.EarlyData;
        return isSkipped ? DataFate.Skipped : _flow?.FateOf(record) ?? DataFate.Unexpected;
    }

    /// <inheritdoc/>
    public void BeforeWrite(long bytes) => _flow!.BeforeWrite(bytes);

    /// <inheritdoc/>
    public void Take(in TlsRecord record, SimTime now)
    {
        if (_flow is not null ? _flow.TryTake(record, now) : TryTakeHello(record, now))
        {
            return;
        }

        // RFC 8446 §5: a change_cipher_spec for middleboxes, behind the first ClientHello.
        var isForMiddleboxes = record.Type == TlsContentType.ChangeCipherSpec && _flow is null && _asksAgain;
        if (!isForMiddleboxes)
        {
            connection.Fail(
                TlsAlert.UnexpectedMessage, $"{StateName} expects {State.Expects}, but {record.Name} came");
        }
    }

    /// <inheritdoc/>
    public void Proceed(SimTime now)
    {
        if (_flow is not null)
        {
            _flow.Proceed(now);
            return;
        }

        var choice = Choice!;
        if (choice.IsRetryRequest)
        {
            WriteRetryRequest(choice);
            return;
        }

        connection.Writer.Limit(choice.RecordContentBytes(ofClient: false));
        _flow = choice.Version == TlsVersion.Tls13
            ? new ServerFlow13(options, connection, choice)
            : new ServerFlow12(options, connection, choice);
        _flow.Begin(now);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _state = Start;
        _flow = null;
        _asksAgain = false;
        _skipsEarlyData = false;
        Choice = null;
    }

    private bool TryTakeHello(in TlsRecord record, SimTime now)
    {
        if (record.Type != TlsContentType.Handshake || record.Message != TlsMessageType.ClientHello || _state != Start)
        {
            return false;
        }

        if (record.Content is not ClientOffer offer)
        {
            connection.Fail(TlsAlert.DecodeError, "the ClientHello offers nothing");
            return true;
        }

        Enter(ReceivedHello);
        if (Negotiation.Choose(offer, options, now, out var failure) is not { } choice)
        {
            connection.Fail(failure.Alert, failure.Explanation);
            return true;
        }

        Choice = choice;
        // A server of TLS 1.2 does not know what it is (RFC 8446 §D.3).
        _skipsEarlyData |= offer.HasEarlyData && !choice.AcceptsEarlyData && choice.Version == TlsVersion.Tls13;
        Enter(Negotiated);
        connection.Work(choice.IsRetryRequest ? HandshakeCosts.ClientHello : HandshakeCosts.FirstFlight(choice), now);
        return true;
    }

    // RFC 8446 §4.1.4.
    private void WriteRetryRequest(ServerChoice choice)
    {
        _asksAgain = true;
        connection.Writer.Message(
            TlsMessageType.HelloRetryRequest,
            ServerHelloSize.Of(choice),
            flush: !choice.SendsCompatibleChange,
            choice);
        if (choice.SendsCompatibleChange)
        {
            connection.Writer.ChangeCipherSpec(flush: true);
        }

        Enter(Start);
    }

    private void Enter(HandshakeState state)
    {
        _state = state;
        connection.Reports.Changed();
    }
}
