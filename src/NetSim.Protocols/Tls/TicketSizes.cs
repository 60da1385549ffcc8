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

    // Version, protocol version, cipher, no session id: 3 + 4 + 4 + 2.
    private const int Head = 13;

    // Time, timeout, life time hint.
    private const int Times = 8 + 6 + 6;
    private const int MasterSecret12 = 2 + 48;

    // Flags: extended master secret.
    private const int Flags = 5;

    // A random number added to the ticket’s age; the group.
    private const int AgeAdded = 8;
    private const int Group = 5;

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
        var early = choice.Server.EarlyData ? EarlyData : 0;
        if (choice.Version == TlsVersion.Tls13 && choice.Server.TicketBytes is { } given)
        {
            // NSS’s nonce has 2 bytes, OpenSSL’s 8.
            var nonce = choice.Server.Profile == TlsProfile.Nss ? 6 : 0;
            return Message13 - nonce + given + early;
        }

        if (choice.Version < TlsVersion.Tls13)
        {
            return Message12 + Ticket12(choice.Server, ClientCertificate(choice.Offer.Options, hasClientCertificate));
        }

        // With early data OpenSSL keeps the session itself, so that no ticket can be used twice.
        return choice.Server.EarlyData
            ? Message13 + SessionIdBytes + early
            : Message13 + Ticket13(
                choice.Server,
                choice.Offer.Options.ServerNameBytes,
                choice.Cipher,
                ClientCertificate(choice.Offer.Options, hasClientCertificate));
    }

    /// <summary>The ticket that a client got from a server with the same choices.</summary>
    public static int Ticket(TlsOptions options, TlsVersion version) => options.TicketBytes
        ?? (version < TlsVersion.Tls13 ? Ticket12(options, 0) : Ticket13(options));

    /// <summary>The ticket that a server gives.</summary>
    /// <param name="choice">What was chosen.</param>
    /// <param name="hasClientCertificate">Whether the client showed a certificate.</param>
    public static int Ticket(ServerChoice choice, bool hasClientCertificate)
    {
        var certificate = ClientCertificate(choice.Offer.Options, hasClientCertificate);
        return choice.Server.TicketBytes is { } given ? given
            : choice.Version < TlsVersion.Tls13 ? Ticket12(choice.Server, certificate)
            : choice.Server.EarlyData ? SessionIdBytes
            : Ticket13(choice.Server, choice.Offer.Options.ServerNameBytes, choice.Cipher, certificate);
    }

    private static int Ticket13(TlsOptions options) => options.EarlyData || options.Session == SessionKind.SessionId
            ? SessionIdBytes : Ticket13(options, options.ServerNameBytes, options.Cipher, 0);

    private static int Ticket12(TlsOptions server, int certificate) => server.TicketBytes ??
        Ticket(Head + MasterSecret12 + Times + Flags + Context(server) + certificate);

    private static int Ticket13(TlsOptions server, int serverName, CipherAlgorithm cipher, int certificate)
    {
        var secret = 2 + Algorithms.Of(cipher).HashBytes;
        var name = serverName > 0 ? 4 + serverName : 0;
        return Ticket(Head + secret + Times + Flags + AgeAdded + Group + name + Context(server) + certificate);
    }

    private static int Context(TlsOptions server) => server.SessionContextBytes > 0 ? 4 + server.SessionContextBytes : 0;

    private static int Ticket(int content)
    {
        var session = Der.Element(content);
        return Frame + (((session / Block) + 1) * Block);
    }

    private static int ClientCertificate(TlsOptions client, bool isShown) =>
        isShown && CertificateChain.OfClient(client) is { LeafBytes: var leaf } ? Der.Element(leaf) : 0;
}
