// Read first: RFC 8446 §4.1.3 and §4.3.1; RFC 5246 §7.4.1.3; OpenSSL’s ssl/statem/extensions_srvr.c.
namespace NetSim.Protocols.Tls;

/// <summary>The lengths of the server’s hello messages.</summary>
internal static class ServerHelloSize
{
    // legacy_version, random, session id length, suite, compression, length of extensions.
    private const int Frame = MessageSizes.Header + 2 + 32 + 1 + 2 + 1;
    private const int ExtensionsLength = 2;
    private const int Extension = 4;
    private const int SessionId = 32;

    // RFC 9849 §5: the new configurations that a server that rejects sends.
    private const int RetryConfigurations = Extension + 71;

    /// <summary>ServerHello, or HelloRetryRequest.</summary>
    /// <param name="choice">What it says.</param>
    /// <param name="isRenegotiation">Whether it answers a hello on a connection with keys.</param>
    public static int Of(ServerChoice choice, bool isRenegotiation = false) =>
        choice.Version == TlsVersion.Tls13 ? Of13(choice) : Of12(choice, isRenegotiation);

    /// <summary>EncryptedExtensions.</summary>
    public static int EncryptedExtensions(ServerChoice choice)
    {
        var bytes = MessageSizes.Header + ExtensionsLength + Protocol(choice) + (choice.AcceptsEarlyData ? Extension : 0);
        bytes += choice.Server.RecordSizeLimit is not null && choice.Offer.Options.RecordSizeLimit is not null
            ? Extension + 2
            : choice.Offer.Options.MaximumFragmentLength is not null ? Extension + 1 : 0;
        if (HelloHabits.Of(choice.Server.Profile).EchoesGroups)
        {
            bytes += TheGroups(choice);
        }
        else if (HelloHabits.Of(choice.Server.Profile).TellsPreferredGroups && choice.KeyExchange is { } chosen
            && choice.Server.KeyExchanges.FirstOrDefault(KeyExchangeKinds.HasShare) != chosen)
        {
            bytes += TheGroups(choice);
        }

        bytes += Name(choice);
        return choice.Offer.Options.EncryptedHello == EncryptedHello.Rejected ? bytes + RetryConfigurations : bytes;
    }

    private static int TheGroups(ServerChoice choice) =>
        Extension + 2 + (2 * HelloHabits.Of(choice.Server.Profile).Groups(choice.Server));

    private static int Of13(ServerChoice choice)
    {
        // supported_versions; the client’s session id is echoed.
        var bytes = Frame + ExtensionsLength + Extension + 2
            + (choice.Offer.Options.MiddleboxCompatibility ? SessionId : 0);
        if (choice.IsRetryRequest)
        {
            var cookie = choice.Server.RetryCookieBytes;
            return bytes + Extension + 2 + (cookie > 0 ? Extension + 2 + cookie : 0);
        }

        bytes += choice.KeyExchange is { } group ? Extension + 4 + Algorithms.Of(group).ServerShareBytes : 0;
        return bytes + (choice.Session is null ? 0 : Extension + 2);
    }

    private static int Of12(ServerChoice choice, bool isRenegotiation)
    {
        // A session id where the server remembers the session, or takes the client’s.
        var hasSessionId = choice.Session is not null || !choice.PromisesTicket;
        var bytes = Frame + (hasSessionId ? SessionId : 0);
        if (choice.Version == TlsVersion.Ssl30)
        {
            return bytes;
        }

        // renegotiation_info: empty at first, then both Finished messages’ 12 bytes.
        bytes += ExtensionsLength + Extension + 1 + (isRenegotiation ? 24 : 0);
        bytes += choice.KeyExchange is { } group && Algorithms.Of(group).Kind == KeyExchangeKind.Elliptic
            ? HelloHabits.Of(choice.Server.Profile).PointFormats : 0;
        bytes += choice.PromisesTicket ? Extension : 0;
        bytes += choice.EncryptsThenMacs ? Extension : 0;
        bytes += Protocol(choice);
        bytes += choice.OcspResponseBytes > 0 && choice.Session is null ? Extension : 0;
        bytes += choice.Timestamps > 0 && choice.Session is null
            ? Extension + 2 + (choice.Timestamps * CertificateSizes.Timestamp) : 0;
        bytes += choice.Offer.Options.MaximumFragmentLength is not null ? Extension + 1 : 0;

        // extended_master_secret.
        return bytes + Name(choice) + Extension;
    }

    private static int Name(ServerChoice choice) =>
        HelloHabits.Of(choice.Server.Profile).AcknowledgesName && choice.Offer.Options.ServerNameBytes > 0 ? Extension : 0;

    private static int Protocol(ServerChoice choice) =>
        choice.ApplicationProtocol is { } name ? Extension + 2 + 1 + name.Length : 0;
}
