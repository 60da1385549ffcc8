using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>Every message’s size and every flight, against what OpenSSL 3.0.19 on Linux 6.18 sent.</summary>
/// <remarks>
/// A length is that of the record, header included. The measurement’s ECDSA signature had 71 bytes in TLS 1.3
/// and 72 in TLS 1.2; it varies from 70 to 72, and the model always takes 71.
/// </remarks>
public class TlsFlightTests
{
    private static readonly TlsOptions Instant = TlsPair.Instant;

    private static readonly TlsOptions Only12 = Instant with { MaximumVersion = TlsVersion.Tls12 };

    private static readonly TlsOptions Only13 = Instant with { MinimumVersion = TlsVersion.Tls13 };

    [Fact]
    public void Tls13_with_ecdsa_is_as_measured()
    {
        // tls13_ecdsa_p256, with 199 bytes of request and of response and a close from each side.
        AssertFlights(
            Instant,
            Instant,
            """
            C 327: CH 327
            S 942: SH 127 CCS 6 EE 28 Cert 606 CV 101 Fin 74
            C 80: CCS 6 Fin 74
            S 510: NST 255 NST 255
            C 221: App 221
            S 221: App 221
            C 24: Alert close_notify 24
            S 24: Alert close_notify 24

            """);
    }

    [Fact]
    public void Tls13_alone_makes_a_smaller_client_hello()
    {
        // tls13_ecdsa_p256_client13only.
        AssertFlights(
            Only13,
            Instant,
            """
            C 255: CH 255
            S 942: SH 127 CCS 6 EE 28 Cert 606 CV 101 Fin 74
            C 80: CCS 6 Fin 74
            S 510: NST 255 NST 255
            C 221: App 221
            S 221: App 221
            C 24: Alert close_notify 24
            S 24: Alert close_notify 24

            """);
    }

    [Theory]
    [InlineData(CipherAlgorithm.Aes128Gcm)]
    [InlineData(CipherAlgorithm.ChaCha20Poly1305)]
    public void Tls13_with_sha_256_has_shorter_finished_and_tickets(CipherAlgorithm cipher)
    {
        // tls13_ecdsa_p256_aes128, tls13_ecdsa_p256_chacha20.
        var options = Instant with { Cipher = cipher };

        AssertFlights(
            options,
            options,
            """
            C 327: CH 327
            S 926: SH 127 CCS 6 EE 28 Cert 606 CV 101 Fin 58
            C 64: CCS 6 Fin 58
            S 478: NST 239 NST 239
            C 221: App 221
            S 221: App 221
            C 24: Alert close_notify 24
            S 24: Alert close_notify 24

            """);
    }

    [Theory]
    [InlineData(1, 1525, 1004)] // tls13_rsa2048
    [InlineData(3, 3664, 3143)] // tls13_rsa2048_chain3
    public void Tls13_with_rsa_is_as_measured(int chainLength, int flight, int certificate)
    {
        var server = Instant with { Certificate = CertificateAlgorithm.Rsa2048, ChainLength = chainLength };

        AssertFlights(
            Instant,
            server,
            $"""
            C 327: CH 327
            S {flight}: SH 127 CCS 6 EE 28 Cert {certificate} CV 286 Fin 74
            C 80: CCS 6 Fin 74
            S 510: NST 255 NST 255
            C 221: App 221
            S 221: App 221
            C 24: Alert close_notify 24
            S 24: Alert close_notify 24

            """);
    }

    [Fact]
    public void A_p256_share_is_33_bytes_longer_on_both_sides()
    {
        // tls13_hello_retry_request: ServerHello 160 once the share is P-256. The ClientHello there has 360 bytes, and the list of
        // its groups ten entries; told to use P-256 it is the only one (openssl s_client -groups P-256: 342).
        var options = Instant with { KeyExchange = KeyExchangeAlgorithm.P256 };

        AssertFlights(
            options,
            options,
            """
            C 342: CH 342
            S 975: SH 160 CCS 6 EE 28 Cert 606 CV 101 Fin 74
            C 80: CCS 6 Fin 74
            S 510: NST 255 NST 255
            C 221: App 221
            S 221: App 221
            C 24: Alert close_notify 24
            S 24: Alert close_notify 24

            """);
    }

    [Theory]
    [InlineData(TlsVersion.Tls13, 327, 1, 1368, 984)] // tls12_ecdhe_rsa2048
    [InlineData(TlsVersion.Tls12, 218, 1, 1368, 984)] // tls12_ecdhe_rsa2048_client12only
    [InlineData(TlsVersion.Tls13, 327, 3, 3503, 3119)] // tls12_ecdhe_rsa2048_chain3
    public void Tls12_with_rsa_is_as_measured(
        TlsVersion clientMaximum, int hello, int chainLength, int flight, int certificate)
    {
        AssertFlights(
            Instant with { MaximumVersion = clientMaximum },
            Only12 with { Certificate = CertificateAlgorithm.Rsa2048, ChainLength = chainLength },
            $"""
            C {hello}: CH {hello}
            S {flight}: SH 70 Cert {certificate} SKE 305 SHD 9
            C 93: CKE 42 CCS 6 Fin 45
            S 242: NST 191 CCS 6 Fin 45
            C 228: App 228
            S 228: App 228
            C 31: Alert close_notify 31
            S 31: Alert close_notify 31

            """);
    }

    [Fact]
    public void Tls12_with_ecdsa_is_as_measured_but_for_the_signature()
    {
        // tls12_ecdhe_ecdsa_p256: measured 121 and 786 with a signature of 72 bytes.
        AssertFlights(
            Instant,
            Only12,
            """
            C 327: CH 327
            S 785: SH 70 Cert 586 SKE 120 SHD 9
            C 93: CKE 42 CCS 6 Fin 45
            S 242: NST 191 CCS 6 Fin 45
            C 228: App 228
            S 228: App 228
            C 31: Alert close_notify 31
            S 31: Alert close_notify 31

            """);
    }

    [Fact]
    public void Tls12_with_p256_and_chacha20_follows_from_the_formulas()
    {
        // Two shares 33 bytes longer (RFC 8422 §5.4); 16 bytes a record instead of 24 (RFC 7905 §2).
        var options = Only12 with
        {
            KeyExchange = KeyExchangeAlgorithm.P256,
            Cipher = CipherAlgorithm.ChaCha20Poly1305,
            Certificate = CertificateAlgorithm.Rsa2048,
        };

        AssertFlights(
            options,
            options,
            """
            C 218: CH 218
            S 1401: SH 70 Cert 984 SKE 338 SHD 9
            C 118: CKE 75 CCS 6 Fin 37
            S 234: NST 191 CCS 6 Fin 37
            C 220: App 220
            S 220: App 220
            C 23: Alert close_notify 23
            S 23: Alert close_notify 23

            """);
    }

    [Fact]
    public void An_ecdsa_chain_of_two_adds_an_intermediate()
    {
        // 606 for the leaf alone, 669 for the intermediate (4 + 4 + 472 + 91 + 12 + 12 + 74, RFC 5280 §4.1), 5 for its length and extensions (RFC 8446
        // §4.4.2).
        var pair = new TlsPair(Instant with { ChainLength = 2 }).Connect();

        Assert.Equal(606 + 669 + 5, Single(pair, TlsMessageType.Certificate).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_tls13_server_sends_as_many_tickets_as_it_is_told(int tickets)
    {
        var pair = new TlsPair(Instant with { SessionTickets = tickets }).Connect();

        Assert.Equal(tickets, pair.Sent.Count(s => s.Record.Message == TlsMessageType.NewSessionTicket));
        Assert.Equal("CONNECTED", pair.Client.StateName);
    }

    [Fact]
    public void Only_what_comes_before_the_keys_is_in_the_clear()
    {
        var clear13 = new TlsPair(Instant).Connect().Sent.Where(s => !s.Record.IsEncrypted);
        var clear12 = new TlsPair(Only12).Connect().Sent.Where(s => !s.Record.IsEncrypted);

        Assert.Equal("ClientHello ServerHello CCS CCS", string.Join(' ', clear13.Select(s => s.Record.Name)));
        Assert.Equal(
            "ClientHello ServerHello Certificate ServerKeyExchange ServerHelloDone ClientKeyExchange CCS "
                + "NewSessionTicket CCS",
            string.Join(' ', clear12.Select(s => s.Record.Name)));
    }

    private static TlsRecord Single(TlsPair pair, TlsMessageType message) => pair.Sent
        .Single(s => s.Record.Type == TlsContentType.Handshake && s.Record.Message == message).Record;

    private static void AssertFlights(TlsOptions client, TlsOptions server, string expected)
    {
        var pair = new TlsPair(client, server).Connect();
        pair.Client.Send(199, pair.Now);
        pair.Run();
        pair.Server.Send(199, pair.Now);
        pair.Run();
        pair.Client.Close(pair.Now);
        pair.Run();
        pair.Server.Close(pair.Now);
        pair.Run();

        Assert.Equal(expected, pair.Flights());
        Assert.Equal("CLOSED CLOSED", $"{pair.Client.StateName} {pair.Server.StateName}");
    }
}
