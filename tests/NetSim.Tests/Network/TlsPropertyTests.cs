using CsCheck;
using NetSim.Network;
using NetSim.Protocols;
using NetSim.Protocols.Tls;
using NetSim.Reporting.Ladders;
using NetSim.Topologies;

namespace NetSim.Tests.Network;

/// <summary>Two ends with choices drawn at random: whatever they are, the connection ends, and as the RFCs say.</summary>
public class TlsPropertyTests
{
    // NETSIM_TLS_PAIRS=100000 looks longer.
    private static readonly int Pairs = int.Parse(Environment.GetEnvironmentVariable("NETSIM_TLS_PAIRS") ?? "1500");

    private static readonly Gen<TlsVersion> Version = One(
        TlsVersion.Ssl30, TlsVersion.Tls10, TlsVersion.Tls11, TlsVersion.Tls12, TlsVersion.Tls12, TlsVersion.Tls13, TlsVersion.Tls13);

    private static readonly Gen<TlsOptions> Ends =
        from versions in Gen.Select(Version, Version)
        from groups in Some(Enum.GetValues<KeyExchangeAlgorithm>())
        from shares in Gen.Int[1, 2]
        from ciphers in Some(Enum.GetValues<CipherAlgorithm>())
        from certificate in One(Enum.GetValues<CertificateAlgorithm>())
        from chain in Gen.Int[1, 3]
        from client in Gen.Select(
            One(Enum.GetValues<ClientAuthentication>()),
            One<CertificateAlgorithm?>(null, CertificateAlgorithm.EcdsaP256, CertificateAlgorithm.MlDsa44))
        from session in One(Enum.GetValues<SessionKind>())
        from early in Gen.Bool
        from profile in One(Enum.GetValues<TlsProfile>())
        from extras in Gen.Select(
            One<int?>(null, null, 64, 1370),
            One(Enum.GetValues<EncryptedHello>()),
            One<double?>(null, 0.6),
            One<long?>(null, 500, 5000),
            One(Enum.GetValues<Renegotiation>()))
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool)
        let low = versions.Item1 < versions.Item2 ? versions.Item1 : versions.Item2
        let high = versions.Item1 < versions.Item2 ? versions.Item2 : versions.Item1
        select new TlsOptions
        {
            MinimumVersion = low,
            MaximumVersion = high,
            KeyExchanges = groups,
            KeyShares = shares,
            Ciphers = ciphers,
            Certificate = certificate,
            ChainLength = chain,
            ClientAuthentication = client.Item1,
            ClientCertificate = client.Item2,
            Session = session,
            EarlyData = early && session != SessionKind.None && profile != TlsProfile.Go,
            Profile = profile,
            RecordSizeLimit = extras.Item1,
            EncryptedHello = extras.Item2,
            CertificateCompression = extras.Item3,
            KeyUpdateAfter = extras.Item4,
            Renegotiation = extras.Item5,
            FalseStart = flags.Item1,
            MiddleboxCompatibility = flags.Item2,
            UsesTickets = flags.Item3,
            IsFallback = flags.Item4,
            DynamicRecords = flags.Item5,
        };

    private static readonly Gen<(TlsOptions Client, TlsOptions Server, double Loss, int Bytes)> Cases = Gen.Select(
        Ends, Ends, One(0.0, 0.0, 0.02, 0.1), One(1, 1000, 20_000),
        (client, server, loss, bytes) => (client, server, loss, bytes));

    [Fact]
    public void Two_ends_complete_the_handshake_or_fail_for_a_reason_of_the_RFCs() => Cases.Sample(
        c =>
        {
            var record = Run(c.Client, c.Server, c.Loss, c.Bytes);

            switch (record.Outcome)
            {
                case ConnectionOutcome.Completed:
                    Assert.True(
                        record.Handshake is not null && record.BytesReceived == c.Bytes && MustFail(c.Client, c.Server) is null,
                        Story(c));
                    break;
                case ConnectionOutcome.TlsFailed:
                    Assert.True(MayFail(c.Client, c.Server).Contains(Alert(record)), record.Explanation + "\n" + Story(c));
                    break;
                default:
                    // Only TCP can do otherwise, and only where packets are lost: retries run out.
                    Assert.True(record.Outcome == ConnectionOutcome.TimedOut && c.Loss > 0, Story(c));
                    break;
            }
        },
        iter: Pairs,
        seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Loss_changes_when_a_connection_completes_but_not_whether() => Cases.Sample(
        c =>
        {
            var lossless = Run(c.Client, c.Server, 0, c.Bytes);
            var lossy = Run(c.Client, c.Server, 0.05, c.Bytes);

            if (lossy.Outcome != ConnectionOutcome.TimedOut)
            {
                Assert.True(lossless.Outcome == lossy.Outcome, lossless.Explanation + "\n" + Story(c with { Loss = 0.05 }));
            }
        },
        iter: Pairs / 3,
        seed: "0N0XIzNsQ0O2");

    private static ConnectionRecord Run(TlsOptions client, TlsOptions server, double loss, int bytes) =>
        ScenarioOf(client, server, loss, bytes).RunOne();

    // The connection as a topology, and all that happened.
    private static string Story((TlsOptions Client, TlsOptions Server, double Loss, int Bytes) c)
    {
        var scenario = ScenarioOf(c.Client, c.Server, c.Loss, c.Bytes);
        var topology = TopologyWriter.Write(scenario);
        var ladder = Ladder.Of("", scenario.Connections[0], scenario.Run().Trace, 0);
        return topology[topology.IndexOf("connections:", StringComparison.Ordinal)..] + LadderText.Draw(ladder);
    }

    private static Scenario ScenarioOf(TlsOptions client, TlsOptions server, double loss, int bytes)
    {
        var line = new LinkDirectionSpec { Delay = 10.Milliseconds, Loss = new Probability(loss) };
        var scenario = Scenarios.RequestAndResponse(line, client, bytes).WithConnection(
            connection => connection with { ServerTls = server });
        return scenario with { Duration = 3600.Seconds, Seed = 7 };
    }

    // “server, protocol_version: …”
    private static string Alert(ConnectionRecord record) =>
        record.Outcome == ConnectionOutcome.TlsFailed ? record.Explanation.Split(": ")[0].Split(", ")[1] : "";

    // RFC 8446 §4.2.1; RFC 7507 §3.
    private static string? MustFail(TlsOptions client, TlsOptions server) => VersionOf(client, server) switch
    {
        null => "protocol_version",
        var version when client.IsFallback && server.MaximumVersion > version => "inappropriate_fallback",
        var version when !server.Ciphers.Any(cipher => client.Ciphers.Contains(cipher) && Algorithms.Of(cipher).IsFor(version.Value)) =>
            "handshake_failure",
        // A client that resumes without a key exchange needs no group.
        var version when !server.KeyExchanges.Any(group => client.KeyExchanges.Contains(group) && IsFor(version.Value, group, server))
            && !(version == TlsVersion.Tls13 && client.Session == SessionKind.TicketOnly) => "handshake_failure",
        _ => null,
    };

    // RFC 8446 §4.2.7; RFC 5246 §7.4.2: RSA key transport needs a certificate with an RSA key.
    private static bool IsFor(TlsVersion version, KeyExchangeAlgorithm group, TlsOptions server) => Algorithms.Of(group).Kind switch
    {
        KeyExchangeKind.Transport => version < TlsVersion.Tls13 && Algorithms.Of(server.Certificate).IsRsa,
        KeyExchangeKind.Encapsulation => version == TlsVersion.Tls13,
        _ => true,
    };

    private static List<string> MayFail(TlsOptions client, TlsOptions server)
    {
        var alerts = new List<string>();
        var version = VersionOf(client, server);
        if (MustFail(client, server) is { } alert)
        {
            return [alert];
        }

        // The server may not take the session, and needs a group then.
        if (client.Session == SessionKind.TicketOnly && version == TlsVersion.Tls13
            && !server.KeyExchanges.Any(group => client.KeyExchanges.Contains(group) && IsFor(TlsVersion.Tls13, group, server)))
        {
            alerts.Add("handshake_failure");
        }

        // RFC 8446 §4.4.2.4; RFC 5246 §7.4.6.
        if (server.ClientAuthentication is ClientAuthentication.Require or ClientAuthentication.PostHandshake
            && client.ClientCertificate is null)
        {
            alerts.Add(version == TlsVersion.Tls13 ? "certificate_required" : "handshake_failure");
        }

        // RFC 8446 §D.3: early data and an older version; the server may see the data first.
        if (client.EarlyData && client.MaximumVersion == TlsVersion.Tls13 && version < TlsVersion.Tls13)
        {
            alerts.AddRange(["protocol_version", "unexpected_message"]);
        }

        // RFC 5746 §4.4: a server may refuse a second handshake, and the client then gives up.
        if (version < TlsVersion.Tls13 && client.Renegotiation == Renegotiation.Client
            && server.Renegotiation == Renegotiation.None)
        {
            alerts.Add("handshake_failure");
        }

        // RFC 9849 §6.1.6.
        if (client.EncryptedHello == EncryptedHello.Rejected)
        {
            alerts.Add("ech_required");
        }

        return alerts;
    }

    private static TlsVersion? VersionOf(TlsOptions client, TlsOptions server)
    {
        var greatest = client.MaximumVersion < server.MaximumVersion ? client.MaximumVersion : server.MaximumVersion;
        return greatest >= client.MinimumVersion && greatest >= server.MinimumVersion ? greatest : null;
    }

    private static Gen<T> One<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static Gen<Preferences<T>> Some<T>(T[] all)
        where T : struct, Enum =>
        Gen.Shuffle(all).Select(Gen.Int[1, 4], Preferences<T> (shuffled, count) => [.. shuffled.Take(count)]);
}
