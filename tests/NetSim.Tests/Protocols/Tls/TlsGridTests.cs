using System.Globalization;
using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>A grid of configurations, measured with OpenSSL’s own library, client and server joined in memory: the same records
/// in the same order, flights and writes.</summary>
public class TlsGridTests
{
    // An ECDSA signature is two integers in DER, each of which may be a byte longer or, seldom, shorter than the likeliest.
    private const int SignatureVariation = 3;

    private static readonly TlsOptions OpenSsl30 = TlsPair.Instant with
    {
        KeyExchanges =
        [
            KeyExchangeAlgorithm.X25519, KeyExchangeAlgorithm.P256, KeyExchangeAlgorithm.X448, KeyExchangeAlgorithm.P521,
            KeyExchangeAlgorithm.P384, KeyExchangeAlgorithm.Ffdhe2048, KeyExchangeAlgorithm.Ffdhe3072, KeyExchangeAlgorithm.Ffdhe4096,
            KeyExchangeAlgorithm.Rsa,
        ],
        Ciphers =
        [
            CipherAlgorithm.Aes256Gcm, CipherAlgorithm.ChaCha20Poly1305, CipherAlgorithm.Aes128Gcm, CipherAlgorithm.Aes256CbcSha384,
            CipherAlgorithm.Aes128CbcSha256, CipherAlgorithm.Aes256CbcSha, CipherAlgorithm.Aes128CbcSha,
        ],
    };

    private static readonly TlsOptions OpenSsl35 = OpenSsl30 with
    {
        Profile = TlsProfile.OpenSsl35,
        KeyShares = 2,
        KeyExchanges =
        [
            KeyExchangeAlgorithm.X25519MlKem768, KeyExchangeAlgorithm.X25519, KeyExchangeAlgorithm.P256, KeyExchangeAlgorithm.X448,
            KeyExchangeAlgorithm.P384, KeyExchangeAlgorithm.P521, KeyExchangeAlgorithm.Ffdhe2048, KeyExchangeAlgorithm.Ffdhe3072,
            KeyExchangeAlgorithm.Rsa,
        ],
    };

    private static readonly Dictionary<string, List<string>> Of30 = MeasuredFlights.Read("openssl_3.0.txt");
    private static readonly Dictionary<string, List<string>> Of35 = MeasuredFlights.Read("openssl_3.5.txt");

    public static TheoryData<string> Names30 => [.. Of30.Keys];

    public static TheoryData<string> Names35 => [.. Of35.Keys];

    [Theory]
    [MemberData(nameof(Names30))]
    public void Records_are_as_OpenSsl_30_sends_them(string configuration) => AssertSame(Of30[configuration], OpenSsl30);

    [Theory]
    [MemberData(nameof(Names35))]
    public void Records_are_as_OpenSsl_35_sends_them(string configuration) => AssertSame(Of35[configuration], OpenSsl35);

    private static void AssertSame(List<string> measured, TlsOptions start)
    {
        var head = measured.TakeWhile(line => !IsFlight(line)).ToList();
        var wanted = measured.Skip(head.Count).ToList();
        var actual = MeasuredConfiguration.Read(head, start).Flights();
        var isSigned = false;
        for (var i = 0; i < Math.Max(wanted.Count, actual.Count); i++)
        {
            var (want, got) = (i < wanted.Count ? wanted[i] : "", i < actual.Count ? actual[i] : "");
            isSigned = want.Contains(" CV ", StringComparison.Ordinal) || want.Contains(" SKE ", StringComparison.Ordinal);
            Assert.True(IsNear(want, got, isSigned ? SignatureVariation : 0), $"{string.Join("; ", head)}\nmeasured {want}\nmodel    {got}");
        }
    }

    private static bool IsFlight(string line) =>
        line.StartsWith("C ", StringComparison.Ordinal) || line.StartsWith("S ", StringComparison.Ordinal);

    private static bool IsNear(string wanted, string got, int variation)
    {
        var (a, b) = (wanted.Split(' '), got.Split(' '));
        return a.Length == b.Length && a.Zip(b).All(pair => pair.First == pair.Second
            || (Number(pair.First) is { } x && Number(pair.Second) is { } y && Math.Abs(x - y) <= variation));
    }

    private static int? Number(string word) =>
        int.TryParse(word.TrimEnd(':'), CultureInfo.InvariantCulture, out var number) ? number : null;
}
