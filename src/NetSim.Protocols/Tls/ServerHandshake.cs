// Read first: RFC 8446 §2, §4, Appendix A.2; RFC 5246 §7.3; RFC 5077 §3.1; RFC 8422 §2.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The server’s full handshake, TLS 1.3 or 1.2, whichever is the highest that both ends
/// allow.</summary>
internal sealed class ServerHandshake(TlsOptions options, TlsConnection connection) : IHandshake
{
    // States without data of their own are shared.
    private static readonly TlsServerState.Start Start = new();
    private static readonly TlsServerState.Connected Connected = new();

    private readonly TlsParameters _choice12 = Choice(options, TlsVersion.Tls12);
    private readonly TlsParameters _choice13 = Choice(options, TlsVersion.Tls13);
    private TlsServerState _state = Start;

    /// <inheritdoc/>
    public string StateName => _state.Name;

    /// <inheritdoc/>
    public bool IsComplete => _state is TlsServerState.Connected;

    /// <inheritdoc/>
    public void Open(SimTime now)
    {
        // The client speaks first.
    }

    /// <inheritdoc/>
    public void Proceed()
    {
        if (_state is TlsServerState.Negotiated { Chosen: var chosen })
        {
            switch (chosen.Versions[0])
            {
                case TlsVersion.Tls13:
                    SendFlight13(chosen);
                    break;
                case TlsVersion.Tls12:
                    SendFlight12(chosen);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public SimDuration CostOf(in TlsRecord record) => (_state, MessageOf(record)) switch
    {
        (TlsServerState.ExpectFinished, TlsMessageType.Finished) =>
            HandshakeCosts.ServerFinished + (HandshakeCosts.SessionTicket * options.SessionTickets),
        (TlsServerState.ExpectClientKeyExchange12, TlsMessageType.ClientKeyExchange) =>
            Algorithms.Of(options.KeyExchange).Derivation,
        (TlsServerState.ExpectFinished12, TlsMessageType.Finished) => HandshakeCosts.ServerSecondFlight12,
        _ => SimDuration.Zero,
    };

    /// <inheritdoc/>
    public void Take(in TlsRecord record, SimTime now)
    {
        switch (_state, MessageOf(record))
        {
            case (TlsServerState.Start, TlsMessageType.ClientHello):
                TakeClientHello(record.Parameters, now);
                break;
            case (TlsServerState.ExpectFinished state, TlsMessageType.Finished):
                SendTickets(state.Chosen);
                Enter(Connected);
                connection.TellComplete();
                break;
            case (TlsServerState.ExpectFinished, null) when record.Type == TlsContentType.ChangeCipherSpec:
                // RFC 8446 §5: before the peer’s Finished it is dropped.
                break;
            case (TlsServerState.ExpectClientKeyExchange12 state, TlsMessageType.ClientKeyExchange):
                Enter(new TlsServerState.ExpectChangeCipherSpec12(state.Chosen));
                break;
            case (TlsServerState.ExpectChangeCipherSpec12 state, null)
                when record.Type == TlsContentType.ChangeCipherSpec:
                Enter(new TlsServerState.ExpectFinished12(state.Chosen));
                break;
            case (TlsServerState.ExpectFinished12 state, TlsMessageType.Finished):
                SendSecondFlight12(state.Chosen);
                Enter(Connected);
                connection.TellComplete();
                break;
            default:
                connection.Fail(
                    TlsAlert.UnexpectedMessage,
                    $"{_state.Name} expects {_state.Expects}, but {record.Name} came");
                break;
        }
    }

    /// <inheritdoc/>
    public void Reset() => _state = Start;

    private void TakeClientHello(TlsParameters? offer, SimTime now)
    {
        if (offer is null)
        {
            connection.Fail(TlsAlert.DecodeError, "the ClientHello offers nothing");
            return;
        }

        Enter(new TlsServerState.ReceivedClientHello(offer));
        if (Negotiate(offer) is { } chosen)
        {
            Enter(new TlsServerState.Negotiated(chosen));
            connection.Work(FirstFlightCost(chosen), now);
        }
    }

    private TlsParameters? Negotiate(TlsParameters offer)
    {
        var chosen = Allows(offer, TlsVersion.Tls13) ? _choice13
            : Allows(offer, TlsVersion.Tls12) ? _choice12
            : null;
        if (chosen is null)
        {
            // RFC 8446 §4.2.1: no version in common.
            connection.Fail(
                TlsAlert.ProtocolVersion,
                $"the client offers {TlsNames.Of(offer.Versions)}, the server allows "
                    + $"{TlsNames.Of(options.MinimumVersion)} to {TlsNames.Of(options.MaximumVersion)}");
            return null;
        }

        if (offer.KeyExchange != chosen.KeyExchange || offer.Cipher != chosen.Cipher)
        {
            // RFC 8446 §4.1.1: no parameters in common.
            connection.Fail(
                TlsAlert.HandshakeFailure,
                $"the client offers {TlsNames.SuiteOf(offer)}, the server allows {TlsNames.SuiteOf(chosen)}");
            return null;
        }

        return chosen;
    }

    private bool Allows(TlsParameters offer, TlsVersion version) =>
        version >= options.MinimumVersion && version <= options.MaximumVersion
            && offer.Versions.Contains(version);

    private SimDuration FirstFlightCost(TlsParameters chosen)
    {
        var keyExchange = Algorithms.Of(chosen.KeyExchange);
        var signing = Algorithms.Of(options.Certificate).Signing;
        var cost = HandshakeCosts.ServerFlight + keyExchange.Generation + signing;
        return chosen.Versions[0] == TlsVersion.Tls13 ? cost + keyExchange.Derivation : cost;
    }

    private void SendFlight13(TlsParameters chosen)
    {
        var writer = connection.Writer;
        writer.Message(
            TlsMessageType.ServerHello, MessageSizes.ServerHello(chosen), parameters: chosen);
        writer.ChangeCipherSpec();
        writer.Protect(TlsVersion.Tls13, chosen.Cipher);
        writer.Message(TlsMessageType.EncryptedExtensions, MessageSizes.EncryptedExtensions);
        writer.Message(TlsMessageType.Certificate, MessageSizes.Certificate(chosen));
        writer.Message(TlsMessageType.CertificateVerify, MessageSizes.CertificateVerify(chosen));
        writer.Message(TlsMessageType.Finished, MessageSizes.Finished(chosen), flush: true);
        Enter(new TlsServerState.ExpectFinished(chosen));
    }

    private void SendTickets(TlsParameters chosen)
    {
        for (var i = 0; i < options.SessionTickets; i++)
        {
            connection.Writer.Message(
                TlsMessageType.NewSessionTicket, MessageSizes.NewSessionTicket(chosen), flush: true);
        }
    }

    private void SendFlight12(TlsParameters chosen)
    {
        var writer = connection.Writer;
        writer.Message(
            TlsMessageType.ServerHello, MessageSizes.ServerHello(chosen), parameters: chosen);
        writer.Message(TlsMessageType.Certificate, MessageSizes.Certificate(chosen));
        writer.Message(TlsMessageType.ServerKeyExchange, MessageSizes.ServerKeyExchange(chosen));
        writer.Message(TlsMessageType.ServerHelloDone, MessageSizes.ServerHelloDone, flush: true);
        Enter(new TlsServerState.ExpectClientKeyExchange12(chosen));
    }

    private void SendSecondFlight12(TlsParameters chosen)
    {
        // RFC 5077 §3.3: the ticket comes before change_cipher_spec, so in the clear.
        connection.Writer.Message(TlsMessageType.NewSessionTicket, MessageSizes.NewSessionTicket(chosen));
        connection.Writer.ChangeCipherSpec();
        connection.Writer.Protect(TlsVersion.Tls12, chosen.Cipher);
        connection.Writer.Message(TlsMessageType.Finished, MessageSizes.Finished(chosen), flush: true);
    }

    private void Enter(TlsServerState state)
    {
        _state = state;
        connection.TellState();
    }

    private static TlsMessageType? MessageOf(in TlsRecord record) =>
        record.Type == TlsContentType.Handshake ? record.Message : null;

    private static TlsParameters Choice(TlsOptions options, TlsVersion version) => new([version])
    {
        KeyExchange = options.KeyExchange,
        Cipher = options.Cipher,
        Certificate = options.Certificate,
        ChainLength = options.ChainLength,
    };
}
