// Read first: RFC 8446 §4.1.1, §4.1.4 and §4.2.11; RFC 5246 §7.4.1.3; RFC 7507 §3.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The server’s choice among what a client offers.</summary>
internal static class Negotiation
{
    /// <summary>Chooses.</summary>
    /// <param name="offer">What the client offers.</param>
    /// <param name="server">What the server allows.</param>
    /// <param name="now">The current time, for the age of a ticket.</param>
    /// <param name="failure">Why there is no choice.</param>
    /// <returns>The choice; null where there is none.</returns>
    public static ServerChoice? Choose(
        ClientOffer offer, TlsOptions server, SimTime now, out (TlsAlert Alert, string Explanation) failure)
    {
        failure = default;
        if (VersionFor(offer, server) is not { } version)
        {
            // RFC 8446 §4.2.1: no version in common.
            failure = (
                TlsAlert.ProtocolVersion,
                $"the client offers {TlsNames.Of(VersionsOf(offer.Options))}, the server allows "
                    + $"{TlsNames.Of(server.MinimumVersion)} to {TlsNames.Of(server.MaximumVersion)}");
            return null;
        }

        if (offer.Options.IsFallback && version < server.MaximumVersion)
        {
            failure = (TlsAlert.InappropriateFallback, $"the server knows {TlsNames.Of(server.MaximumVersion)}");
            return null;
        }

        if (server.ApplicationProtocols.Count > 0 && offer.Options.ApplicationProtocols.Count > 0
            && !server.ApplicationProtocols.Any(offer.Options.ApplicationProtocols.Contains))
        {
            failure = (TlsAlert.NoApplicationProtocol, "no application protocol in common");
            return null;
        }

        return version == TlsVersion.Tls13
            ? Choose13(offer, server, now, out failure)
            : Choose12(offer, server, version, out failure);
    }

    /// <summary>The versions that an endpoint offers or allows, the greatest first.</summary>
    public static IEnumerable<TlsVersion> VersionsOf(TlsOptions options)
    {
        for (var version = options.MaximumVersion; version >= options.MinimumVersion; version--)
        {
            yield return version;
        }
    }

    /// <summary>What an endpoint offers or allows, in words.</summary>
    public static string SuiteOf(TlsOptions options) =>
        $"{string.Join(", ", options.KeyExchanges.Select(group => Algorithms.Of(group).Name))} with "
        + string.Join(", ", options.Ciphers.Select(cipher => Algorithms.Of(cipher).Name));

    private static TlsVersion? VersionFor(ClientOffer offer, TlsOptions server)
    {
        foreach (var version in VersionsOf(server))
        {
            if (offer.Offers(version))
            {
                return version;
            }
        }

        return null;
    }

    private static ServerChoice? Choose13(
        ClientOffer offer, TlsOptions server, SimTime now, out (TlsAlert Alert, string Explanation) failure)
    {
        failure = default;
        var cipher = CipherFor(offer.Options, server, TlsVersion.Tls13, session: offer.Session);
        var session = SessionFor(offer, server, TlsVersion.Tls13, cipher, now);
        var hasNoExchange = session?.Kind == SessionKind.TicketOnly;
        KeyExchangeAlgorithm? shared = null;
        foreach (var group in server.KeyExchanges)
        {
            if (KeyExchangeKinds.HasShare(group) && offer.Options.KeyExchanges.Contains(group)
                && (shared is null || (!offer.Shares.Contains(shared.Value) && offer.Shares.Contains(group))))
            {
                // A group that a share is there for saves a round trip; that comes before the server’s preference.
                shared = group;
            }
        }

        if (cipher is null || (shared is null && !hasNoExchange))
        {
            failure = NothingInCommon(offer, server);
            return null;
        }

        if (session is null && ProblemWithSignature(offer, server) is { } problem)
        {
            failure = problem;
            return null;
        }

        var isRetry = !hasNoExchange && !offer.Shares.Contains(shared!.Value);
        return new ServerChoice(TlsVersion.Tls13, offer)
        {
            Server = server,
            Cipher = cipher.Value,
            KeyExchange = hasNoExchange ? null : shared,
            Session = session,
            IsRetryRequest = isRetry,
            FollowsRetry = offer.IsRetry,
            AcceptsEarlyData = !isRetry && session is not null && offer.HasEarlyData && server.EarlyData
                && IsFresh(offer, server, now),
        };
    }

    private static ServerChoice? Choose12(
        ClientOffer offer, TlsOptions server, TlsVersion version, out (TlsAlert Alert, string Explanation) failure)
    {
        failure = default;
        var cipher = CipherFor(offer.Options, server, version, session: null);
        var group = server.KeyExchanges
            .Where(group => IsOfTls12(group, server.Certificate) && offer.Options.KeyExchanges.Contains(group))
            .Select(group => (KeyExchangeAlgorithm?)group)
            .FirstOrDefault();
        if (cipher is null || group is null)
        {
            failure = NothingInCommon(offer, server);
            return null;
        }

        if (ProblemWithSignature(offer, server) is { } problem)
        {
            failure = problem;
            return null;
        }

        var session = SessionFor(offer, server, version, cipher, now: default);
        return new ServerChoice(version, offer)
        {
            Server = server,
            Cipher = cipher.Value,
            KeyExchange = session is null ? group : null,
            Session = session,
        };
    }

    private static CipherAlgorithm? CipherFor(
        TlsOptions client, TlsOptions server, TlsVersion version, TlsSession? session)
    {
        // The server’s preference; a session whose hash fits comes first (RFC 8446 §4.2.11).
        CipherAlgorithm? found = null;
        foreach (var cipher in server.Ciphers)
        {
            if (!client.Ciphers.Contains(cipher) || !Algorithms.Of(cipher).IsFor(version))
            {
                continue;
            }

            if (session is not null && Algorithms.Of(cipher).HashBytes == Algorithms.Of(session.Cipher).HashBytes)
            {
                return cipher;
            }

            found ??= cipher;
        }

        return found;
    }

    private static TlsSession? SessionFor(
        ClientOffer offer, TlsOptions server, TlsVersion version, CipherAlgorithm? cipher, SimTime now)
    {
        if (offer.Session is not { } session || session.Version != version || !server.AcceptsSessions || cipher is null)
        {
            return null;
        }

        var fits = version == TlsVersion.Tls13
            ? Algorithms.Of(cipher.Value).HashBytes == Algorithms.Of(session.Cipher).HashBytes
            : server.Ciphers.Contains(session.Cipher) && (session.Kind == SessionKind.SessionId || server.UsesTickets);
        var age = session.Age + (now > offer.SentAt ? now - offer.SentAt : SimDuration.Zero);
        return fits && (session.Kind == SessionKind.External || age <= server.SessionLifetime) ? session : null;
    }

    // RFC 8446 §8.3: the age that the client says is what it was when the hello was sent.
    private static bool IsFresh(ClientOffer offer, TlsOptions server, SimTime now) =>
        offer.Session!.Kind == SessionKind.External || now - offer.SentAt <= server.TicketAgeTolerance;

    private static bool IsOfTls12(KeyExchangeAlgorithm group, CertificateAlgorithm certificate) =>
        Algorithms.Of(group).Kind switch
        {
            KeyExchangeKind.Elliptic or KeyExchangeKind.FiniteField => true,
            KeyExchangeKind.Transport => Algorithms.Of(certificate).IsRsa,
            KeyExchangeKind.Encapsulation => false,
        };

    private static (TlsAlert Alert, string Explanation)? ProblemWithSignature(ClientOffer offer, TlsOptions server) =>
        offer.Options.AcceptedCertificates is { } accepted && !accepted.Contains(server.Certificate)
            ? (TlsAlert.HandshakeFailure, $"the client takes no signature with {Algorithms.Of(server.Certificate).Name}")
            : null;

    // RFC 8446 §4.1.1: no parameters in common.
    private static (TlsAlert Alert, string Explanation) NothingInCommon(ClientOffer offer, TlsOptions server) => (
        TlsAlert.HandshakeFailure,
        $"the client offers {SuiteOf(offer.Options)}, the server allows {SuiteOf(server)}");
}
