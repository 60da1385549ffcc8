// Read first: docs/tls-algorithms.md, which says how the CPU times were measured.
using System.Collections.Immutable;

namespace NetSim.Protocols.Tls;

/// <summary>The figures of ciphers, in the order of <see cref="CipherAlgorithm"/>.</summary>
internal static class CipherTable
{
    private const string Speed = "openssl speed -evp -bytes 16384";

    /// <summary>All of them.</summary>
    public static ImmutableArray<CipherFigures> All { get; } =
    [
        new("AES-128-GCM", 16, 8, 32, 4090, "RFC 5288 §3, RFC 5116 §5.1; " + Speed),
        new("AES-256-GCM", 16, 8, 48, 3750, "RFC 5288 §3, RFC 5116 §5.1; " + Speed),
        new("ChaCha20-Poly1305", 16, 0, 32, 3810, "RFC 7905 §2; " + Speed),
        new("AES-128-CBC with HMAC-SHA-1", 20, 0, 32, 670, "RFC 5246 §6.2.3.2; " + Speed + ", CBC and SHA-1 one after the other")
        {
            IsAead = false,
        },
        new("AES-256-CBC with HMAC-SHA-1", 20, 0, 32, 550, "RFC 5246 §6.2.3.2; " + Speed + ", CBC and SHA-1 one after the other")
        {
            IsAead = false,
        },
        new("AES-128-CBC with HMAC-SHA-256", 32, 0, 32, 660, "RFC 5246 §6.2.3.2; " + Speed + ", CBC and SHA-256 one after the other")
        {
            IsAead = false,
            IsOfTls12Alone = true,
        },
        new("AES-256-CBC with HMAC-SHA-384", 48, 0, 48, 430, "RFC 5289 §3.1; " + Speed + ", CBC and SHA-384 one after the other")
        {
            IsAead = false,
            IsOfTls12Alone = true,
        },
    ];
}
