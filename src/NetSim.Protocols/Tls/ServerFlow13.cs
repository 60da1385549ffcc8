// Read first: RFC 8446 §2, §4, Appendix A.2; RFC 8879 §4.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The server’s way through TLS 1.3, from the ServerHello on.</summary>
internal sealed class ServerFlow13(TlsOptions options, TlsConnection connection, ServerChoice choice) : IHandshakeFlow
{
    private static readonly HandshakeState ExpectEndOfEarlyData = new("WAIT_EOED", "early data or EndOfEarlyData");
    private static readonly HandshakeState ExpectCertificate = new("WAIT_CERT", "Certificate");
    private static readonly HandshakeState ExpectVerify = new("WAIT_CV", "CertificateVerify");
    private static readonly HandshakeState ExpectFinished = new("WAIT_FINISHED", "Finished");
    private static readonly HandshakeState Connected = new("CONNECTED", "AppData");

    private readonly WritingHabits _habits = WritingHabits.Of(options.Profile);
    private readonly KeyUpdates _updates = new(options, connection);

    // RFC 8446 §4.6.2: only a client that said it can is asked.
    private PostHandshakeStep _later = options.ClientAuthentication == ClientAuthentication.PostHandshake
        && choice.Offer.Options.ClientAuthentication == ClientAuthentication.PostHandshake
            ? PostHandshakeStep.NotAsked : PostHandshakeStep.None;

    private bool _hasClientCertificate = choice.Session is { HasClientCertificate: true };

    /// <inheritdoc/>
    public HandshakeState State { get; private set; } = ExpectFinished;

    /// <inheritdoc/>
    public bool IsComplete => State == Connected;

    /// <inheritdoc/>
    public long WritableBytes => IsComplete || choice.AcceptsEarlyData ? long.MaxValue : 0;

    /// <inheritdoc/>
    public void Begin(SimTime now)
    {
        var writer = connection.Writer;
        writer.Message(TlsMessageType.ServerHello, ServerHelloSize.Of(choice), content: choice);
        if (choice.SendsCompatibleChange && !choice.FollowsRetry)
        {
            writer.ChangeCipherSpec();
        }

        writer.Protect(TlsKeys.Handshake, choice);
        writer.Message(TlsMessageType.EncryptedExtensions, ServerHelloSize.EncryptedExtensions(choice));
        if (choice.RequestsCertificate)
        {
            writer.Message(TlsMessageType.CertificateRequest, CertificateSizes.Request(choice));
        }

        if (choice.Session is null)
        {
            WriteCertificate();
        }

        writer.Message(TlsMessageType.Finished, MessageSizes.Finished(choice), flush: !SendsTicketsEarly);
        writer.Protect(TlsKeys.Application, choice);
        if (SendsTicketsEarly)
        {
            WriteTickets(flush: true);
        }

        Enter(choice.AcceptsEarlyData ? ExpectEndOfEarlyData : choice.RequestsCertificate ? ExpectCertificate : ExpectFinished);
        if (choice.AcceptsEarlyData)
        {
            connection.Reports.Early();
        }
    }

    /// <inheritdoc/>
    public SimDuration CostOf(in TlsRecord record)
    {
        if (record.Type != TlsContentType.Handshake)
        {
            return SimDuration.Zero;
        }

        var client = choice.Offer.Options;
        return record.Message switch
        {
            TlsMessageType.Certificate or TlsMessageType.CompressedCertificate => HandshakeCosts.ChainVerification(CertificateChain.OfClient(client)),
            TlsMessageType.CertificateVerify when client.ClientCertificate is { } own =>
                HandshakeCosts.ClientCertificateCheck + Algorithms.Of(own).Verification,
            TlsMessageType.Finished when !IsComplete =>
                HandshakeCosts.ServerFinished + (HandshakeCosts.SessionTicket * (SendsTicketsEarly ? 0 : Tickets)),
            _ => SimDuration.Zero,
        };
    }

    /// <inheritdoc/>
    public DataFate FateOf(in TlsRecord record)
    {
        if (State == ExpectEndOfEarlyData)
        {
            return DataFate.Delivered;
        }

        if (!IsComplete)
        {
            return DataFate.Unexpected;
        }

        if (_later == PostHandshakeStep.NotAsked)
        {
            _later = PostHandshakeStep.Asked;
            connection.Writer.Message(
                TlsMessageType.CertificateRequest,
                CertificateSizes.Request(choice, PostHandshake.ContextBytes),
                flush: true);
        }

        return _later == PostHandshakeStep.Asked ? DataFate.HeldBack : DataFate.Delivered;
    }

    /// <inheritdoc/>
    public void Proceed(SimTime now) =>
        throw new InvalidOperationException("All work of a TLS 1.3 server behind its flight belongs to a record.");

    /// <inheritdoc/>
    public void BeforeWrite(long bytes) => _updates.BeforeWrite(bytes);

    /// <inheritdoc/>
    public bool TryTake(in TlsRecord record, SimTime now)
    {
        if (record.Type == TlsContentType.ChangeCipherSpec)
        {
            return !IsComplete;
        }

        if (record.Type != TlsContentType.Handshake)
        {
            return false;
        }

        switch (record.Message)
        {
            case TlsMessageType.EndOfEarlyData when State == ExpectEndOfEarlyData:
                Enter(ExpectFinished);
                return true;
            case TlsMessageType.Certificate or TlsMessageType.CompressedCertificate
                when State == ExpectCertificate || (IsComplete && _later == PostHandshakeStep.Asked):
                TakeCertificate();
                return true;
            case TlsMessageType.CertificateVerify when State == ExpectVerify || (IsComplete && _later == PostHandshakeStep.Asked):
                TakeVerify();
                return true;
            case TlsMessageType.Finished when State == ExpectFinished || (IsComplete && _later == PostHandshakeStep.Asked):
                TakeFinished();
                return true;
            case TlsMessageType.KeyUpdate when IsComplete:
                _updates.Take(record);
                return true;
            default:
                return false;
        }
    }

    private int Tickets => Math.Min(
        options.SessionTickets, choice.Session is null || _habits.RepeatsTickets ? _habits.MostTickets : 1);

    // Go does if it knows what the client’s Finished will be, and BoringSSL if it takes early data.
    private bool SendsTicketsEarly => Tickets > 0 && !choice.RequestsCertificate && _habits.Tickets switch
    {
        TicketMoment.InTheFirstFlight => true,
        TicketMoment.WithTheNextWrite => choice.AcceptsEarlyData,
        TicketMoment.AtOnce => false,
    };

    private void WriteCertificate()
    {
        var writer = connection.Writer;
        var bytes = CertificateSizes.OfServer(choice);
        if (choice.CertificateCompression is { } part)
        {
            writer.Message(TlsMessageType.CompressedCertificate, CertificateSizes.Compressed(bytes, part));
        }
        else
        {
            writer.Message(TlsMessageType.Certificate, bytes);
        }

        writer.Message(
            TlsMessageType.CertificateVerify, CertificateSizes.Verify(choice.Version, options.Certificate));
    }

    private void WriteTickets(bool flush)
    {
        for (var i = 0; i < Tickets; i++)
        {
            connection.Writer.Message(
                TlsMessageType.NewSessionTicket,
                TicketSizes.Message(choice, _hasClientCertificate),
                flush && (_habits.Tickets == TicketMoment.AtOnce || i == Tickets - 1));
        }
    }

    private void TakeCertificate()
    {
        var hasOne = choice.Offer.Options.ClientCertificate is not null;
        if (!hasOne && options.ClientAuthentication == ClientAuthentication.Require)
        {
            connection.Fail(TlsAlert.CertificateRequired, "the client has no certificate");
        }
        else if (hasOne && CertificateCheck.OfClient(options) is { } alert)
        {
            connection.Fail(
                alert, $"the client’s certificate: {CertificateCheck.Describe(options.ClientCertificateProblem)}");
        }
        else if (!IsComplete)
        {
            Enter(hasOne ? ExpectVerify : ExpectFinished);
        }
    }

    private void TakeVerify()
    {
        if (options.ClientCertificateProblem == CertificateProblem.WrongKey)
        {
            connection.Fail(TlsAlert.DecryptError, "the client’s signature does not fit its certificate");
            return;
        }

        _hasClientCertificate = true;
        if (!IsComplete)
        {
            Enter(ExpectFinished);
        }
    }

    private void TakeFinished()
    {
        if (IsComplete)
        {
            _later = PostHandshakeStep.None;

            // OpenSSL gives new tickets then, with the client’s certificate in them.
            WriteTickets(flush: true);
            connection.Reports.Release();
            return;
        }

        if (!SendsTicketsEarly)
        {
            WriteTickets(flush: _habits.Tickets != TicketMoment.WithTheNextWrite);
        }

        Enter(Connected);
        connection.Complete();
    }

    private void Enter(HandshakeState state)
    {
        State = state;
        connection.Reports.Changed();
    }
}
