using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Network;

/// <summary>TLS on TCP comes out in the same segments as a real OpenSSL on a real kernel.</summary>
/// <remarks>
/// Compared is what carries something: SYNs, data, FINs. PSH within a flight and pure ACKs depend on offloads and on how the
/// kernel batches what arrives within microseconds.
/// </remarks>
public class TlsReferenceTraceTests
{
    // The measured handshakes were not prioritised, so their computing took up to some milliseconds longer.
    private const double SlackMs = 3;

    [Theory]
    [InlineData("tls13_rsa_chain3", true)]
    [InlineData("tls12_rsa_nagle", false)]
    public void Segments_are_those_of_a_real_OpenSSL(string trace, bool noDelay)
    {
        var measured = TracedPacket.Read(trace).Where(CarriesSomething).ToList();
        var options = trace switch
        {
            "tls13_rsa_chain3" => new TlsOptions { Certificate = CertificateAlgorithm.Rsa2048, ChainLength = 3 },
            "tls12_rsa_nagle" => new TlsOptions
            {
                MaximumVersion = TlsVersion.Tls12,
                Certificate = CertificateAlgorithm.Rsa2048,
                Cipher = CipherAlgorithm.Aes128Gcm,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(trace), trace, null),
        };
        var scenario = Scenarios
            .RequestAndResponse(new LinkDirectionSpec { Delay = 50.Milliseconds }, options, responseBytes: 1024)
            .WithConnection(connection => connection with { NoDelay = noDelay });

        var simulated = scenario.Run().Trace.Packets.Select(TracedPacket.From).Where(CarriesSomething).ToList();

        foreach (var direction in new[] { "C>S", "S>C" })
        {
            var expected = measured.Where(packet => packet.Direction == direction).ToList();
            var actual = simulated.Where(packet => packet.Direction == direction).ToList();
            Assert.Equal(expected.Select(WithoutChance), actual.Select(WithoutChance));
            foreach (var (real, model) in expected.Zip(actual))
            {
                Assert.InRange(real.SentMs - model.SentMs, -SlackMs, SlackMs);
            }
        }
    }

    private static bool CarriesSomething(TracedPacket packet) => packet.Length > 0 || packet.Flags is not ".";

    private static string WithoutChance(TracedPacket packet) =>
        $"{packet.Flags.Replace("P", "", StringComparison.Ordinal)} {packet.Sequence} {packet.Length} [{packet.Records}]";
}
