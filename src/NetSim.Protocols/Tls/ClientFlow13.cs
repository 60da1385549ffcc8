// Read first: RFC 8446 §2, §4, Appendix A.1; RFC 8879 §4; RFC 9849 §6.1.6.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The client’s way through TLS 1.3, from the ServerHello on.</summary>
internal sealed class ClientFlow13(
    TlsOptions options, TlsConnection connection, ServerChoice choice, EarlyData early) : IHandshakeFlow
{
    private static readonly HandshakeState ExpectEncryptedExtensions = new("WAIT_EE", "EncryptedExtensions");
    private static readonly HandshakeState ExpectCertificateOrRequest =
        new("WAIT_CERT_CR", "Certificate or CertificateRequest");

    private static readonly HandshakeState ExpectCertificate = new("WAIT_CERT", "Certificate");
    private static readonly HandshakeState ExpectVerify = new("WAIT_CV", "CertificateVerify");
    private static readonly HandshakeState ExpectFinished = new("WAIT_FINISHED", "Finished");
    private static readonly HandshakeState Connected = new("CONNECTED", "NewSessionTicket or AppData");

    private readonly KeyUpdates _updates = new(options, connection);
    private bool _wasAsked;

    /// <inheritdoc/>
    public HandshakeState State { get; private set; } = ExpectEncryptedExtensions;

    /// <inheritdoc/>
    public bool IsComplete => State == Connected;

    /// <inheritdoc/>
    public long WritableBytes => IsComplete ? long.MaxValue : early.Left;

    /// <inheritdoc/>
    public void Begin(SimTime now) => connection.Reports.Changed();

    /// <inheritdoc/>
    public SimDuration CostOf(in TlsRecord record)
    {
        if (record.Type != TlsContentType.Handshake)
        {
            return SimDuration.Zero;
        }

        var signer = Algorithms.Of(choice.Server.Certificate);
        return record.Message switch
        {
            TlsMessageType.Certificate or TlsMessageType.CompressedCertificate =>
                HandshakeCosts.ChainVerification(CertificateChain.OfServer(choice.Server)),
            TlsMessageType.CertificateVerify => signer.Verification,
            TlsMessageType.Finished when !IsComplete => HandshakeCosts.ClientFinished + OwnCertificateCost(_wasAsked),
            TlsMessageType.CertificateRequest when IsComplete => OwnCertificateCost(isAsked: true),
            _ => SimDuration.Zero,
        };
    }

    /// <inheritdoc/>
    public DataFate FateOf(in TlsRecord record) => IsComplete ? DataFate.Delivered : DataFate.Unexpected;

    /// <inheritdoc/>
    public void Proceed(SimTime now) =>
        throw new InvalidOperationException("All work of a TLS 1.3 client belongs to a record.");

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

        return IsComplete ? TryTakeLater(record) : TryTakeHandshake(record.Message);
    }

    private bool TryTakeHandshake(TlsMessageType message)
    {
        switch (message)
        {
            case TlsMessageType.EncryptedExtensions when State == ExpectEncryptedExtensions:
                TakeExtensions();
                return true;
            case TlsMessageType.CertificateRequest when State == ExpectCertificateOrRequest:
                _wasAsked = true;
                Enter(ExpectCertificate);
                return true;
            case TlsMessageType.Certificate when State == ExpectCertificateOrRequest || State == ExpectCertificate:
                TakeCertificate();
                return true;
            case TlsMessageType.CompressedCertificate when options.CertificateCompression is not null
                && (State == ExpectCertificateOrRequest || State == ExpectCertificate):
                TakeCertificate();
                return true;
            case TlsMessageType.CertificateVerify when State == ExpectVerify:
                TakeVerify();
                return true;
            case TlsMessageType.Finished when State == ExpectFinished:
                TakeFinished();
                return true;
            default:
                return false;
        }
    }

    // RFC 8446 §4.6: after the handshake.
    private bool TryTakeLater(in TlsRecord record)
    {
        switch (record.Message)
        {
            case TlsMessageType.NewSessionTicket:
                connection.Reports.Session(TlsSessions.Of(choice, _wasAsked));
                return true;
            case TlsMessageType.KeyUpdate:
                _updates.Take(record);
                return true;
            case TlsMessageType.CertificateRequest
                when options.ClientAuthentication == ClientAuthentication.PostHandshake:
                WriteOwnCertificate(PostHandshake.ContextBytes);
                connection.Writer.Message(TlsMessageType.Finished, MessageSizes.Finished(choice), flush: true);
                return true;
            default:
                return false;
        }
    }

    private void TakeExtensions()
    {
        connection.Writer.Limit(choice.RecordContentBytes(ofClient: true));
        if (early.IsOffered && !choice.AcceptsEarlyData)
        {
            early.Refuse();
        }

        Enter(choice.Session is null ? ExpectCertificateOrRequest : ExpectFinished);
    }

    private void TakeCertificate()
    {
        if (CertificateCheck.OfServer(options, choice) is { } alert)
        {
            connection.Fail(alert, $"the server’s certificate: {CertificateCheck.Describe(options.CertificateProblem)}");
        }
        else
        {
            Enter(ExpectVerify);
        }
    }

    private void TakeVerify()
    {
        if (options.CertificateProblem == CertificateProblem.WrongKey)
        {
            connection.Fail(TlsAlert.DecryptError, "the server’s signature does not fit its certificate");
        }
        else
        {
            Enter(ExpectFinished);
        }
    }

    private void TakeFinished()
    {
        var writer = connection.Writer;
        if (choice.AcceptsEarlyData)
        {
            // RFC 8446 §4.5: the last message under the keys of early data.
            early.Refuse();
            writer.Message(TlsMessageType.EndOfEarlyData, MessageSizes.Empty);
        }
        else if (!early.IsOffered && !choice.FollowsRetry && options.MiddleboxCompatibility)
        {
            // RFC 8446 §D.4: a change_cipher_spec for middleboxes. Until here OpenSSL’s client sends alerts in the
            // clear.
            writer.ChangeCipherSpec();
        }

        writer.Protect(TlsKeys.Handshake, choice);
        if (options.EncryptedHello == EncryptedHello.Rejected)
        {
            connection.Fail(TlsAlert.EchRequired, "the server has no key for the Encrypted Client Hello");
            return;
        }

        if (_wasAsked)
        {
            WriteOwnCertificate(contextBytes: 0);
        }

        writer.Message(TlsMessageType.Finished, MessageSizes.Finished(choice), flush: true);
        writer.Protect(TlsKeys.Application, choice);
        Enter(Connected);
        if (early is { IsOffered: true, Written: > 0 } && !choice.AcceptsEarlyData)
        {
            connection.Repeat(early.Written);
        }

        connection.Complete();
    }

    private void WriteOwnCertificate(int contextBytes)
    {
        var writer = connection.Writer;
        var bytes = CertificateSizes.OfClient(TlsVersion.Tls13, options, contextBytes);
        if (choice.CertificateCompression is { } part && options.ClientCertificate is not null)
        {
            writer.Message(TlsMessageType.CompressedCertificate, CertificateSizes.Compressed(bytes, part));
        }
        else
        {
            writer.Message(TlsMessageType.Certificate, bytes);
        }

        if (options.ClientCertificate is { } own)
        {
            writer.Message(TlsMessageType.CertificateVerify, CertificateSizes.Verify(TlsVersion.Tls13, own));
        }
    }

    private SimDuration OwnCertificateCost(bool isAsked) => isAsked && options.ClientCertificate is { } own
        ? HandshakeCosts.ClientCertificate + Algorithms.Of(own).Signing
        : SimDuration.Zero;

    private void Enter(HandshakeState state)
    {
        State = state;
        connection.Reports.Changed();
    }
}
