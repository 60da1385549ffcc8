using System.Globalization;
using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>A configuration of OpenSSL, as a line of <c>Measured/openssl_*.txt</c> says it, in our terms.</summary>
internal sealed class MeasuredConfiguration
{
    private const int Application = 199;

    // OpenSSL’s 27, and 26 with pre-shared keys, which it lists when it has one.
    private const int SuitesWithPresharedKeys = 27 + 26;

    private readonly Dictionary<string, string> _said;

    private MeasuredConfiguration(Dictionary<string, string> said, TlsOptions client, TlsOptions server) =>
        (_said, Client, Server) = (said, client, server);

    public TlsOptions Client { get; }

    public TlsOptions Server { get; }

    /// <summary>Reads it.</summary>
    /// <param name="lines">The lines <c>options</c>, <c>certificates</c> and perhaps <c>client_certificates</c>.</param>
    /// <param name="start">What it says where these say nothing.</param>
    public static MeasuredConfiguration Read(IEnumerable<string> lines, TlsOptions start)
    {
        var said = lines.First().Split(' ').Skip(1).Where(word => word.Length > 0)
            .Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        Preferences<int> Lengths(string name) => [.. lines.Where(line => line.StartsWith(name + " ", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ').Skip(1)).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
        var both = Both(said, start) with { CertificateBytes = Lengths("certificates") };
        if (said.TryGetValue("ckey", out var key))
        {
            both = both with { ClientCertificate = MeasuredNames.Certificate(key), ClientCertificateBytes = Lengths("client_certificates") };
        }

        return new MeasuredConfiguration(said, OneSide(said, both, "c"), OneSide(said, both, "s"));
    }

    /// <summary>What both ends send, a flight a line and behind the bar its writes: a handshake, 199 B from the client, the
    /// response, close_notify from both.</summary>
    public List<string> Flights()
    {
        var pair = new TlsPair(Client, Server)
        {
            OnEvent = (pair, atClient, happened) =>
            {
                if (atClient && happened.Kind == TlsEventKind.EarlyData)
                {
                    pair.Client.Send(Application, pair.Now);
                }
            },
        };
        pair.Connect();
        if (!pair.Client.IsHandshakeComplete || !pair.Server.IsHandshakeComplete || pair.Client.IsWriteClosed)
        {
            return pair.FlightsAndWrites();
        }

        if (!(Client.EarlyData && Client.Session != SessionKind.None))
        {
            pair.Client.Send(Application, pair.Now);
            pair.Run();
        }

        pair.Server.Send(Number(_said, "response", Application), pair.Now);
        pair.Run();
        pair.Client.Close(pair.Now);
        pair.Run();
        pair.Server.Close(pair.Now);
        return pair.Run().FlightsAndWrites();
    }

    private static TlsOptions Both(Dictionary<string, string> said, TlsOptions start)
    {
        string Text(string name, string other) => said.GetValueOrDefault(name, other);
        var ocsp = Number(said, "ocsp", 0);
        return start with
        {
            Certificate = MeasuredNames.Certificate(Text("key", "P-256")),
            ServerNameBytes = Number(said, "sni", 21),
            OcspResponseBytes = ocsp,
            PadsClientHello = said.ContainsKey("padhello"),
            SessionContextBytes = Number(said, "idctx", 4),
            PskIdentityBytes = Text("pskid", "Client_identity").Length,
            SessionTickets = Number(said, "tickets", 2),
            RecordPadding = Number(said, "pad", 1),
            EarlyData = said.ContainsKey("early"),
            EncryptThenMac = !said.ContainsKey("noetm"),
            IsFallback = said.ContainsKey("fallback"),
            MaximumFragmentLength = said.ContainsKey("mfl") ? Number(said, "mfl", 0) : null,
            CertificateCompression = said.TryGetValue("part", out var part) ? double.Parse(part, CultureInfo.InvariantCulture) : null,
            AuthorityNameBytes = Number(said, "canames", 0),
            ClientAuthentication = Text("ask", "") switch
            {
                "require" => ClientAuthentication.Require,
                "request" => ClientAuthentication.Request,
                "later" => ClientAuthentication.PostHandshake,
                _ => ClientAuthentication.None,
            },
        };
    }

    private static TlsOptions OneSide(Dictionary<string, string> said, TlsOptions both, string side)
    {
        var isClient = side == "c";
        string? Text(string name) => said.GetValueOrDefault(side + name) ?? said.GetValueOrDefault(name);
        var least = Text("min") is { } min ? MeasuredNames.Version(min) : both.MinimumVersion;
        var most = Text("max") is { } max ? MeasuredNames.Version(max) : both.MaximumVersion;
        var served = MeasuredNames.Version(said.GetValueOrDefault("smax") ?? "13");
        var resumes = isClient && said.ContainsKey("resume");
        var noTicket = (Number(said, "noticket", 0) & (isClient ? 2 : 1)) != 0;
        var hasTickets = (Number(said, "noticket", 0) & (served == TlsVersion.Tls13 ? 1 : 3)) == 0;
        var own = both with
        {
            MinimumVersion = least,
            MaximumVersion = most,
            UsesTickets = !noTicket,
            MiddleboxCompatibility = (Number(said, "nomiddle", 0) & (isClient ? 1 : 2)) == 0,
            Timestamps = isClient && said.ContainsKey("sct") ? 1 : 0,
            LegacySuites = isClient && said.ContainsKey("psk") ? SuitesWithPresharedKeys : null,
            Session = said.ContainsKey("psk") ? SessionKind.External
                : !resumes ? SessionKind.None
                : said.ContainsKey("pskke") ? SessionKind.TicketOnly
                : hasTickets ? SessionKind.Ticket : SessionKind.SessionId,
            SessionVersion = resumes ? served : null,
            Renegotiation = said.GetValueOrDefault("reneg") switch
            {
                "c" when isClient || said.ContainsKey("allowreneg") => Renegotiation.Client,
                "s" => Renegotiation.Server,
                _ => Renegotiation.None,
            },
        };
        own = Text("alpn") is { } protocols ? own with { ApplicationProtocols = [.. protocols.Split(',')] } : own;
        own = Text("groups") is { } groups ? MeasuredNames.WithGroups(own, groups) : own;
        own = Text("sigalgs") is { } signatures ? own with { ListedSignatures = signatures.Split(':').Length } : own;
        own = Text("suites") is { } modern ? MeasuredNames.WithSuites(own, modern, served) : own;
        own = Text("cipher") is { } ciphers ? MeasuredNames.WithCiphers(own, ciphers, isClient) : own;

        // In TLS 1.2 a client takes any finite field.
        own = served < TlsVersion.Tls13 && isClient && own.KeyExchanges.Contains(KeyExchangeAlgorithm.Ffdhe3072)
            ? own with { KeyExchanges = [.. own.KeyExchanges.Append(KeyExchangeAlgorithm.Ffdhe4096).Distinct()] } : own;

        // A session is from an earlier connection with the same server.
        var kind = served < TlsVersion.Tls13 ? "cipher" : "suites";
        return resumes && (said.GetValueOrDefault("s" + kind) ?? said.GetValueOrDefault(kind)) is { } chosen
            ? own with { Ciphers = MeasuredNames.Ciphers(chosen) } : own;
    }

    private static int Number(Dictionary<string, string> said, string name, int other) =>
        said.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : other;
}
