// Read first: RFC 5246 §7.3 and §7.4; RFC 5077 §3; RFC 5746 §3; RFC 7918 §3.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The client’s way through TLS 1.2 and older, from the ServerHello on, and through a second handshake.</summary>
internal sealed class ClientFlow12(
    TlsOptions options, TlsConnection connection, ServerChoice choice, EarlyData early) : IHandshakeFlow
{
    private static readonly HandshakeState ExpectServerHello = new("WAIT_SH", "ServerHello");
    private static readonly HandshakeState ExpectCertificate = new("WAIT_CERT", "Certificate");
    private static readonly HandshakeState ExpectKeyExchange = new("WAIT_SKE", "ServerKeyExchange");
    private static readonly HandshakeState ExpectHelloDone = new("WAIT_SHD", "ServerHelloDone");
    private static readonly HandshakeState ExpectTicket = new("WAIT_NST", "NewSessionTicket");
    private static readonly HandshakeState ExpectChangeCipherSpec = new("WAIT_CCS", "CCS");
    private static readonly HandshakeState ExpectFinished = new("WAIT_FINISHED", "Finished");
    private static readonly HandshakeState Connected = new("CONNECTED", "AppData");

    private ServerChoice _choice = choice;
    private bool _wasAsked;
    private bool _isSecond;

    /// <inheritdoc/>
    public HandshakeState State { get; private set; } = ExpectServerHello;

    /// <inheritdoc/>
    public bool IsComplete { get; private set; }

    /// <inheritdoc/>
    public long WritableBytes => State == Connected || (IsComplete && !_isSecond) ? long.MaxValue : 0;

    /// <inheritdoc/>
    public void Begin(SimTime now)
    {
        early.Refuse();
        connection.Writer.Limit(_choice.RecordContentBytes(ofClient: true));
        Enter(_choice.Session is null ? ExpectCertificate : ExpectChangeCipherSpec);
    }

    /// <inheritdoc/>
    public SimDuration CostOf(in TlsRecord record)
    {
        if (record.Type != TlsContentType.Handshake)
        {
            return SimDuration.Zero;
        }

        var server = _choice.Server;
        return record.Message switch
        {
            TlsMessageType.Certificate => HandshakeCosts.ChainVerification(CertificateChain.OfServer(server)),
            TlsMessageType.ServerKeyExchange => Algorithms.Of(server.Certificate).Verification,
            TlsMessageType.ServerHelloDone => SecondFlightCost(),
            TlsMessageType.Finished => HandshakeCosts.ClientFinished12,
            TlsMessageType.HelloRequest when State == Connected => HandshakeCosts.ClientHello,
            _ => SimDuration.Zero,
        };
    }

    /// <inheritdoc/>
    public DataFate FateOf(in TlsRecord record) =>
        State == Connected || _isSecond ? DataFate.Delivered : DataFate.Unexpected;

    /// <inheritdoc/>
    public void Proceed(SimTime now) => Renegotiate(session: null);

    /// <inheritdoc/>
    public void BeforeWrite(long bytes)
    {
    }

    /// <inheritdoc/>
    public bool TryTake(in TlsRecord record, SimTime now)
    {
        if (record.Type == TlsContentType.ChangeCipherSpec && State == ExpectChangeCipherSpec)
        {
            Enter(ExpectFinished);
            return true;
        }

        return record.Type == TlsContentType.Handshake && TryTakeMessage(record, now);
    }

    private bool TryTakeMessage(in TlsRecord record, SimTime now)
    {
        switch (record.Message)
        {
            case TlsMessageType.ServerHello when State == ExpectServerHello && record.Content is ServerChoice second:
                _choice = second;
                Enter(second.Session is null ? ExpectCertificate : ExpectChangeCipherSpec);
                return true;
            case TlsMessageType.Certificate when State == ExpectCertificate:
                TakeCertificate();
                return true;
            case TlsMessageType.CertificateStatus when State == ExpectKeyExchange || State == ExpectHelloDone:
                return _choice.OcspResponseBytes > 0;
            case TlsMessageType.ServerKeyExchange when State == ExpectKeyExchange:
                TakeKeyExchange();
                return true;
            case TlsMessageType.CertificateRequest when State == ExpectHelloDone && !_wasAsked:
                _wasAsked = true;
                return true;
            case TlsMessageType.ServerHelloDone when State == ExpectHelloDone:
                WriteSecondFlight();
                return true;
            case TlsMessageType.NewSessionTicket when State == ExpectTicket:
                Enter(ExpectChangeCipherSpec);
                return true;
            case TlsMessageType.Finished when State == ExpectFinished:
                TakeFinished(now);
                return true;
            case TlsMessageType.HelloRequest:
                TakeHelloRequest();
                return true;
            default:
                return false;
        }
    }

    private void TakeCertificate()
    {
        if (CertificateCheck.OfServer(options, _choice) is { } alert)
        {
            connection.Fail(alert, $"the server’s certificate: {CertificateCheck.Describe(options.CertificateProblem)}");
        }
        else
        {
            Enter(IsTransport(_choice) ? ExpectHelloDone : ExpectKeyExchange);
        }
    }

    private void TakeKeyExchange()
    {
        if (options.CertificateProblem == CertificateProblem.WrongKey)
        {
            connection.Fail(TlsAlert.DecryptError, "the server’s signature does not fit its certificate");
        }
        else
        {
            Enter(ExpectHelloDone);
        }
    }

    private void WriteSecondFlight()
    {
        var writer = connection.Writer;
        var version = _choice.Version;
        if (_wasAsked)
        {
            writer.Message(TlsMessageType.Certificate, CertificateSizes.OfClient(version, options));
        }

        writer.Message(TlsMessageType.ClientKeyExchange, KeyExchangeSizes.OfClient(_choice));
        if (_wasAsked && options.ClientCertificate is { } own)
        {
            writer.Message(TlsMessageType.CertificateVerify, CertificateSizes.Verify(version, own));
        }

        WriteFinished();
        Enter(_choice.PromisesTicket ? ExpectTicket : ExpectChangeCipherSpec);
        if (!IsComplete && options.FalseStart && version == TlsVersion.Tls12 && Algorithms.Of(_choice.Cipher).IsAead
            && !IsTransport(_choice))
        {
            IsComplete = true;
            connection.Complete();
        }
    }

    private void TakeFinished(SimTime now)
    {
        if (_choice.Session is not null)
        {
            WriteFinished();
        }

        _isSecond = false;
        Enter(Connected);
        if (IsComplete)
        {
            return;
        }

        IsComplete = true;
        connection.Complete();
        if (_choice.Session is null)
        {
            connection.Reports.Session(TlsSessions.Of(_choice, _wasAsked));
        }

        if (options.Renegotiation == Renegotiation.Client)
        {
            _isSecond = true;
            connection.Work(HandshakeCosts.ClientHello, now);
        }
    }

    // RFC 5246 §7.4.1.1: ignored during a handshake; afterwards a client may ignore it too.
    private void TakeHelloRequest()
    {
        // One that comes in the middle of a handshake is ignored (RFC 5246 §7.4.1.1).
        if (State == Connected)
        {
            Renegotiate(_choice.Session ?? TlsSessions.Of(_choice, _wasAsked));
        }
    }

    // A client that is asked to comes with its session; one that wishes to itself wants all to be new (OpenSSL).
    private void Renegotiate(TlsSession? session)
    {
        _isSecond = true;
        _wasAsked = false;
        // It stays with the version (RFC 5246 §7.4.1.2).
        var offer = new ClientOffer(options with { MaximumVersion = _choice.Version }, []) { Session = session };
        connection.Writer.Message(
            TlsMessageType.ClientHello, ClientHelloSize.Of(offer, isRenegotiation: true), flush: true, offer);
        Enter(ExpectServerHello);
    }

    private void WriteFinished()
    {
        connection.Writer.ChangeCipherSpec(_isSecond);
        connection.Writer.Protect(TlsKeys.Application, _choice);
        connection.Writer.Message(TlsMessageType.Finished, MessageSizes.Finished(_choice), flush: true);
    }

    private SimDuration SecondFlightCost()
    {
        var group = Algorithms.Of(_choice.KeyExchange!.Value);
        var server = Algorithms.Of(_choice.Server.Certificate);

        // With RSA key transport the client encrypts with the server’s key, which costs what a verification does.
        var keys = IsTransport(_choice) ? server.Verification : group.Generation + group.ClientDerivation;
        var own = _wasAsked && options.ClientCertificate is { } algorithm
            ? HandshakeCosts.ClientCertificate + Algorithms.Of(algorithm).Signing
            : SimDuration.Zero;
        return HandshakeCosts.ClientSecondFlight12 + keys + own;
    }

    private void Enter(HandshakeState state)
    {
        State = state;
        connection.Reports.Changed();
    }

    private static bool IsTransport(ServerChoice choice) =>
        choice.KeyExchange is { } group && Algorithms.Of(group).Kind == KeyExchangeKind.Transport;
}
