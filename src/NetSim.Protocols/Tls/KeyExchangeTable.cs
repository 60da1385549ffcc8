// Read first: docs/tls-algorithms.md, which says how the CPU times were measured.
using System.Collections.Immutable;
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The figures of key exchanges, in the order of <see cref="KeyExchangeAlgorithm"/>.</summary>
internal static class KeyExchangeTable
{
    private const string Speed = "openssl speed";
    private const string Crystals = "FIPS 203 table 3; pq-crystals/kyber, AVX2";

    private static readonly KeyExchangeFigures X25519 =
        Curve("X25519", 32, 39, 33, "RFC 7748 §6.1; " + Speed);

    private static readonly KeyExchangeFigures P256 =
        Curve("P-256", 65, 14, 42, "RFC 8446 §4.2.8.2, uncompressed point; " + Speed);

    private static readonly KeyExchangeFigures P384 =
        Curve("P-384", 97, 694, 670, "RFC 8446 §4.2.8.2, uncompressed point; " + Speed);

    private static readonly KeyExchangeFigures MlKem768 = Encapsulation("ML-KEM-768", 1184, 1088, 10, 10, 11);
    private static readonly KeyExchangeFigures MlKem1024 = Encapsulation("ML-KEM-1024", 1568, 1568, 14, 14, 15);

    /// <summary>All of them.</summary>
    public static ImmutableArray<KeyExchangeFigures> All { get; } =
    [
        X25519,
        Curve("X448", 56, 194, 194, "RFC 7748 §6.2; " + Speed),
        P256,
        P384,
        Curve("P-521", 133, 247, 247, "RFC 8446 §4.2.8.2, uncompressed point; " + Speed),
        Field("ffdhe2048", 256, 281),
        Field("ffdhe3072", 384, 732),
        Field("ffdhe4096", 512, 1518),
        Encapsulation("ML-KEM-512", 800, 768, 8, 7, 7),
        MlKem768,
        MlKem1024,
        Hybrid("X25519MLKEM768", MlKem768, X25519),
        Hybrid("SecP256r1MLKEM768", P256, MlKem768),
        Hybrid("SecP384r1MLKEM1024", P384, MlKem1024),
        new("RSA", KeyExchangeKind.Transport, 0, 0, default, default, default, default, "RFC 5246 §7.4.7.1; with the key of the certificate"),
    ];

    private static KeyExchangeFigures Curve(string name, int share, int generation, int derivation, string source) => new(
        name,
        KeyExchangeKind.Elliptic,
        share,
        share,
        generation.Microseconds,
        generation.Microseconds,
        derivation.Microseconds,
        derivation.Microseconds,
        source);

    private static KeyExchangeFigures Field(string name, int share, int power) => new(
        name,
        KeyExchangeKind.FiniteField,
        share,
        share,
        power.Microseconds,
        power.Microseconds,
        power.Microseconds,
        power.Microseconds,
        "RFC 7919 appendix A; " + Speed + ", a power each");

    private static KeyExchangeFigures Encapsulation(
        string name, int key, int ciphertext, int generation, int encapsulation, int decapsulation) => new(
            name,
            KeyExchangeKind.Encapsulation,
            key,
            ciphertext,
            generation.Microseconds,
            default,
            encapsulation.Microseconds,
            decapsulation.Microseconds,
            Crystals);

    // draft-ietf-tls-ecdhe-mlkem: the two shares one behind the other.
    private static KeyExchangeFigures Hybrid(string name, KeyExchangeFigures first, KeyExchangeFigures second) => new(
        name,
        KeyExchangeKind.Encapsulation,
        first.ClientShareBytes + second.ClientShareBytes,
        first.ServerShareBytes + second.ServerShareBytes,
        first.Generation + second.Generation,
        first.ServerGeneration + second.ServerGeneration,
        first.ServerDerivation + second.ServerDerivation,
        first.ClientDerivation + second.ClientDerivation,
        "draft-ietf-tls-ecdhe-mlkem §4; the sum of both");
}
