namespace NetSim.Protocols.Tls;

/// <summary>The session that a client comes with, from what its options say.</summary>
internal static class TlsSessions
{
    /// <summary>The session; null where there is none.</summary>
    public static TlsSession? Of(TlsOptions options)
    {
        var version = options.SessionVersion ?? options.MaximumVersion;
        return options.Session switch
        {
            SessionKind.None => null,
            SessionKind.External when options.MaximumVersion < TlsVersion.Tls13 => null,
            SessionKind.External => new TlsSession(
                SessionKind.External, TlsVersion.Tls13, CipherOfExternal(options), options.PskIdentityBytes, default),
            SessionKind.SessionId when version < TlsVersion.Tls13 =>
                new TlsSession(SessionKind.SessionId, version, options.Cipher, TicketSizes.SessionIdBytes, options.SessionAge),
            var kind => new TlsSession(
                kind, version, options.Cipher, TicketSizes.Ticket(options, version), options.SessionAge)
            {
                HasClientCertificate = options.ClientCertificate is not null
                    && options.ClientAuthentication is ClientAuthentication.Request or ClientAuthentication.Require,
            },
        };
    }

    // RFC 8446 §4.2.11: an external key goes with SHA-256, where nothing else is said.
    private static CipherAlgorithm CipherOfExternal(TlsOptions options)
    {
        const int Sha256 = 32;
        foreach (var cipher in options.Ciphers)
        {
            if (Algorithms.Of(cipher) is { IsAead: true, HashBytes: Sha256 })
            {
                return cipher;
            }
        }

        return options.Cipher;
    }

    /// <summary>The session that a handshake, or a ticket after it, gives the client.</summary>
    /// <param name="choice">What was chosen.</param>
    /// <param name="isClientAuthenticated">Whether the client was asked for its certificate.</param>
    public static TlsSession Of(ServerChoice choice, bool isClientAuthenticated)
    {
        var isTicket = choice.Version == TlsVersion.Tls13 || choice.Server.UsesTickets;
        return new TlsSession(
            isTicket ? SessionKind.Ticket : SessionKind.SessionId,
            choice.Version,
            choice.Cipher,
            isTicket ? TicketSizes.Ticket(choice, isClientAuthenticated) : TicketSizes.SessionIdBytes,
            default)
        {
            HasClientCertificate = isClientAuthenticated && choice.Offer.Options.ClientCertificate is not null,
        };
    }
}
