using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

// What BoringSSL, Go and Schannel write differently; WritingHabits names the sources.
public sealed class TlsProfileTests
{
    private static readonly TlsOptions Options = TlsPair.Instant;

    [Fact]
    public void OpenSsl_gives_each_message_a_record_and_each_ticket_a_write()
    {
        var flights = Exchange(Options).Flights();

        Assert.Contains("S 942: SH 127 CCS 6 EE 28 Cert 606 CV 101 Fin 74", flights, StringComparison.Ordinal);
        Assert.Contains("NST 255 NST 255 App 1022", flights, StringComparison.Ordinal);
    }

    // One record of 5 + 6 + 584 + 79 + 52 and its type and tag of 17; ServerHello is in the clear.
    [Fact]
    public void BoringSsl_puts_encrypted_messages_into_one_record_and_tickets_before_the_data_that_follows()
    {
        var pair = Exchange(Options with { Profile = TlsProfile.BoringSsl });

        Assert.Contains("S 876: SH 127 CCS 6 EE 11+ Cert 584+ CV 79+ Fin 69", pair.Flights(), StringComparison.Ordinal);
        Assert.Contains("NST 203+ NST 215 App 1022", pair.Flights(), StringComparison.Ordinal);
        var ticket = pair.Sent.First(s => s.Record.Message == TlsMessageType.NewSessionTicket);
        Assert.False(ticket.Record.Flush);
    }

    [Fact]
    public void BoringSsl_says_nothing_of_tickets_while_the_server_has_nothing_to_say()
    {
        var pair = new TlsPair(Options with { Profile = TlsProfile.BoringSsl }).Connect();

        Assert.DoesNotContain("NST", pair.Flights(), StringComparison.Ordinal);
    }

    [Fact]
    public void Go_sends_its_only_ticket_in_the_first_flight()
    {
        var flights = Exchange(Options with { Profile = TlsProfile.Go }).Flights();

        Assert.Contains("S 1106: SH 127 CCS 6 EE 32 Cert 606 CV 101 Fin 74 NST 160", flights, StringComparison.Ordinal);
        Assert.Equal(2, flights.Split("NST").Length);
    }

    // Go cannot know the client’s Finished before it knows its certificate.
    [Fact]
    public void Go_sends_its_ticket_later_if_the_client_shows_a_certificate()
    {
        var options = Options with
        {
            Profile = TlsProfile.Go,
            ClientAuthentication = ClientAuthentication.Require,
            ClientCertificate = CertificateAlgorithm.EcdsaP256,
        };

        var flights = Exchange(options).Flights().Split('\n');

        Assert.DoesNotContain("NST", flights[1], StringComparison.Ordinal);
        Assert.StartsWith("S ", flights[3], StringComparison.Ordinal);
        Assert.Contains("NST", flights[3], StringComparison.Ordinal);
    }

    // Chromium 156 to a name of 21 characters, with an invented ECH of 128 bytes: 1,924 bytes, recorded on a loopback.
    [Fact]
    public void Chromium_s_hello_is_as_recorded()
    {
        var client = Modern(TlsProfile.BoringSsl) with { ApplicationProtocols = ["h2", "http/1.1"], EncryptedHello = EncryptedHello.Grease };

        Assert.StartsWith("C 1929: CH 1929\n", new TlsPair(client, client).Connect().Flights(), StringComparison.Ordinal);
    }

    // Bun 1.4.5, a server with BoringSSL, and openssl s_client 3.0.19; a certificate of 407 bytes. Both tickets share a record of
    // 418 bytes.
    [Theory]
    [InlineData(TlsVersion.Tls13, "S 712: SH 127 CCS 6 EE 11+ Cert 420+ CV 79+ Fin 69", "NST 203+ NST 215")]
    [InlineData(TlsVersion.Tls12, "S 619: SH 68 Cert 422 SKE 120 SHD 9", "S 226: NST 175 CCS 6 Fin 45")]
    public void A_server_with_BoringSsl_answers_as_recorded(TlsVersion version, string flight, string tickets) =>
        AssertAnswers(TlsProfile.BoringSsl, CipherAlgorithm.Aes256Gcm, version, flight, tickets);

    // esbuild 0.28.2, a server with Go 1.26.5, and the same client and certificate.
    [Theory]
    [InlineData(TlsVersion.Tls13, "S 910: SH 127 CCS 6 EE 32 Cert 442 CV 101 Fin 58 NST 144", "NST 144")]
    [InlineData(TlsVersion.Tls12, "S 623: SH 72 Cert 422 SKE 120 SHD 9", "S 189: NST 138 CCS 6 Fin 45")]
    public void A_server_with_Go_answers_as_recorded(TlsVersion version, string flight, string tickets) =>
        AssertAnswers(TlsProfile.Go, CipherAlgorithm.Aes128Gcm, version, flight, tickets);

    // Go 1.25, crypto/tls, without a cache of sessions: 101 bytes up to the extensions with 13 suites, 2 for their length; name
    // 30, point formats 6, renegotiation 5, extended master secret 4, status 9, groups 16, signatures 26 and, of certificates, 30,
    // timestamps 4, versions 9, shares 6 + 4 + 1,216 + 4 + 32.
    [Fact]
    public void Go_s_hello_is_the_sum_of_its_fields()
    {
        const int Message = 101 + 2 + 30 + 6 + 5 + 4 + 9 + 16 + 26 + 30 + 4 + 9 + 1262;
        var client = Modern(TlsProfile.Go);

        Assert.StartsWith($"C {Message + 5}: ", new TlsPair(client, client).Connect().Flights(), StringComparison.Ordinal);
    }

    // rbsec/sslscan, pull request 263: Windows Server 2022.
    [Fact]
    public void Schannel_puts_a_server_s_first_flight_of_tls12_into_one_record()
    {
        var flights = Exchange(Options with
        {
            Profile = TlsProfile.Schannel,
            MinimumVersion = TlsVersion.Tls12,
            MaximumVersion = TlsVersion.Tls12,
        }).Flights();

        Assert.Matches(@"S \d+: SH \d+\+ Cert \d+\+ SKE \d+\+ SHD 4", flights);
    }

    // A chain of three SLH-DSA-128f certificates is longer than three records of 16 KiB.
    [Fact]
    public void A_shared_record_is_not_longer_than_others()
    {
        var options = Options with
        {
            Profile = TlsProfile.BoringSsl,
            Certificate = CertificateAlgorithm.SlhDsa128f,
            ChainLength = 3,
        };

        var records = new List<int>();
        var content = 0;
        foreach (var (_, fromClient, record) in Exchange(options).Sent)
        {
            content += record.ContentBytes;
            if (!record.SharesRecord)
            {
                records.Add(content);
                content = 0;
            }
        }

        Assert.Equal(16_384, records.Max());
        Assert.True(records.Count(r => r == 16_384) >= 3);
    }

    private static TlsOptions Modern(TlsProfile profile) => Options with
    {
        Profile = profile,
        KeyExchanges = [KeyExchangeAlgorithm.X25519MlKem768, KeyExchangeAlgorithm.X25519],
        KeyShares = 2,
        Cipher = CipherAlgorithm.Aes128Gcm,
    };

    private static void AssertAnswers(TlsProfile profile, CipherAlgorithm cipher, TlsVersion version, string flight, string tickets)
    {
        var client = Options with { MinimumVersion = version, MaximumVersion = version, Cipher = cipher, CertificateBytes = [407] };

        var flights = Exchange(client, client with { Profile = profile }).Flights();

        Assert.Contains(flight, flights, StringComparison.Ordinal);
        Assert.Contains(tickets, flights, StringComparison.Ordinal);
    }

    private static TlsPair Exchange(TlsOptions options) => Exchange(options, options);

    private static TlsPair Exchange(TlsOptions options, TlsOptions server) => new TlsPair(options, server, 10.Milliseconds)
    {
        OnEvent = (pair, client, happened) =>
        {
            if (client && happened.Kind == TlsEventKind.HandshakeComplete)
            {
                pair.Client.Send(200, pair.Now);
            }
            else if (!client && happened.Kind == TlsEventKind.ApplicationData)
            {
                pair.Server.Send(1000, pair.Now);
            }
        },
    }.Connect();
}
