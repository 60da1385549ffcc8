using NetSim.Network;
using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Network;

/// <summary>How many round trips each flow takes, as closed forms: cryptography and serialisation take no time.</summary>
public class TlsRoundTripTests
{
    private const int InitialWindowBytes = 10 * 1448;
    private static readonly SimDuration OneWay = 50.Milliseconds;
    private static readonly SimDuration RoundTrip = 100.Milliseconds;

    private static readonly TlsOptions Tls13 = new()
    {
        MinimumVersion = TlsVersion.Tls13,
        MaximumVersion = TlsVersion.Tls13,
        ChargesCpu = false,
    };

    private static readonly TlsOptions Tls12 = Tls13 with { MinimumVersion = TlsVersion.Tls12, MaximumVersion = TlsVersion.Tls12 };

    private static readonly TlsOptions ZeroRtt = Tls13 with { Session = SessionKind.Ticket, EarlyData = true };

    /// <summary>Round trips from the end of TCP’s handshake until the client may send, and with what flow.</summary>
    public static TheoryData<string, TlsOptions, TlsOptions, int> Flows => new()
    {
        { "1.3 full", Tls13, Tls13, 1 },
        { "1.3 HelloRetryRequest", Retry(Tls13), Other(Tls13), 2 },
        { "1.3 PSK with key exchange", Tls13 with { Session = SessionKind.Ticket }, Tls13, 1 },
        { "1.3 PSK without", Tls13 with { Session = SessionKind.TicketOnly }, Tls13, 1 },
        { "1.3 external PSK", Tls13 with { Session = SessionKind.External }, Tls13, 1 },
        { "1.3 0-RTT", ZeroRtt, ZeroRtt, 0 },
        { "1.3 0-RTT rejected", ZeroRtt, Tls13, 1 },
        { "1.3 0-RTT rejected by HelloRetryRequest", Retry(ZeroRtt), Other(ZeroRtt), 2 },
        { "1.3 PSK with HelloRetryRequest", Retry(Tls13 with { Session = SessionKind.Ticket }), Other(Tls13), 2 },
        { "1.3 client certificate", Mutual(Tls13), Mutual(Tls13), 1 },
        { "1.2 full", Tls12, Tls12, 2 },
        { "1.2 RSA key transport", Rsa(Tls12), Rsa(Tls12), 2 },
        { "1.2 client certificate", Mutual(Tls12), Mutual(Tls12), 2 },
        { "1.2 ticket", Tls12 with { Session = SessionKind.Ticket }, Tls12, 1 },
        { "1.2 session ID", Tls12 with { Session = SessionKind.SessionId, UsesTickets = false }, Tls12 with { UsesTickets = false }, 1 },
        { "1.2 False Start", Tls12 with { FalseStart = true }, Tls12, 1 },
        { "1.0 full", Old(TlsVersion.Tls10), Old(TlsVersion.Tls10), 2 },
        { "SSL 3.0 full", Rsa(Old(TlsVersion.Ssl30)), Rsa(Old(TlsVersion.Ssl30)), 2 },
    };

    [Theory, MemberData(nameof(Flows))]
    public void The_first_byte_comes_a_round_trip_after_the_client_may_send(
        string flow, TlsOptions client, TlsOptions server, int roundTrips)
    {
        var record = Run(client, server);

        Assert.True(record.Outcome == ConnectionOutcome.Completed, $"{flow}: {record.Explanation}");
        Assert.Equal(RoundTrip, record.Connect);
        Assert.Equal(RoundTrip * (1 + roundTrips + 1), record.FirstByte);
    }

    // In 0-RTT the handshake itself takes as long as a resumption.
    [Theory, MemberData(nameof(Flows))]
    public void The_handshake_ends_when_the_client_may_send(
        string flow, TlsOptions client, TlsOptions server, int roundTrips)
    {
        var record = Run(client, server);

        Assert.Equal(RoundTrip * (flow == "1.3 0-RTT" ? 1 : roundTrips), record.Handshake);
    }

    // A flight of F bytes over the initial window W = 10 segments waits for ACKs: the n-th window of slow start ends at
    // W (2^n − 1) bytes (RFC 5681 §3.1, an ACK for each segment at the beginning of a connection).
    [Theory]
    [InlineData(InitialWindowBytes, 0)]
    [InlineData(InitialWindowBytes + 1, 1)]
    [InlineData(3 * InitialWindowBytes, 1)]
    [InlineData((3 * InitialWindowBytes) + 1, 2)]
    public void A_flight_over_the_initial_window_costs_a_round_trip_for_each_window(int flightBytes, int crossings)
    {
        // OpenSSL’s writes of 4,096 bytes end in smaller segments, which fill the window earlier; here a flight is one write.
        var options = Tls13 with { Profile = TlsProfile.BoringSsl };
        var certificate = CertificateFor(options, flightBytes);

        var record = Run(options with { CertificateBytes = [certificate] }, options with { CertificateBytes = [certificate] });

        Assert.Equal(RoundTrip * (1 + crossings), record.Handshake);
    }

    // The Finished and the request are two writes: Nagle’s algorithm holds the second one back until the first is
    // acknowledged.
    [Fact]
    public void Without_TCP_NODELAY_the_request_waits_for_a_round_trip_more()
    {
        var record = Run(Tls13, Tls13, noDelay: false);

        Assert.Equal(RoundTrip * 4, record.FirstByte);
    }

    private static int CertificateFor(TlsOptions options, int flightBytes)
    {
        var bytes = flightBytes;
        while (FlightBytes(options, bytes) != flightBytes)
        {
            bytes -= FlightBytes(options, bytes) - flightBytes;
        }

        return bytes;
    }

    private static int FlightBytes(TlsOptions options, int certificate)
    {
        var all = options with { CertificateBytes = [certificate] };
        var line = new LinkDirectionSpec { Delay = OneWay };
        var (_, trace) = Scenarios.RequestAndResponse(line, all).Run();
        return trace.TlsRecords.Where(entry => !entry.FromClient)
            .TakeWhile(entry => entry.Record.Message != TlsMessageType.NewSessionTicket).Sum(entry => entry.Record.Length);
    }

    private static ConnectionRecord Run(TlsOptions client, TlsOptions server, bool noDelay = true) => Scenarios
        .RequestAndResponse(new LinkDirectionSpec { Delay = OneWay }, client)
        .WithConnection(connection => connection with { ServerTls = server, NoDelay = noDelay })
        .RunOne();

    private static TlsOptions Retry(TlsOptions options) =>
        options with { KeyExchanges = [KeyExchangeAlgorithm.X25519, KeyExchangeAlgorithm.P384] };

    private static TlsOptions Other(TlsOptions options) => options with { KeyExchange = KeyExchangeAlgorithm.P384 };

    private static TlsOptions Mutual(TlsOptions options) => options with
    {
        ClientAuthentication = ClientAuthentication.Require,
        ClientCertificate = CertificateAlgorithm.EcdsaP256,
    };

    private static TlsOptions Rsa(TlsOptions options) =>
        options with { KeyExchange = KeyExchangeAlgorithm.Rsa, Certificate = CertificateAlgorithm.Rsa2048 };

    private static TlsOptions Old(TlsVersion version) =>
        Tls12 with { MinimumVersion = version, MaximumVersion = version, Cipher = CipherAlgorithm.Aes128CbcSha };
}
