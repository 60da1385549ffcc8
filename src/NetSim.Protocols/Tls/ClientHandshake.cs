// Read first: RFC 8446 §2, §4, Appendix A.1; RFC 5246 §7.3; RFC 8422 §2.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The client’s handshake: its hello, and the way that the server chooses.</summary>
internal sealed class ClientHandshake(
    TlsOptions options, TlsConnection connection, TlsSession? session) : IHandshake
{
    private static readonly HandshakeState Start = new("START", "nothing");
    private static readonly HandshakeState ExpectServerHello = new("WAIT_SH", "ServerHello");

    private readonly EarlyData _early = new(options, session);
    private HandshakeState _state = Start;
    private ClientOffer? _offer;
    private IHandshakeFlow? _flow;
    private bool _isRetry;

    /// <inheritdoc/>
    public string StateName => State.Name;

    /// <inheritdoc/>
    public bool IsComplete => _flow?.IsComplete ?? false;

    /// <inheritdoc/>
    public long WritableBytes => _flow?.WritableBytes
        ?? (_state == ExpectServerHello && _offer is { HasEarlyData: true } ? _early.Left : 0);

    /// <inheritdoc/>
    public ServerChoice? Choice { get; private set; }

    private HandshakeState State => _flow?.State ?? _state;

    private bool OffersTls13 => options.MaximumVersion >= TlsVersion.Tls13;

    /// <inheritdoc/>
    public void Open(SimTime now)
    {
        var groups = options.KeyExchanges.Where(KeyExchangeKinds.HasShare).Take(options.KeyShares).ToArray();
        _offer = new ClientOffer(options, OffersTls13 ? groups : [])
        {
            Session = session,
            HasEarlyData = _early.IsOffered,
        };
        connection.Work(HandshakeCosts.ClientHello + GenerationOf(_offer.Shares), now);
    }

    /// <inheritdoc/>
    public void Proceed(SimTime now)
    {
        if (_flow is not null)
        {
            _flow.Proceed(now);
            return;
        }

        _offer = _offer! with { SentAt = _isRetry ? _offer.SentAt : now };
        connection.Writer.Message(
            TlsMessageType.ClientHello, ClientHelloSize.Of(_offer), flush: !_offer.HasEarlyData, _offer);
        if (_offer.HasEarlyData)
        {
            // RFC 8446 §D.4: a change_cipher_spec for middleboxes, here before the early data.
            WriteCompatibleChangeCipherSpec();
            connection.Writer.ProtectEarlyData(_offer.Session!.Cipher);
        }

        _state = ExpectServerHello;
        connection.Reports.Changed();
        if (_offer.HasEarlyData)
        {
            connection.Reports.Early();
        }
    }

    /// <inheritdoc/>
    public SimDuration CostOf(in TlsRecord record)
    {
        if (_flow is not null)
        {
            return _flow.CostOf(record);
        }

        return record.Content switch
        {
            ServerChoice { IsRetryRequest: true, KeyExchange: { } group } =>
                HandshakeCosts.ClientHello + Algorithms.Of(group).Generation,
            ServerChoice { Version: TlsVersion.Tls13 } choice => HandshakeCosts.ServerHello
                + (choice.KeyExchange is { } group ? Algorithms.Of(group).ClientDerivation : SimDuration.Zero),
            _ => SimDuration.Zero,
        };
    }

    /// <inheritdoc/>
    public SimDuration DelayOf(in TlsRecord record) =>
        record is { Type: TlsContentType.Handshake, Message: TlsMessageType.Certificate or TlsMessageType.CompressedCertificate }
            && _flow is not null
            ? options.OcspLookup ?? SimDuration.Zero : SimDuration.Zero;

    /// <inheritdoc/>
    public DataFate FateOf(in TlsRecord record) => _flow?.FateOf(record) ?? DataFate.Unexpected;

    /// <inheritdoc/>
    public void BeforeWrite(long bytes)
    {
        if (IsComplete)
        {
            _flow!.BeforeWrite(bytes);
        }
        else
        {
            _early.Take(bytes);
        }
    }

    /// <inheritdoc/>
    public void Take(in TlsRecord record, SimTime now)
    {
        if (_flow is not null ? _flow.TryTake(record, now) : TryTakeHello(record, now))
        {
            return;
        }

        // RFC 8446 §5: a change_cipher_spec between the first ClientHello and the peer’s Finished is dropped. RFC 5246
        // §7.4.1.1: a HelloRequest is ignored during a handshake.
        var isDropped = _flow is null && _state == ExpectServerHello
            && (OffersTls13
                ? record.Type == TlsContentType.ChangeCipherSpec
                : record is { Type: TlsContentType.Handshake, Message: TlsMessageType.HelloRequest });
        if (!isDropped)
        {
            connection.Fail(
                TlsAlert.UnexpectedMessage, $"{StateName} expects {State.Expects}, but {record.Name} came");
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _state = Start;
        _flow = null;
        _offer = null;
        _isRetry = false;
        Choice = null;
        _early.Reset();
    }

    private bool TryTakeHello(in TlsRecord record, SimTime now)
    {
        if (_state != ExpectServerHello || record.Type != TlsContentType.Handshake
            || record.Message is not (TlsMessageType.ServerHello or TlsMessageType.HelloRetryRequest))
        {
            return false;
        }

        if (record.Content is not ServerChoice choice)
        {
            connection.Fail(TlsAlert.DecodeError, "the ServerHello chooses nothing");
        }
        else if (ProblemOf(choice) is { } problem)
        {
            connection.Fail(problem.Alert, problem.Explanation);
        }
        else if (choice.IsRetryRequest)
        {
            Retry(choice, now);
        }
        else
        {
            Choice = choice;
            _flow = choice.Version == TlsVersion.Tls13
                ? new ClientFlow13(options, connection, choice, _early)
                : new ClientFlow12(options, connection, choice, _early);
            _flow.Begin(now);
        }

        return true;
    }

    private (TlsAlert Alert, string Explanation)? ProblemOf(ServerChoice choice)
    {
        var offer = _offer!;
        if (!offer.Offers(choice.Version))
        {
            return (
                TlsAlert.ProtocolVersion,
                $"the client offers {TlsNames.Of(Negotiation.VersionsOf(options))}, "
                    + $"the server chose {TlsNames.Of(choice.Version)}");
        }

        if (offer.HasEarlyData && choice.Version < TlsVersion.Tls13)
        {
            // RFC 8446 §D.3: a server that gave the ticket knew better.
            return (TlsAlert.ProtocolVersion, $"early data was sent, and the server chose {TlsNames.Of(choice.Version)}");
        }

        if ((choice.KeyExchange is { } group && !options.KeyExchanges.Contains(group))
            || !options.Ciphers.Contains(choice.Cipher)
            || (choice.IsRetryRequest && (_isRetry || offer.Shares.Contains(choice.KeyExchange!.Value))))
        {
            return (
                TlsAlert.IllegalParameter,
                $"the client offers {Negotiation.SuiteOf(options)}, the server chose "
                    + TlsNames.SuiteOf(choice.KeyExchange, choice.Cipher));
        }

        // RFC 8446 §4.1.3: a server that knows TLS 1.3 marks its random when it chooses less.
        return choice.Version < TlsVersion.Tls13 && OffersTls13 && choice.Server.MaximumVersion >= TlsVersion.Tls13
            ? (TlsAlert.IllegalParameter, "the server knows TLS 1.3 but chose less: somebody in between changed the hello")
            : null;
    }

    // RFC 8446 §4.1.2: the same hello with the share that the server asked for, and without early data.
    private void Retry(ServerChoice request, SimTime now)
    {
        _isRetry = true;
        if (_offer!.HasEarlyData)
        {
            connection.Writer.Unprotect();
            _early.Refuse();
        }
        else
        {
            WriteCompatibleChangeCipherSpec();
        }

        _offer = _offer with { Shares = [request.KeyExchange!.Value], HasEarlyData = false, IsRetry = true, CookieBytes = request.Server.RetryCookieBytes };
        Proceed(now);
    }

    private void WriteCompatibleChangeCipherSpec()
    {
        if (options.MiddleboxCompatibility)
        {
            connection.Writer.ChangeCipherSpec();
        }
    }

    private static SimDuration GenerationOf(IReadOnlyList<KeyExchangeAlgorithm> shares)
    {
        var sum = SimDuration.Zero;
        for (var i = 0; i < shares.Count; i++)
        {
            sum += Algorithms.Of(shares[i]).Generation;
        }

        return sum;
    }
}
