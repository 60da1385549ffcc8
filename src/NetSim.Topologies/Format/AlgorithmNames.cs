using System.Collections.Immutable;
using NetSim.Protocols.Tls;

namespace NetSim.Topologies.Format;

/// <summary>The words for algorithms.</summary>
internal static class AlgorithmNames
{
    /// <summary>Key exchanges.</summary>
    public static ImmutableArray<(string Text, KeyExchangeAlgorithm Value)> KeyExchanges { get; } =
    [
        ("x25519", KeyExchangeAlgorithm.X25519), ("x448", KeyExchangeAlgorithm.X448), ("p256", KeyExchangeAlgorithm.P256),
        ("p384", KeyExchangeAlgorithm.P384), ("p521", KeyExchangeAlgorithm.P521),
        ("ffdhe2048", KeyExchangeAlgorithm.Ffdhe2048), ("ffdhe3072", KeyExchangeAlgorithm.Ffdhe3072),
        ("ffdhe4096", KeyExchangeAlgorithm.Ffdhe4096), ("ml_kem_512", KeyExchangeAlgorithm.MlKem512),
        ("ml_kem_768", KeyExchangeAlgorithm.MlKem768), ("ml_kem_1024", KeyExchangeAlgorithm.MlKem1024),
        ("x25519_ml_kem_768", KeyExchangeAlgorithm.X25519MlKem768),
        ("p256_ml_kem_768", KeyExchangeAlgorithm.SecP256r1MlKem768),
        ("p384_ml_kem_1024", KeyExchangeAlgorithm.SecP384r1MlKem1024), ("rsa", KeyExchangeAlgorithm.Rsa),
    ];

    /// <summary>Certificates.</summary>
    public static ImmutableArray<(string Text, CertificateAlgorithm Value)> Certificates { get; } =
    [
        ("ecdsa_p256", CertificateAlgorithm.EcdsaP256), ("ecdsa_p384", CertificateAlgorithm.EcdsaP384),
        ("rsa_1024", CertificateAlgorithm.Rsa1024), ("rsa_2048", CertificateAlgorithm.Rsa2048), ("rsa_3072", CertificateAlgorithm.Rsa3072),
        ("rsa_4096", CertificateAlgorithm.Rsa4096), ("ed25519", CertificateAlgorithm.Ed25519),
        ("ed448", CertificateAlgorithm.Ed448), ("ml_dsa_44", CertificateAlgorithm.MlDsa44),
        ("ml_dsa_65", CertificateAlgorithm.MlDsa65), ("ml_dsa_87", CertificateAlgorithm.MlDsa87),
        ("slh_dsa_128s", CertificateAlgorithm.SlhDsa128s), ("slh_dsa_128f", CertificateAlgorithm.SlhDsa128f),
        ("fn_dsa_512", CertificateAlgorithm.FnDsa512),
    ];

    /// <summary>Ciphers.</summary>
    public static ImmutableArray<(string Text, CipherAlgorithm Value)> Ciphers { get; } =
    [
        ("aes_128_gcm", CipherAlgorithm.Aes128Gcm), ("aes_256_gcm", CipherAlgorithm.Aes256Gcm),
        ("chacha20_poly1305", CipherAlgorithm.ChaCha20Poly1305), ("aes_128_cbc_sha", CipherAlgorithm.Aes128CbcSha),
        ("aes_256_cbc_sha", CipherAlgorithm.Aes256CbcSha),
        ("aes_128_cbc_sha256", CipherAlgorithm.Aes128CbcSha256),
        ("aes_256_cbc_sha384", CipherAlgorithm.Aes256CbcSha384),
    ];
}
