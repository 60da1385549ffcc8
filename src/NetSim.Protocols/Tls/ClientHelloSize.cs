// Read first: RFC 8446 §4.1.2 and §4.2; RFC 5246 §7.4.1.2; OpenSSL’s ssl/statem/extensions_clnt.c.
namespace NetSim.Protocols.Tls;

/// <summary>The length of a ClientHello, put together field by field.</summary>
internal static class ClientHelloSize
{
    // RFC 8446 §4.1.2: legacy_version, random, and what frames session id, suites and compression.
    private const int Frame = MessageSizes.Header + 2 + 32 + 1 + 2 + 2;

    // Each extension has a type and a length.
    private const int Extension = 4;
    private const int ExtensionsLength = 2;

    // RFC 8701: a suite, a group with a share of a byte, a version, a signature algorithm, and two extensions.
    private const int GreaseOfLists = 4 * 2;
    private const int GreaseShare = 4 + 1;
    private const int GreaseExtensions = Extension + Extension + 1;

    // draft-vvv-tls-alps: of HTTP/2.
    private const int ApplicationSettings = Extension + 5;
    private const int SuiteBytes = 2;

    // RFC 7685 §4: hellos of these lengths made some servers hang.
    private const int LeastPadded = 256;
    private const int PaddedBytes = 512;

    // RFC 9849 §5: type, KDF and AEAD, config id, an X25519 share with its length, length of the payload; the tag.
    private const int EncryptedHelloFrame = Extension + 1 + 4 + 1 + 2 + 32 + 2;
    private const int EncryptedHelloTag = 16;

    /// <summary>The length of a ClientHello, its header of 4 bytes included.</summary>
    /// <param name="offer">What it says.</param>
    /// <param name="isRenegotiation">Whether it begins a second handshake on a connection (RFC 5746 §3.5).</param>
    public static int Of(ClientOffer offer, bool isRenegotiation = false)
    {
        var options = offer.Options;
        var offersOld = options.MinimumVersion <= TlsVersion.Tls12;
        var offersNew = options.MaximumVersion >= TlsVersion.Tls13;
        var habits = HelloHabits.Of(options.Profile);
        var signals = !isRenegotiation && habits.SendsRenegotiationSuite(options);
        var old = options.LegacySuites
            ?? (options.MaximumVersion >= TlsVersion.Tls12 ? habits.OldSuites : habits.OldestSuites);
        // One signalling value ends the list, another one says that this is a fallback.
        var suites = (offersOld ? old * SuiteBytes : 0) + (offersNew ? options.ModernSuites * SuiteBytes : 0)
            + (signals ? SuiteBytes : 0) + (options.IsFallback ? SuiteBytes : 0);
        var bytes = Frame + suites + SessionIdBytes(offer);
        if (options.MaximumVersion == TlsVersion.Ssl30)
        {
            return bytes;
        }

        bytes += ExtensionsLength + Names(options) + Wishes(options, habits)
            + (isRenegotiation ? Extension + 1 + 12 : habits.SendsRenegotiationInfo(options) ? Extension + 1 : 0);
        bytes += habits.HasTicketExtension(offer) ? Extension + TicketBytes(offer) : 0;
        bytes += offersNew ? KeyShares(offer) : 0;
        bytes += habits.OwnExtensions + (habits.HasGrease ? GreaseOfLists + GreaseExtensions + (offersNew ? GreaseShare : 0) : 0);
        bytes += options.EncryptedHello == EncryptedHello.None ? 0 : EncryptedHelloBytes(options);
        var presharedKey = PresharedKey(offer);
        bytes += presharedKey;
        return options.PadsClientHello && bytes is >= LeastPadded and < PaddedBytes
            ? Math.Max(PaddedBytes, bytes + Extension) : bytes;
    }

    private static int Names(TlsOptions options)
    {
        var bytes = options.ServerNameBytes > 0 ? Extension + 5 + options.ServerNameBytes : 0;
        var protocols = options.ApplicationProtocols;
        var settings = HelloHabits.Of(options.Profile).HasGrease && protocols.Contains("h2", StringComparer.Ordinal) ? ApplicationSettings : 0;
        return protocols.Count == 0 ? bytes : bytes + settings + Extension + 2 + protocols.Sum(name => 1 + name.Length);
    }

    // What an endpoint asks for in a few bytes: groups, signatures, and whether the other side knows an extension.
    private static int Wishes(TlsOptions options, HelloHabits habits)
    {
        var hasNew = options.MaximumVersion >= TlsVersion.Tls13;
        var hasCurves = HasCurves(options, habits);
        var bytes = hasNew || hasCurves ? Extension + 2 + (2 * habits.Groups(options)) : 0;

        // Point formats, extended_master_secret, encrypt_then_mac: of no use to TLS 1.3, but OpenSSL sends them always.
        bytes += (hasCurves ? habits.PointFormats : 0) + (habits.KnowsMasterSecret ? Extension : 0)
            + (habits.KnowsEncryptThenMac && options.EncryptThenMac ? Extension : 0);

        // signature_algorithms
        bytes += options.MaximumVersion < TlsVersion.Tls12 ? 0
            : Extension + 2 + (2 * habits.Signatures(options));
        // OpenSSL asks for an OCSP response with the timestamps, which may be in it (SSL_CTX_enable_ct).
        bytes += habits.AlwaysAsks || options.OcspResponseBytes > 0 || options.Timestamps > 0 ? Extension + 5 : 0;
        bytes += habits.AlwaysAsks || options.Timestamps > 0 ? Extension : 0;
        bytes += habits.CertificateSignatures > 0 ? Extension + 2 + (2 * habits.CertificateSignatures) : 0;
        bytes += options.CertificateCompression is null && !(habits.HasGrease && hasNew) ? 0 : CertificateSizes.CompressionExtension;
        bytes += options.RecordSizeLimit is null ? 0 : Extension + 2;
        bytes += options.MaximumFragmentLength is null ? 0 : Extension + 1;
        return bytes + (hasNew && options.ClientAuthentication == ClientAuthentication.PostHandshake ? Extension : 0);
    }

    // Whether there is a curve among what it offers: its own groups have some, and what it is told may not.
    private static bool HasCurves(TlsOptions options, HelloHabits habits) =>
        !(habits.IsToldGroups(options) || (options.LegacySuites is not null && options.MaximumVersion < TlsVersion.Tls13))
        || options.KeyExchanges.Any(group => Algorithms.Of(group).Kind is KeyExchangeKind.Elliptic);

    private static int KeyShares(ClientOffer offer)
    {
        // psk_key_exchange_modes: one, or that a ticket will do without a key exchange, too.
        var modes = offer.Session?.Kind == SessionKind.TicketOnly ? 2 : 1;
        var habits = HelloHabits.Of(offer.Options.Profile);
        var bytes = Extension + 1 + (2 * habits.Versions(offer.Options))
            + (habits.HasTicketsOnlyWithSessions && !habits.HasTicketExtension(offer) ? 0 : Extension + 1 + modes);
        bytes += offer.HasEarlyData ? Extension : 0;
        bytes += offer.CookieBytes > 0 ? Extension + 2 + offer.CookieBytes : 0;
        return bytes + Extension + 2 + offer.Shares.Sum(group => 4 + Algorithms.Of(group).ClientShareBytes);
    }

    // RFC 8446 §D.4: with TLS 1.3 on offer the session id is 32 bytes made up for middleboxes. RFC 5077 §3.4: one made up
    // to see whether the server took the ticket.
    private static int SessionIdBytes(ClientOffer offer) =>
        (offer.Options.MaximumVersion >= TlsVersion.Tls13 && offer.Options.MiddleboxCompatibility)
            || HelloHabits.Of(offer.Options.Profile).AlwaysHasSessionId
            || offer.Session is { Version: < TlsVersion.Tls13 } ? 32 : 0;

    private static int TicketBytes(ClientOffer offer) =>
        offer.Session is { Version: < TlsVersion.Tls13, Kind: not SessionKind.SessionId } session
            ? session.IdentityBytes : 0;

    // RFC 8446 §4.2.11: one identity with the age of the ticket, one binder as long as the hash.
    private static int PresharedKey(ClientOffer offer) => offer.Session is { Version: TlsVersion.Tls13 } session
        ? Extension + 2 + 2 + session.IdentityBytes + 4 + 2 + 1 + Algorithms.Of(session.Cipher).HashBytes : 0;

    // RFC 9849 §5.1 and §6.1.3: the inner hello without what it has in common with the outer one, padded to a multiple
    // of 32.
    private static int EncryptedHelloBytes(TlsOptions options)
    {
        const int InnerVersions = Extension + 1 + 2;
        const int InnerMark = Extension + 1;
        const int OuterReferences = Extension + 1 + (2 * 8);
        if (options.EncryptedHello == EncryptedHello.Grease && HelloHabits.Of(options.Profile).HasGrease)
        {
            // BoringSSL’s invented one has 128, 160, 192 or 224 bytes, each as often as the others.
            return EncryptedHelloFrame + 128 + EncryptedHelloTag;
        }

        var inner = Frame - MessageSizes.Header + (options.ModernSuites * SuiteBytes) + SuiteBytes + ExtensionsLength + InnerVersions
            + InnerMark + OuterReferences + Names(options);
        return EncryptedHelloFrame + ((inner + 31) / 32 * 32) + EncryptedHelloTag;
    }
}
