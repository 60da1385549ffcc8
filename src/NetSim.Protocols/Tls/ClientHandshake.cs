// Read first: RFC 8446 §2, §4, Appendix A.1; RFC 5246 §7.3; RFC 8422 §2.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The client’s full handshake, TLS 1.3 or 1.2 as the server chooses.</summary>
internal sealed class ClientHandshake(TlsOptions options, TlsConnection connection) : IHandshake
{
    // States without data of their own are shared.
    private static readonly TlsClientState.Start Start = new();
    private static readonly TlsClientState.ExpectServerHello ExpectServerHello = new();
    private static readonly TlsClientState.Connected Connected = new();
    private static readonly TlsClientState.ExpectNewSessionTicket12 ExpectNewSessionTicket12 = new();
    private static readonly TlsClientState.ExpectChangeCipherSpec12 ExpectChangeCipherSpec12 = new();
    private static readonly TlsClientState.ExpectFinished12 ExpectFinished12 = new();
    private static readonly TlsClientState.Connected12 Connected12 = new();

    private readonly TlsParameters _offer = new(VersionsOf(options))
    {
        KeyExchange = options.KeyExchange,
        Cipher = options.Cipher,
    };

    private TlsClientState _state = Start;

    /// <inheritdoc/>
    public string StateName => _state.Name;

    /// <inheritdoc/>
    public bool IsComplete => _state is TlsClientState.Connected or TlsClientState.Connected12;

    private bool OffersTls13 => options.MaximumVersion >= TlsVersion.Tls13;

    /// <inheritdoc/>
    public void Open(SimTime now) => connection.Work(
        HandshakeCosts.ClientHello
            + (OffersTls13 ? Algorithms.Of(options.KeyExchange).Generation : SimDuration.Zero),
        now);

    /// <inheritdoc/>
    public void Proceed()
    {
        connection.Writer.Message(
            TlsMessageType.ClientHello, MessageSizes.ClientHello(options), flush: true, _offer);
        Enter(ExpectServerHello);
    }

    /// <inheritdoc/>
    public SimDuration CostOf(in TlsRecord record) => (_state, MessageOf(record)) switch
    {
        (TlsClientState.ExpectServerHello, TlsMessageType.ServerHello) =>
            record.Parameters?.Versions[0] == TlsVersion.Tls13
                ? HandshakeCosts.ServerHello + Algorithms.Of(options.KeyExchange).Derivation
                : SimDuration.Zero,
        (TlsClientState.ExpectCertificate state, TlsMessageType.Certificate) =>
            ChainVerification(state.Chosen),
        (TlsClientState.ExpectCertificate12 state, TlsMessageType.Certificate) =>
            ChainVerification(state.Chosen),
        (TlsClientState.ExpectCertificateVerify state, TlsMessageType.CertificateVerify) =>
            Verification(state.Chosen),
        (TlsClientState.ExpectServerKeyExchange12 state, TlsMessageType.ServerKeyExchange) =>
            Verification(state.Chosen),
        (TlsClientState.ExpectFinished, TlsMessageType.Finished) => HandshakeCosts.ClientFinished,
        (TlsClientState.ExpectServerHelloDone12, TlsMessageType.ServerHelloDone) =>
            HandshakeCosts.ClientSecondFlight12 + Algorithms.Of(options.KeyExchange).Generation
                + Algorithms.Of(options.KeyExchange).Derivation,
        (TlsClientState.ExpectFinished12, TlsMessageType.Finished) => HandshakeCosts.ClientFinished12,
        _ => SimDuration.Zero,
    };

    /// <inheritdoc/>
    public void Take(in TlsRecord record, SimTime now)
    {
        switch (_state, MessageOf(record))
        {
            case (TlsClientState.ExpectServerHello, TlsMessageType.ServerHello):
                TakeServerHello(record.Parameters);
                break;
            case (TlsClientState.ExpectEncryptedExtensions state, TlsMessageType.EncryptedExtensions):
                Enter(new TlsClientState.ExpectCertificate(state.Chosen));
                break;
            case (TlsClientState.ExpectCertificate state, TlsMessageType.Certificate):
                Enter(new TlsClientState.ExpectCertificateVerify(state.Chosen));
                break;
            case (TlsClientState.ExpectCertificateVerify state, TlsMessageType.CertificateVerify):
                Enter(new TlsClientState.ExpectFinished(state.Chosen));
                break;
            case (TlsClientState.ExpectFinished state, TlsMessageType.Finished):
                Finish(state.Chosen);
                break;
            case (TlsClientState.Connected, TlsMessageType.NewSessionTicket):
                break;
            default:
                Take12(record);
                break;
        }
    }

    /// <inheritdoc/>
    public void Reset() => _state = Start;

    private void Take12(in TlsRecord record)
    {
        switch (_state, MessageOf(record))
        {
            case (TlsClientState.ExpectCertificate12 state, TlsMessageType.Certificate):
                Enter(new TlsClientState.ExpectServerKeyExchange12(state.Chosen));
                break;
            case (TlsClientState.ExpectServerKeyExchange12 state, TlsMessageType.ServerKeyExchange):
                Enter(new TlsClientState.ExpectServerHelloDone12(state.Chosen));
                break;
            case (TlsClientState.ExpectServerHelloDone12 state, TlsMessageType.ServerHelloDone):
                SendSecondFlight12(state.Chosen);
                break;
            case (TlsClientState.ExpectNewSessionTicket12, TlsMessageType.NewSessionTicket):
                Enter(ExpectChangeCipherSpec12);
                break;
            case (TlsClientState.ExpectChangeCipherSpec12, null)
                when record.Type == TlsContentType.ChangeCipherSpec:
                Enter(ExpectFinished12);
                break;
            case (TlsClientState.ExpectFinished12, TlsMessageType.Finished):
                Enter(Connected12);
                connection.TellComplete();
                break;
            default:
                TakeOther(record);
                break;
        }
    }

    private void TakeOther(in TlsRecord record)
    {
        // RFC 8446 §5: a change_cipher_spec between the first ClientHello and the peer’s Finished is dropped.
        var isForMiddleboxes = record.Type == TlsContentType.ChangeCipherSpec && (_state
            is TlsClientState.ExpectEncryptedExtensions or TlsClientState.ExpectCertificate
            or TlsClientState.ExpectCertificateVerify or TlsClientState.ExpectFinished
            || (OffersTls13 && _state is TlsClientState.ExpectServerHello));

        // RFC 5246 §7.4.1.1: ignored during a handshake; afterwards a client may ignore it too.
        var isHelloRequest = MessageOf(record) == TlsMessageType.HelloRequest && (_state
            is TlsClientState.ExpectCertificate12 or TlsClientState.ExpectServerKeyExchange12
            or TlsClientState.ExpectServerHelloDone12 or TlsClientState.ExpectNewSessionTicket12
            or TlsClientState.ExpectChangeCipherSpec12 or TlsClientState.ExpectFinished12
            or TlsClientState.Connected12
            || (!OffersTls13 && _state is TlsClientState.ExpectServerHello));
        if (!isForMiddleboxes && !isHelloRequest)
        {
            connection.Fail(
                TlsAlert.UnexpectedMessage,
                $"{_state.Name} expects {_state.Expects}, but {record.Name} came");
        }
    }

    private void TakeServerHello(TlsParameters? chosen)
    {
        if (chosen is null)
        {
            connection.Fail(TlsAlert.DecodeError, "the ServerHello chooses nothing");
        }
        else if (!_offer.Versions.Contains(chosen.Versions[0]))
        {
            connection.Fail(
                TlsAlert.ProtocolVersion,
                $"the client offers {TlsNames.Of(_offer.Versions)}, "
                    + $"the server chose {TlsNames.Of(chosen.Versions)}");
        }
        else if (chosen.KeyExchange != _offer.KeyExchange || chosen.Cipher != _offer.Cipher)
        {
            connection.Fail(
                TlsAlert.IllegalParameter,
                $"the client offers {TlsNames.SuiteOf(_offer)}, the server chose {TlsNames.SuiteOf(chosen)}");
        }
        else if (chosen.Certificate is null || chosen.ChainLength < 1)
        {
            connection.Fail(TlsAlert.DecodeError, "the ServerHello names no certificate");
        }
        else
        {
            Enter(chosen.Versions[0] switch
            {
                TlsVersion.Tls12 => new TlsClientState.ExpectCertificate12(chosen),
                TlsVersion.Tls13 => new TlsClientState.ExpectEncryptedExtensions(chosen),
            });
        }
    }

    private void Finish(TlsParameters chosen)
    {
        // RFC 8446 §D.4: a change_cipher_spec for middleboxes. Until here OpenSSL’s client sends alerts in
        // the clear.
        connection.Writer.ChangeCipherSpec();
        connection.Writer.Protect(TlsVersion.Tls13, chosen.Cipher);
        connection.Writer.Message(TlsMessageType.Finished, MessageSizes.Finished(chosen), flush: true);
        Enter(Connected);
        connection.TellComplete();
    }

    private void SendSecondFlight12(TlsParameters chosen)
    {
        connection.Writer.Message(TlsMessageType.ClientKeyExchange, MessageSizes.ClientKeyExchange(chosen));
        connection.Writer.ChangeCipherSpec();
        connection.Writer.Protect(TlsVersion.Tls12, chosen.Cipher);
        connection.Writer.Message(TlsMessageType.Finished, MessageSizes.Finished(chosen), flush: true);
        Enter(ExpectNewSessionTicket12);
    }

    private void Enter(TlsClientState state)
    {
        _state = state;
        connection.TellState();
    }

    private static TlsMessageType? MessageOf(in TlsRecord record) =>
        record.Type == TlsContentType.Handshake ? record.Message : null;

    private static SimDuration Verification(TlsParameters chosen) =>
        Algorithms.Of(chosen.Certificate!.Value).Verification;

    private static SimDuration ChainVerification(TlsParameters chosen) =>
        (HandshakeCosts.CertificateParsing + Verification(chosen)) * chosen.ChainLength;

    private static TlsVersion[] VersionsOf(TlsOptions options) =>
        options.MinimumVersion == options.MaximumVersion
            ? [options.MaximumVersion]
            : [TlsVersion.Tls13, TlsVersion.Tls12];
}
