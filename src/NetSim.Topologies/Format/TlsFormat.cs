using NetSim.Protocols.Tls;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys under a connection’s <c>tls</c>.</summary>
internal static class TlsFormat
{
    private const int LongestChain = 10;
    private const int MostTickets = 255;

    /// <summary>The choices of a TLS connection.</summary>
    public static RecordShape<TlsOptions> Shape { get; } = new(
        "'tls'",
        new TlsOptions(),
        [
            new ValueKey<TlsOptions, (TlsVersion Least, TlsVersion Greatest)>(
                "version",
                "The version, or the least and the greatest that both sides speak.",
                new VersionsShape(),
                tls => (tls.MinimumVersion, tls.MaximumVersion),
                (tls, value) => tls with { MinimumVersion = value.Least, MaximumVersion = value.Greatest }),
            new ValueKey<TlsOptions, KeyExchangeAlgorithm>(
                "key_exchange",
                "The key exchange.",
                new ChoiceShape<KeyExchangeAlgorithm>(
                    "a key exchange",
                    [("x25519", KeyExchangeAlgorithm.X25519), ("p256", KeyExchangeAlgorithm.P256)]),
                tls => tls.KeyExchange,
                (tls, value) => tls with { KeyExchange = value }),
            new ValueKey<TlsOptions, CertificateAlgorithm>(
                "certificate",
                "The server’s key and signature algorithm.",
                new ChoiceShape<CertificateAlgorithm>(
                    "a certificate",
                    [
                        ("ecdsa_p256", CertificateAlgorithm.EcdsaP256),
                        ("rsa_2048", CertificateAlgorithm.Rsa2048),
                    ]),
                tls => tls.Certificate,
                (tls, value) => tls with { Certificate = value }),
            new ValueKey<TlsOptions, int>(
                "chain",
                "Certificates that the server sends, its own included, the root not.",
                new WholeNumberShape<int>(1, LongestChain),
                tls => tls.ChainLength,
                (tls, value) => tls with { ChainLength = value }),
            new ValueKey<TlsOptions, CipherAlgorithm>(
                "cipher",
                "The cipher suite’s AEAD.",
                new ChoiceShape<CipherAlgorithm>(
                    "a cipher",
                    [
                        ("aes_128_gcm", CipherAlgorithm.Aes128Gcm),
                        ("aes_256_gcm", CipherAlgorithm.Aes256Gcm),
                        ("chacha20_poly1305", CipherAlgorithm.ChaCha20Poly1305),
                    ]),
                tls => tls.Cipher,
                (tls, value) => tls with { Cipher = value }),
            new ValueKey<TlsOptions, int>(
                "session_tickets",
                "NewSessionTicket messages that a TLS 1.3 server sends after the handshake.",
                new WholeNumberShape<int>(0, MostTickets),
                tls => tls.SessionTickets,
                (tls, value) => tls with { SessionTickets = value }),
            new ValueKey<TlsOptions, bool>(
                "cpu",
                "Whether cryptography takes time; false makes it instant, for exact arithmetic.",
                new BooleanShape(),
                tls => tls.ChargesCpu,
                (tls, value) => tls with { ChargesCpu = value }),
        ]);
}
