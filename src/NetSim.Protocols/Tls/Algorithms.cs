// Read first: docs/tls.md, “Sizes” and “CPU time”, which say how each number was measured.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The table of algorithms: their sizes on the wire and their CPU costs on the reference
/// core.</summary>
/// <remarks>
/// CPU times are those of OpenSSL 3.0.19 (<c>openssl speed</c>; key generation by EVP_PKEY_keygen) on one
/// core of an AMD EPYC server, rounded.
/// </remarks>
public static class Algorithms
{
    // RFC 7748 §6.1: 32 bytes. 30,453 op/s.
    private static readonly KeyExchangeFigures X25519 = new(32, 39.Microseconds, 33.Microseconds);

    // RFC 8446 §4.2.8.2: an uncompressed point, 1 + 2 x 32 bytes. 23,924 op/s.
    private static readonly KeyExchangeFigures P256 = new(65, 14.Microseconds, 42.Microseconds);

    // Leaf: measured. Signature: DER of two integers of 32 bytes, each of which needs a 33rd byte in half of
    // all cases: 70, 71 or 72 bytes with probability 1/4, 1/2, 1/4; 71 is the likeliest. 49,687 to
    // 54,534 sign/s, 17,177 to 20,079 verify/s. Intermediates: as much shorter than RSA’s as the leaf is (969
    // - 571 = 398 B).
    private static readonly CertificateFigures EcdsaP256 =
        new(571, 667, 666, 71, 20.Microseconds, 55.Microseconds);

    // Leaf: measured. Two intermediates: 2,129 bytes together, measured; the split is even. 3,648 sign/s,
    // 59,451 verify/s.
    private static readonly CertificateFigures Rsa2048 =
        new(969, 1065, 1064, 256, 274.Microseconds, 17.Microseconds);

    // RFC 5288 §3: 8 bytes of explicit nonce in TLS 1.2; RFC 5116 §5.1: a tag of 16 bytes.
    private static readonly CipherFigures Aes128Gcm = new(16, 8, 32);
    private static readonly CipherFigures Aes256Gcm = new(16, 8, 48);

    // RFC 7905 §2: no explicit nonce.
    private static readonly CipherFigures ChaCha20Poly1305 = new(16, 0, 32);

    /// <summary>The figures of a key exchange.</summary>
    public static KeyExchangeFigures Of(KeyExchangeAlgorithm algorithm) => algorithm switch
    {
        KeyExchangeAlgorithm.X25519 => X25519,
        KeyExchangeAlgorithm.P256 => P256,
    };

    /// <summary>The figures of a certificate’s algorithm.</summary>
    public static CertificateFigures Of(CertificateAlgorithm algorithm) => algorithm switch
    {
        CertificateAlgorithm.EcdsaP256 => EcdsaP256,
        CertificateAlgorithm.Rsa2048 => Rsa2048,
    };

    /// <summary>The figures of a cipher suite’s AEAD and hash.</summary>
    public static CipherFigures Of(CipherAlgorithm algorithm) => algorithm switch
    {
        CipherAlgorithm.Aes128Gcm => Aes128Gcm,
        CipherAlgorithm.Aes256Gcm => Aes256Gcm,
        CipherAlgorithm.ChaCha20Poly1305 => ChaCha20Poly1305,
    };
}
