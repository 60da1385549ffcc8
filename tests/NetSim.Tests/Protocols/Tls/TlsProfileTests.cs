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
        Assert.Contains("NST 238+ NST 250 App 1022", pair.Flights(), StringComparison.Ordinal);
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

        Assert.Contains("S 1197: SH 127 CCS 6 EE 28 Cert 606 CV 101 Fin 74 NST 255", flights, StringComparison.Ordinal);
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

    private static TlsPair Exchange(TlsOptions options) => new TlsPair(options, 10.Milliseconds)
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
