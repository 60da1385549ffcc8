using System.Globalization;
using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>Each configuration measured with Python’s ssl through memory BIOs: the same flights of records of the same
/// size.</summary>
public class TlsMemoryFlightTests
{
    private const int SignatureVariation = 2;
    private const int Root = 787;

    // Python offers 14 suites for TLS 1.2, asks for padding (SSL_OP_ALL), and its server’s session id context has 6 bytes.
    private static readonly TlsOptions Python = TlsPair.Instant with
    {
        LegacySuites = 14,
        ServerNameBytes = 12,
        PadsClientHello = true,
        SessionContextBytes = 6,
    };

    private static readonly Dictionary<string, List<string>> Measured = MeasuredFlights.Read("flights.txt");

    public static TheoryData<string> Names => [.. Measured.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Records_are_as_measured(string configuration)
    {
        var parts = configuration.Split('/');
        var (client, server) = Options(parts[0], parts[1], parts[2]);
        var expected = Measured[configuration];

        var pair = new TlsPair(client, server).Connect();
        pair.Client.Send(1000, pair.Now);
        pair.Run();
        pair.Server.Send(20_000, pair.Now);
        pair.Run();

        Assert.Equal(Lines(expected), Lines(pair.Flights().TrimEnd().Split('\n')), new Nearly());
    }

    private static (TlsOptions Client, TlsOptions Server) Options(string version, string key, string how)
    {
        var number = version == "1.2" ? TlsVersion.Tls12 : TlsVersion.Tls13;
        var (algorithm, leaf) = key switch
        {
            "p256" => (CertificateAlgorithm.EcdsaP256, 592),
            "rsa2048" => (CertificateAlgorithm.Rsa2048, 795),
            _ => (CertificateAlgorithm.Rsa4096, 1051),
        };
        var both = Python with { MinimumVersion = number, MaximumVersion = number, Certificate = algorithm, CertificateBytes = [leaf] };
        return how switch
        {
            "resume" => (both with { Session = SessionKind.Ticket }, both),
            "chain" => (both, both with { CertificateBytes = [leaf, Root] }),
            "alpn" => (both with { ApplicationProtocols = ["h2", "http/1.1"] }, both with { ApplicationProtocols = ["h2"] }),
            "mutual" => (
                both with { ClientCertificate = algorithm, ClientCertificateBytes = [leaf, Root] },
                both with { CertificateBytes = [leaf, Root], ClientAuthentication = ClientAuthentication.Require }),
            "hrr" => (
                both with { KeyExchanges = [KeyExchangeAlgorithm.X25519, KeyExchangeAlgorithm.P521] },
                both with { KeyExchange = KeyExchangeAlgorithm.P521 }),
            _ => (both, both),
        };
    }

    private static List<int> Lines(IEnumerable<string> flights) =>
    [
        .. flights.Where(line => !line.StartsWith("close_notify", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ').Skip(2))
            .Select(word => int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .Where(number => number > 0),
    ];

    private sealed class Nearly : IEqualityComparer<List<int>>
    {
        public bool Equals(List<int>? x, List<int>? y) => x!.Count == y!.Count
            && x.Zip(y).All(pair => Math.Abs(pair.First - pair.Second) <= SignatureVariation);

        public int GetHashCode(List<int> obj) => obj.Count;
    }
}
