using NetSim.Network;
using NetSim.Protocols.Tls;
using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

/// <summary>What a connection says: when it opens, TLS, exchanges and steps.</summary>
public class ConversationTests
{
    [Theory]
    [InlineData("1.5 s", 1500, null, null, 1, null)]
    [InlineData("{ first: 1 s, count: 5 }", 1000, null, null, 5, null)]
    [InlineData("{ every: 20 ms }", 0, 20, null, null, null)]
    [InlineData("{ every: 20 ms, first: 1 s, count: 10 }", 1000, 20, null, 10, null)]
    [InlineData("{ every: 20 ms, until: 2 s }", 0, 20, null, null, 2000)]
    [InlineData("{ poisson: 50 /s, count: unlimited, until: end }", 0, null, 50.0, null, null)]
    [InlineData("{ poisson: 30 /min, until: 5 s, count: 3 }", 0, null, 0.5, 3, 5000)]
    public void Connections_open_once_or_many_times(
        string text, int first, int? every, double? poisson, int? count, int? until) =>
        Assert.Equal(
            new StartSpec
            {
                First = first.Milliseconds,
                Every = every?.Milliseconds,
                PoissonPerSecond = poisson,
                Count = count,
                Until = until?.Milliseconds,
            },
            TopologyText.Connection($"start: {text}").Start);

    [Theory]
    [InlineData("true")]
    [InlineData("{}")]
    public void TLS_has_defaults(string text) =>
        Assert.Equal(new TlsOptions(), TopologyText.Connection($"tls: {text}").Tls);

    [Fact]
    public void TLS_may_be_off() => Assert.Null(TopologyText.Connection("tls: false").Tls);

    [Fact]
    public void Every_choice_of_TLS_can_be_made() =>
        Assert.Equal(
            new TlsOptions
            {
                MinimumVersion = TlsVersion.Ssl30,
                MaximumVersion = TlsVersion.Tls13,
                KeyExchanges = [KeyExchangeAlgorithm.X25519MlKem768, KeyExchangeAlgorithm.P256],
                KeyShares = 2,
                Ciphers = [CipherAlgorithm.ChaCha20Poly1305, CipherAlgorithm.Aes128CbcSha],
                Certificate = CertificateAlgorithm.Rsa2048,
                ChainLength = 3,
                Issuers = [CertificateAlgorithm.EcdsaP384, CertificateAlgorithm.EcdsaP384],
                HasMerkleTreeCertificate = true,
                CertificateBytes = [900, 900],
                CertificateProblem = CertificateProblem.WrongName,
                AcceptedCertificates = [CertificateAlgorithm.Rsa2048],
                ClientAuthentication = ClientAuthentication.Require,
                ClientCertificate = CertificateAlgorithm.Ed25519,
                ClientChainLength = 2,
                ClientCertificateBytes = [500],
                ClientCertificateProblem = CertificateProblem.Expired,
                AuthorityNameBytes = 65,
                SessionTickets = 0,
                Session = SessionKind.TicketOnly,
                SessionVersion = TlsVersion.Tls12,
                SessionAge = 2.Seconds,
                SessionLifetime = 3.Seconds,
                AcceptsSessions = false,
                UsesTickets = false,
                SessionContextBytes = 5,
                PskIdentityBytes = 6,
                EarlyData = true,
                MaximumEarlyData = 7000,
                TicketAgeTolerance = 8.Seconds,
                FalseStart = true,
                Renegotiation = Renegotiation.Server,
                KeyUpdateAfter = 9000,
                ServerNameBytes = 10,
                ApplicationProtocols = ["h2", "http/1.1"],
                OcspResponseBytes = 471,
                OcspLookup = 50.Milliseconds,
                Timestamps = 2,
                CertificateCompression = 0.7,
                EncryptedHello = EncryptedHello.Grease,
                EncryptThenMac = false,
                TicketBytes = 100,
                ListedGroups = 3,
                RetryCookieBytes = 4,
                LegacySuites = 14,
                IsFallback = true,
                PadsClientHello = true,
                MiddleboxCompatibility = false,
                RecordPadding = 128,
                RecordSizeLimit = 1000,
                MaximumFragmentLength = 2048,
                DynamicRecords = true,
                AlteredRecord = 3,
                SendsCloseNotify = false,
                Profile = TlsProfile.BoringSsl,
                HandshakeTimeout = 11.Seconds,
                ChargesCpu = false,
            },
            TopologyText.Connection(
                """
                tls: { version: [ssl3, 1.3], key_exchange: [x25519_ml_kem_768, p256], key_shares: 2,
                  cipher: [chacha20_poly1305, aes_128_cbc_sha], certificate: rsa_2048, chain: 3,
                  issuers: [ecdsa_p384, ecdsa_p384], merkle_tree_certificate: true, certificate_bytes: [900, 900],
                  certificate_problem: wrong_name, accepted_certificates: rsa_2048, client_authentication: require,
                  client_certificate: ed25519, client_chain: 2, client_certificate_bytes: 500,
                  client_certificate_problem: expired, authority_name_bytes: 65, session_tickets: 0,
                  session: ticket_only, session_version: 1.2, session_age: 2 s, session_lifetime: 3 s,
                  accepts_sessions: false, tickets: false, session_context_bytes: 5, psk_identity_bytes: 6,
                  early_data: true, max_early_data: 7000 B, ticket_age_tolerance: 8 s, false_start: true,
                  renegotiation: server, key_update_after: 9000 B, server_name_bytes: 10, alpn: [h2, http/1.1],
                  ocsp_response_bytes: 471, ocsp_lookup: 50 ms, scts: 2, certificate_compression: 0.7, ech: grease,
                  encrypt_then_mac: false, legacy_suites: 14, ticket_bytes: 100, listed_groups: 3, retry_cookie_bytes: 4, fallback: true, pad_client_hello: true,
                  middlebox_compatibility: false, record_padding: 128, record_size_limit: 1000,
                  max_fragment_length: 2048, dynamic_records: true, altered_record: 3, profile: boringssl, close_notify: false,
                  handshake_timeout: 11 s, cpu: none }
                """.ReplaceLineEndings(" ")).Tls);

    [Fact]
    public void The_server_s_TLS_is_written_as_far_as_it_differs()
    {
        var scenario = TopologyText.Read(
            TopologyText.Minimal.Replace(
                "to: \"server:80\"",
                "to: \"server:80\", tls: { altered_record: 1, chain: 3 }, server_tls: { altered_record: none }",
                StringComparison.Ordinal));

        var again = TopologyWriter.Write(scenario);

        Assert.Contains("server_tls: { altered_record: none }\n", again, StringComparison.Ordinal);
        Assert.Null(TopologyText.Read(again).Connections[0].ServerTls!.AlteredRecord);
    }

    [Theory]
    [InlineData("smtp", StartTls.Smtp)]
    [InlineData("imap", StartTls.Imap)]
    [InlineData("postgresql", StartTls.PostgreSql)]
    public void TLS_may_follow_another_protocol(string text, StartTls protocol) =>
        Assert.Equal(protocol, TopologyText.Connection($"tls: true, starttls: {text}").StartTls);

    [Fact]
    public void The_server_s_TLS_differs_by_what_stands_there()
    {
        var spec = TopologyText.Connection("tls: { chain: 3, cipher: aes_128_gcm }, server_tls: { chain: 2 }");

        Assert.Equal(new TlsOptions { ChainLength = 2, Cipher = CipherAlgorithm.Aes128Gcm }, spec.ServerTls);
    }

    [Theory]
    [InlineData("\"1.3\"", TlsVersion.Tls13, TlsVersion.Tls13)]
    [InlineData("[1.3, 1.2]", TlsVersion.Tls12, TlsVersion.Tls13)]
    [InlineData("['1.2']", TlsVersion.Tls12, TlsVersion.Tls12)]
    public void TLS_versions_are_one_or_several(string text, TlsVersion least, TlsVersion greatest)
    {
        var tls = TopologyText.Connection($"tls: {{ version: {text} }}").Tls!;

        Assert.Equal((least, greatest), (tls.MinimumVersion, tls.MaximumVersion));
    }

    [Fact]
    public void The_server_may_allow_other_versions_than_the_client()
    {
        var connection = TopologyText.Connection("tls: { version: 1.2 }, server_tls: { version: 1.3 }");

        Assert.Equal(TlsVersion.Tls12, connection.Tls!.MaximumVersion);
        Assert.Equal(TlsVersion.Tls13, connection.ServerTls!.MinimumVersion);
        Assert.Null(TopologyText.Connection("tls: true, server_tls: same").ServerTls);
    }

    [Theory]
    [InlineData("nodelay: true", true)]
    [InlineData("nodelay: false", false)]
    [InlineData("nodelay: stack", null)]
    public void Nodelay_is_on_off_or_up_to_the_stack(string text, bool? expected) =>
        Assert.Equal(expected, TopologyText.Connection(text).NoDelay);

    [Fact]
    public void Both_sides_may_open() =>
        Assert.True(TopologyText.Connection("simultaneous_open: true").SimultaneousOpen);

    [Fact]
    public void An_exchange_becomes_steps_of_both_sides()
    {
        var connection = TopologyText.Connection(
            "exchange: [{ request: 300 B, response: 15 KB, think: 5 ms }, { response: 1 B, repeat: 2 }, { "
                + "request: 2 B }], close: none");

        Assert.Equal(
            [
                new ApplicationStep.Send(300), new ApplicationStep.Receive(15_000),
                new ApplicationStep.Receive(1), new ApplicationStep.Receive(1),
                new ApplicationStep.Send(2),
            ],
            connection.Client);
        Assert.Equal(
            [
                new ApplicationStep.Receive(300), new ApplicationStep.Wait(5.Milliseconds),
                new ApplicationStep.Send(15_000),
                new ApplicationStep.Send(1), new ApplicationStep.Send(1),
                new ApplicationStep.Receive(2),
            ],
            connection.Server);
    }

    [Theory]
    [InlineData("client", "shutdown, receive_eof, close", "receive_eof, close")]
    [InlineData("server", "receive_eof, close", "shutdown, receive_eof, close")]
    [InlineData("both", "close_both", "")]
    [InlineData("abort", "abort", "receive_eof, close")]
    [InlineData("none", "", "")]
    public void Somebody_closes(string close, string client, string server)
    {
        var connection = TopologyText.Connection($"close: {close}");
        var steps = TopologyText.Connection($"client: [{client}], server: [{server}]");

        Assert.Equal(steps.Client, connection.Client);
        Assert.Equal(steps.Server, connection.Server);
    }

    [Fact]
    public void The_client_closes_if_nothing_is_said() =>
        Assert.Equal(
            TopologyText.Connection("close: client").Client, TopologyText.Connection("start: 0").Client);

    [Fact]
    public void Steps_are_any_conversation_that_two_sockets_can_have()
    {
        var connection = TopologyText.Connection(
            "client: [{ send: 200 B }, { receive: 1 kB }, { nodelay: false }, shutdown, { at: 1 s }, "
                + "receive_eof, close], "
            + "server: [{ wait: 100 ms }, { nodelay: true }, abort]");

        Assert.Equal(
            [
                new ApplicationStep.Send(200), new ApplicationStep.Receive(1000),
                new ApplicationStep.SetNoDelay(false),
                new ApplicationStep.Shutdown(), new ApplicationStep.At(1.Seconds),
                new ApplicationStep.ReceiveEof(),
                new ApplicationStep.Close(),
            ],
            connection.Client);
        Assert.Equal(
            [
                new ApplicationStep.Wait(100.Milliseconds),
                new ApplicationStep.SetNoDelay(true),
                new ApplicationStep.Abort()],
            connection.Server);
    }
}
