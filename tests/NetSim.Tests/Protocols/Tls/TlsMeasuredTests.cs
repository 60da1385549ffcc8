using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>Each configuration measured with <c>openssl s_server</c> and <c>s_client</c>: the same messages in the same
/// order, in records of the same size, in the same flights.</summary>
/// <remarks>The server’s and the client’s certificates are those of the measurement; an ECDSA signature varies by two
/// bytes.</remarks>
public class TlsMeasuredTests
{
    private const int SignatureVariation = 2;

    // DER lengths: leafs with keys of RSA-2048 and ECDSA P-256, the root, two intermediates.
    private const int RsaLeaf = 969;
    private const int EcdsaLeaf = 571;
    private const int Root = 863;
    private const int ClientLeaf = 954;

    // The length of the root’s name.
    private const int AuthorityName = 63;

    private static readonly TlsOptions Ecdsa = TlsPair.Instant with { CertificateBytes = [EcdsaLeaf] };

    private static readonly TlsOptions Rsa = TlsPair.Instant with
    {
        Certificate = CertificateAlgorithm.Rsa2048,
        CertificateBytes = [RsaLeaf],
    };

    private static readonly Dictionary<string, List<string>> Measured = MeasuredFlights.Read("messages.txt");

    private static readonly Dictionary<string, (TlsOptions Client, TlsOptions Server)> Configurations = new(StringComparer.Ordinal)
    {
        ["tls12_ecdhe_rsa2048"] = (Rsa, Only12(Rsa)),
        ["tls12_ecdhe_rsa2048_client12only"] = (Only12(Rsa), Rsa),
        ["tls12_rsa_kx_rsa2048"] = Transport(o => o, Only12),
        ["tls12_rsa_kx_rsa2048_client12only"] = Transport(Only12, o => o),
        ["tls12_ecdhe_rsa2048_cbc"] = (
            Rsa with { Ciphers = [CipherAlgorithm.Aes256Gcm, CipherAlgorithm.Aes256CbcSha] },
            Only12(Rsa) with { Cipher = CipherAlgorithm.Aes256CbcSha }),
        ["tls12_ecdhe_ecdsa_p256"] = (Ecdsa, Only12(Ecdsa)),
        ["tls12_ecdhe_rsa2048_chain3"] = (Rsa, Only12(Rsa) with { CertificateBytes = [RsaLeaf, 1065, 1064] }),
        ["tls12_resume_ticket"] = (
            Rsa with { Session = SessionKind.Ticket, SessionVersion = TlsVersion.Tls12 }, Only12(Rsa)),
        ["tls12_mutual_auth_ecdhe_rsa2048"] = (WithCertificate(Rsa, Root), Asking(Only12(Rsa), Root)),
        ["tls12_mutual_auth_ecdhe_rsa2048_noroot"] = (WithCertificate(Rsa), Asking(Only12(Rsa))),
        ["tls13_rsa2048"] = (Rsa, Rsa),
        ["tls13_ecdsa_p256"] = (Ecdsa, Ecdsa),
        ["tls13_ecdsa_p256_client13only"] = (Ecdsa with { MinimumVersion = TlsVersion.Tls13 }, Ecdsa),
        ["tls13_ecdsa_p256_chacha20"] = Both(Ecdsa, o => o with { Cipher = CipherAlgorithm.ChaCha20Poly1305 }),
        ["tls13_ecdsa_p256_aes128"] = Both(Ecdsa, o => o with { Cipher = CipherAlgorithm.Aes128Gcm }),
        ["tls13_rsa2048_chain3"] = (Rsa, Rsa with { CertificateBytes = [RsaLeaf, 1065, 1064] }),
        ["tls13_psk_resumption_dhe_ke"] = Both(Ecdsa, o => o with { Session = SessionKind.Ticket }),
        ["tls13_0rtt"] = Both(Ecdsa, o => o with { Session = SessionKind.Ticket, EarlyData = true }),
        ["tls13_hello_retry_request"] = (
            Ecdsa with { KeyExchanges = [KeyExchangeAlgorithm.X25519, KeyExchangeAlgorithm.P256] },
            Ecdsa with { KeyExchange = KeyExchangeAlgorithm.P256 }),
        ["tls13_mutual_auth_rsa2048"] = (WithCertificate(Rsa, Root), Asking(Rsa, Root)),
        ["tls13_mutual_auth_ecdsa_server_rsa_client"] = (WithCertificate(Ecdsa, Root), Asking(Ecdsa) with { AuthorityNameBytes = 2 + AuthorityName }),
        ["tls13_mutual_auth_rsa2048_noroot"] = (WithCertificate(Rsa), Asking(Rsa)),
        ["tls13_cert_verify_failed_alert"] = (
            Ecdsa with { CertificateProblem = CertificateProblem.UnknownAuthority }, Ecdsa),
        ["tls12_no_shared_cipher_alert"] = (
            Only12(Ecdsa), Ecdsa with { Cipher = CipherAlgorithm.ChaCha20Poly1305 }),
    };

    public static TheoryData<string> Names => [.. Configurations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Records_are_as_measured(string configuration)
    {
        var (client, server) = Configurations[configuration];
        var expected = Measured[configuration];
        var actual = Flights(client, server, expected).TrimEnd().Split('\n');

        Assert.Equal(expected.Select(Normalize), actual.Select(Normalize));
        Assert.All(expected.Zip(actual), pair => AssertSizes(pair.First, pair.Second));
    }

    private static string Flights(TlsOptions client, TlsOptions server, List<string> expected)
    {
        var hasEarlyData = client.EarlyData;
        var pair = new TlsPair(client, server)
        {
            OnEvent = (pair, atClient, happened) =>
            {
                if (atClient && happened.Kind == TlsEventKind.EarlyData)
                {
                    pair.Client.Send(199, pair.Now);
                }
            },
        };
        pair.Connect();
        if (!pair.Client.IsHandshakeComplete || expected[^1].StartsWith("C 7:", StringComparison.Ordinal))
        {
            return pair.Flights();
        }

        if (!hasEarlyData)
        {
            pair.Client.Send(199, pair.Now);
            pair.Run();
        }
        else
        {
            pair.Client.Send(199, pair.Now);
        }

        if (!hasEarlyData)
        {
            pair.Server.Send(199, pair.Now);
            pair.Run();
        }

        pair.Client.Close(pair.Now);
        pair.Run();
        pair.Server.Close(pair.Now);
        return pair.Run().Flights();
    }

    // The names and their order.
    private static string Normalize(string flight) =>
        string.Concat(flight.Split(' ').Where(word => !int.TryParse(word.TrimEnd(':'), out _)).Select(word => word + " "));

    private static void AssertSizes(string expected, string actual)
    {
        var isSigned = expected.Contains("CV ", StringComparison.Ordinal) || expected.Contains("SKE ", StringComparison.Ordinal);
        foreach (var (wanted, got) in Numbers(expected).Zip(Numbers(actual)))
        {
            Assert.InRange(got, wanted - (isSigned ? SignatureVariation : 0), wanted + (isSigned ? SignatureVariation : 0));
        }
    }

    private static IEnumerable<int> Numbers(string flight) => flight.Split(' ')
        .Select(word => int.TryParse(word.TrimEnd(':'), out var number) ? number : -1).Where(number => number >= 0);

    private static TlsOptions Only12(TlsOptions options) => options with { MaximumVersion = TlsVersion.Tls12 };

    // The server has only suites with RSA key transport.
    private static (TlsOptions Client, TlsOptions Server) Transport(
        Func<TlsOptions, TlsOptions> client, Func<TlsOptions, TlsOptions> server) => (
            client(Rsa with { KeyExchanges = [KeyExchangeAlgorithm.X25519, KeyExchangeAlgorithm.Rsa] }),
            Only12(server(Rsa)) with { KeyExchange = KeyExchangeAlgorithm.Rsa });

    private static TlsOptions WithCertificate(TlsOptions options, int root = 0) => options with
    {
        ClientCertificate = CertificateAlgorithm.Rsa2048,
        ClientCertificateBytes = root > 0 ? [ClientLeaf, root] : [ClientLeaf],
    };

    private static TlsOptions Asking(TlsOptions options, int root = 0) => options with
    {
        ClientAuthentication = ClientAuthentication.Require,
        AuthorityNameBytes = root > 0 ? 2 + AuthorityName : 0,
        CertificateBytes = root > 0 ? [RsaLeaf, root] : options.CertificateBytes,
    };

    private static (TlsOptions Client, TlsOptions Server) Both(TlsOptions options, Func<TlsOptions, TlsOptions> change) =>
        (change(options), change(options));
}
