// Read first: RFC 5077 §3.3 and §4; RFC 8446 §4.6.1; OpenSSL’s ssl/ssl_asn1.c and construct_stateless_ticket.
namespace NetSim.Protocols.Tls;

/// <summary>The lengths of tickets and of the messages that carry them.</summary>
/// <remarks>
/// OpenSSL’s ticket is the server’s session in DER, encrypted with AES-256-CBC, with the key’s name (16), the IV (16) and a
/// MAC (32). So its length moves in steps of 16, with the client’s certificate in it where there is one.
/// </remarks>
internal static class TicketSizes
{
    // What frames each ticket, and the block that its content is padded to, always by at least a byte.
    private const int Frame = 16 + 16 + 32;
    private const int Block = 16;

    // Go: the IV and a MAC; what is encrypted is not padded.
    private const int GoFrame = 16 + 32;

    // Life time, age_add, nonce with its length, length of the ticket, extensions; early_data in them.
    private const int Message13 = MessageSizes.Header + 4 + 4 + 9 + 2 + 2;
    private const int EarlyData = 4 + 4;
    private const int Message12 = MessageSizes.Header + 4 + 2;

    /// <summary>Length of a session ID, and of a ticket that is only a key to the server’s memory.</summary>
    public const int SessionIdBytes = 32;

    /// <summary>NewSessionTicket.</summary>
    /// <param name="choice">What was chosen.</param>
    /// <param name="hasClientCertificate">Whether the client showed a certificate.</param>
    public static int Message(ServerChoice choice, bool hasClientCertificate)
    {
        var ticket = Ticket(choice, hasClientCertificate);
        if (choice.Version < TlsVersion.Tls13)
        {
            return Message12 + ticket;
        }

        // OpenSSL’s nonce has 8 bytes, NSS’s 2, BoringSSL’s 1; BoringSSL adds an extension that means nothing.
        var difference = choice.Server.Profile switch
        {
            TlsProfile.Nss when choice.Server.TicketBytes is not null => 2 - 8,
            TlsProfile.BoringSsl => 1 - 8 + 4,
            TlsProfile.Go => -8,
            _ => 0,
        };
        return Message13 + difference + ticket + (choice.Server.EarlyData ? EarlyData : 0);
    }

    /// <summary>The ticket that a client got from a server with the same choices.</summary>
    public static int Ticket(TlsOptions options, TlsVersion version)
    {
        var isAsked = options.ClientAuthentication is ClientAuthentication.Request or ClientAuthentication.Require;
        return Ticket(options, options.Session == SessionKind.SessionId, new SessionContent(version, options.Cipher)
        {
            KeyExchange = options.KeyExchange,
            ContextBytes = options.SessionContextBytes,
            CertificateBytes = isAsked ? LeafOf(options) : 0,
            ProtocolBytes = options.ApplicationProtocols.Count > 0 ? options.ApplicationProtocols[0].Length : 0,
            LimitsFragments = options.MaximumFragmentLength is not null,
        });
    }

    /// <summary>The ticket that a server gives.</summary>
    /// <param name="choice">What was chosen.</param>
    /// <param name="hasClientCertificate">Whether the client showed a certificate.</param>
    public static int Ticket(ServerChoice choice, bool hasClientCertificate) => Ticket(
        choice.Server,
        isKept: !choice.Server.UsesTickets,
        new SessionContent(choice.Version, choice.Cipher)
        {
            KeyExchange = choice.KeyExchange ?? choice.Server.KeyExchange,
            ContextBytes = choice.Server.SessionContextBytes,
            CertificateBytes = hasClientCertificate ? LeafOf(choice.Offer.Options) : 0,
            ProtocolBytes = choice.ApplicationProtocol?.Length ?? 0,
            LimitsFragments = choice.Offer.Options.MaximumFragmentLength is not null,
        });

    // With early data OpenSSL keeps the session itself, so that no ticket can be used twice, and so it does in TLS 1.3 when
    // it may not put sessions into tickets.
    private static int Ticket(TlsOptions server, bool isKept, SessionContent content) => server.TicketBytes
        ?? (server.Profile == TlsProfile.Go ? GoFrame + content.GoBytes
            : content.Version == TlsVersion.Tls13 && server.Profile != TlsProfile.BoringSsl && (server.EarlyData || isKept)
                ? SessionIdBytes
                : Frame + ((((server.Profile == TlsProfile.BoringSsl ? content.BoringBytes : content.Bytes) / Block) + 1) * Block));

    private static int LeafOf(TlsOptions client) => CertificateChain.OfClient(client)?.LeafBytes ?? 0;
}
