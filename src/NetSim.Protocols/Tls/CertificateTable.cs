// Read first: docs/tls-algorithms.md, which says how the CPU times were measured.
using System.Collections.Immutable;
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The figures of certificates’ algorithms, in the order of <see cref="CertificateAlgorithm"/>.</summary>
internal static class CertificateTable
{
    private const string Speed = "openssl speed";
    private const string Dilithium = "FIPS 204 table 2, RFC 9881; pq-crystals/dilithium, AVX2";
    private const string Sphincs = "FIPS 205 table 2, RFC 9814; sphincs/sphincsplus, sha2-avx2, simple";

    // An ECDSA signature: DER of two integers, each of which needs one more byte in half of all cases: for P-256 70, 71 or 72
    // bytes with probability 1/4, 1/2, 1/4.

    /// <summary>All of them.</summary>
    public static ImmutableArray<CertificateFigures> All { get; } =
    [
        new("ECDSA P-256", 91, 12, 71, 20.Microseconds, 55.Microseconds, "RFC 5480, RFC 3279 §2.2.3; " + Speed)
        {
            LeafFrameBytes = 374,
        },
        new("ECDSA P-384", 120, 12, 103, 694.Microseconds, 621.Microseconds, "RFC 5480, RFC 3279 §2.2.3; " + Speed),
        Rsa("RSA-1024", 1024, 81, 5),
        Rsa("RSA-2048", 2048, 274, 17) with { LeafFrameBytes = 376 },
        Rsa("RSA-3072", 3072, 1793, 36),
        Rsa("RSA-4096", 4096, 4038, 62),
        new("Ed25519", 44, 7, 64, 30.Microseconds, 82.Microseconds, "RFC 8410; " + Speed),
        new("Ed448", 69, 7, 114, 170.Microseconds, 205.Microseconds, "RFC 8410; " + Speed),
        PostQuantum("ML-DSA-44", 1312, 2420, 68, 27, Dilithium),
        PostQuantum("ML-DSA-65", 1952, 3309, 115, 42, Dilithium),
        PostQuantum("ML-DSA-87", 2592, 4627, 126, 65, Dilithium),
        PostQuantum("SLH-DSA-SHA2-128s", 32, 7856, 137_558, 236, Sphincs),
        PostQuantum("SLH-DSA-SHA2-128f", 32, 17_088, 6794, 619, Sphincs),
        PostQuantum("FN-DSA-512", 897, 666, 168, 36, "Falcon, round 3, §2.6 and table 3.3 (an Intel core at 2.3 GHz, as it is)"),
    ];

    private static CertificateFigures Rsa(string name, int bits, int signing, int verification)
    {
        // RFC 3279 §2.3.1: modulus with a zero byte in front, exponent of 3 bytes, in a sequence, in a bit string.
        var modulus = 4 + 1 + (bits / 8);
        var key = 4 + modulus + 5;
        return new CertificateFigures(
            name, 4 + 15 + 4 + 1 + key, 15, bits / 8, signing.Microseconds, verification.Microseconds, "RFC 3279, RFC 8017; " + Speed)
        {
            IsRsa = true,
        };
    }

    private static CertificateFigures PostQuantum(
        string name, int key, int signature, int signing, int verification, string source)
    {
        // An AlgorithmIdentifier without parameters: 13 bytes; the key in a bit string, both in a sequence.
        const int Identifier = 13;
        var bits = Der.Element(1 + key);
        return new CertificateFigures(
            name, Der.Element(Identifier + bits), Identifier, signature, signing.Microseconds, verification.Microseconds, source)
        {
            IsPostQuantum = true,
        };
    }
}
