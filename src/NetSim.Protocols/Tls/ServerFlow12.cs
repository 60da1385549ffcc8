// Read first: RFC 5246 §7.3 and §7.4; RFC 5077 §3; RFC 5746 §3; RFC 6066 §8.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The server’s way through TLS 1.2 and older, from the ServerHello on, and through a second handshake.</summary>
internal sealed class ServerFlow12(TlsOptions options, TlsConnection connection, ServerChoice choice) : IHandshakeFlow
{
    private static readonly HandshakeState Negotiated = new("NEGOTIATED", "nothing");
    private static readonly HandshakeState ExpectCertificate = new("WAIT_CERT", "Certificate");
    private static readonly HandshakeState ExpectKeyExchange = new("WAIT_CKE", "ClientKeyExchange");
    private static readonly HandshakeState ExpectVerify = new("WAIT_CV", "CertificateVerify");
    private static readonly HandshakeState ExpectChangeCipherSpec = new("WAIT_CCS", "CCS");
    private static readonly HandshakeState ExpectFinished = new("WAIT_FINISHED", "Finished");
    private static readonly HandshakeState Connected = new("CONNECTED", "AppData");

    private ServerChoice _choice = choice;
    private bool _hasClientCertificate;
    private bool _isSecond;
    private bool _asksForSecond = options.Renegotiation == Renegotiation.Server;

    /// <inheritdoc/>
    public HandshakeState State { get; private set; } = Negotiated;

    /// <inheritdoc/>
    public bool IsComplete { get; private set; }

    /// <inheritdoc/>
    public long WritableBytes => State == Connected && !_isSecond ? long.MaxValue : 0;

    private bool IsTransport =>
        _choice.KeyExchange is { } group && Algorithms.Of(group).Kind == KeyExchangeKind.Transport;

    /// <inheritdoc/>
    public void Begin(SimTime now)
    {
        var writer = connection.Writer;
        writer.Message(TlsMessageType.ServerHello, ServerHelloSize.Of(_choice, _isSecond), content: _choice);
        if (_choice.Session is not null)
        {
            WriteFinished();
            Enter(ExpectChangeCipherSpec);
            return;
        }

        writer.Message(TlsMessageType.Certificate, CertificateSizes.OfServer(_choice));
        if (_choice.OcspResponseBytes > 0)
        {
            writer.Message(TlsMessageType.CertificateStatus, CertificateSizes.Status(_choice));
        }

        if (!IsTransport)
        {
            writer.Message(TlsMessageType.ServerKeyExchange, KeyExchangeSizes.OfServer(_choice));
        }

        if (_choice.RequestsCertificate)
        {
            writer.Message(TlsMessageType.CertificateRequest, CertificateSizes.Request(_choice));
        }

        writer.Message(TlsMessageType.ServerHelloDone, MessageSizes.Empty, flush: true);
        Enter(_choice.RequestsCertificate ? ExpectCertificate : ExpectKeyExchange);
    }

    /// <inheritdoc/>
    public SimDuration CostOf(in TlsRecord record)
    {
        if (record.Type != TlsContentType.Handshake)
        {
            return SimDuration.Zero;
        }

        var client = _choice.Offer.Options;
        return record.Message switch
        {
            TlsMessageType.Certificate => HandshakeCosts.ChainVerification(CertificateChain.OfClient(client)),
            TlsMessageType.ClientKeyExchange when IsTransport => Algorithms.Of(options.Certificate).Signing,
            TlsMessageType.ClientKeyExchange when _choice.KeyExchange is { } group => Algorithms.Of(group).ServerDerivation,
            TlsMessageType.CertificateVerify when client.ClientCertificate is { } own =>
                HandshakeCosts.ClientCertificateCheck + Algorithms.Of(own).Verification,
            TlsMessageType.Finished => _choice.Session is null
                ? HandshakeCosts.ServerSecondFlight12 : HandshakeCosts.ServerFinished,
            _ => SimDuration.Zero,
        };
    }

    /// <inheritdoc/>
    public DataFate FateOf(in TlsRecord record)
    {
        if (!IsComplete)
        {
            return DataFate.Unexpected;
        }

        if (_asksForSecond && State == Connected)
        {
            _asksForSecond = false;
            _isSecond = true;
            connection.Writer.Message(TlsMessageType.HelloRequest, MessageSizes.Empty, flush: true);
        }

        return _isSecond ? DataFate.HeldBack : DataFate.Delivered;
    }

    /// <inheritdoc/>
    public void Proceed(SimTime now) => Begin(now);

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
            case TlsMessageType.Certificate when State == ExpectCertificate:
                TakeCertificate();
                return true;
            case TlsMessageType.ClientKeyExchange when State == ExpectKeyExchange:
                Enter(_hasClientCertificate ? ExpectVerify : ExpectChangeCipherSpec);
                return true;
            case TlsMessageType.CertificateVerify when State == ExpectVerify:
                TakeVerify();
                return true;
            case TlsMessageType.Finished when State == ExpectFinished:
                TakeFinished();
                return true;
            case TlsMessageType.ClientHello when State == Connected && record.Content is ClientOffer offer:
                TakeSecondHello(offer, now);
                return true;
            default:
                return false;
        }
    }

    private void TakeCertificate()
    {
        var hasOne = _choice.Offer.Options.ClientCertificate is not null;
        if (!hasOne && options.ClientAuthentication == ClientAuthentication.Require)
        {
            connection.Fail(TlsAlert.HandshakeFailure, "the client has no certificate");
        }
        else if (hasOne && CertificateCheck.OfClient(options) is { } alert)
        {
            connection.Fail(
                alert, $"the client’s certificate: {CertificateCheck.Describe(options.ClientCertificateProblem)}");
        }
        else
        {
            _hasClientCertificate = hasOne;
            Enter(ExpectKeyExchange);
        }
    }

    private void TakeVerify()
    {
        if (options.ClientCertificateProblem == CertificateProblem.WrongKey)
        {
            connection.Fail(TlsAlert.DecryptError, "the client’s signature does not fit its certificate");
        }
        else
        {
            Enter(ExpectChangeCipherSpec);
        }
    }

    private void TakeFinished()
    {
        if (_choice.Session is null)
        {
            if (_choice.PromisesTicket)
            {
                // RFC 5077 §3.3: the ticket comes before change_cipher_spec, so in the clear.
                connection.Writer.Message(
                    TlsMessageType.NewSessionTicket, TicketSizes.Message(_choice, _hasClientCertificate));
            }

            WriteFinished();
        }

        var wasSecond = _isSecond;
        _isSecond = false;
        Enter(Connected);
        if (wasSecond)
        {
            connection.Reports.Release();
        }

        if (!IsComplete)
        {
            IsComplete = true;
            connection.Complete();
        }
    }

    private void TakeSecondHello(ClientOffer offer, SimTime now)
    {
        if (options.Renegotiation == Renegotiation.None)
        {
            connection.Writer.Alert(TlsAlert.NoRenegotiation);
            return;
        }

        if (Negotiation.Choose(offer, options, now, out var failure) is not { } second)
        {
            connection.Fail(failure.Alert, failure.Explanation);
            return;
        }

        _isSecond = true;
        _hasClientCertificate = false;
        _choice = second;
        Enter(Negotiated);
        connection.Work(HandshakeCosts.FirstFlight(second), now);
    }

    private void WriteFinished()
    {
        connection.Writer.ChangeCipherSpec(_isSecond);
        connection.Writer.Protect(TlsKeys.Application, _choice);
        connection.Writer.Message(TlsMessageType.Finished, MessageSizes.Finished(_choice), flush: true);
    }

    private void Enter(HandshakeState state)
    {
        State = state;
        connection.Reports.Changed();
    }
}
