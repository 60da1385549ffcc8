// Read first: RFC 8446 §4.3.2, §4.4.2 and §4.4.3; RFC 5246 §7.4.2, §7.4.4 and §7.4.8; RFC 8879 §4; RFC 6962 §3.3.
namespace NetSim.Protocols.Tls;

/// <summary>The lengths of the messages that authenticate.</summary>
internal static class CertificateSizes
{
    /// <summary>A signed certificate timestamp with its length: version, log id, time, no extensions, an ECDSA P-256
    /// signature with its algorithm and length (RFC 6962 §3.2).</summary>
    public const int Timestamp = 2 + 1 + 32 + 8 + 2 + 4 + 71;

    // type and length of an extension.
    private const int Extension = 4;

    /// <summary>compress_certificate with one algorithm (RFC 8879 §3).</summary>
    public const int CompressionExtension = Extension + 1 + 2;

    // RFC 8446: an empty context, 3 bytes of length; before each certificate 3, behind it 2 for its extensions.
    private const int Frame13 = 1 + 3;
    private const int Entry13 = 3 + 2;
    private const int Frame12 = 3;
    private const int Entry12 = 3;

    /// <summary>The server’s Certificate.</summary>
    public static int OfServer(ServerChoice choice)
    {
        var bytes = Of(choice.Version, CertificateChain.OfServer(choice.Server));
        if (choice.Version < TlsVersion.Tls13)
        {
            return bytes;
        }

        // RFC 8446 §4.4.2.1: status and timestamps are extensions of the leaf.
        bytes += choice.OcspResponseBytes > 0 ? Extension + 4 + choice.OcspResponseBytes : 0;
        return bytes + (choice.Timestamps > 0 ? Extension + 2 + (choice.Timestamps * Timestamp) : 0);
    }

    /// <summary>CompressedCertificate: algorithm, length when it is not compressed, and the compressed message with its
    /// length.</summary>
    public static int Compressed(int certificateBytes, double part) =>
        MessageSizes.Header + 2 + 3 + 3 + (int)Math.Ceiling((certificateBytes - MessageSizes.Header) * part);

    /// <summary>The client’s Certificate; an empty list where it has none.</summary>
    public static int OfClient(TlsVersion version, TlsOptions client, int contextBytes = 0) => contextBytes
        + (CertificateChain.OfClient(client) is { } chain
            ? Of(version, chain)
            : MessageSizes.Header + (version == TlsVersion.Tls13 ? Frame13 : Frame12));

    /// <summary>CertificateStatus of TLS 1.2: type and length.</summary>
    public static int Status(ServerChoice choice) => MessageSizes.Header + 1 + 3 + choice.OcspResponseBytes;

    /// <summary>CertificateVerify: algorithm (since TLS 1.2), length, signature.</summary>
    public static int Verify(TlsVersion version, CertificateAlgorithm signer) =>
        MessageSizes.Header + Signature(version, signer);

    /// <summary>A signature with its length and, since TLS 1.2, its algorithm.</summary>
    public static int Signature(TlsVersion version, CertificateAlgorithm signer) =>
        (version >= TlsVersion.Tls12 ? 2 : 0) + 2 + Algorithms.Of(signer).SignatureBytes;

    /// <summary>CertificateRequest.</summary>
    /// <param name="choice">What was chosen.</param>
    /// <param name="contextBytes">TLS 1.3: length of its context; 0 within the handshake.</param>
    public static int Request(ServerChoice choice, int contextBytes = 0)
    {
        var names = choice.Server.AuthorityNameBytes;
        var listed = names > 0 ? 2 + names : 0;
        var habits = HelloHabits.Of(choice.Server.Profile);
        var schemes = 2 * habits.RequestedSignatures(choice.Server, choice.Version);

        // Go asks for an OCSP response and timestamps of the client’s certificate, too.
        var further = habits.CertificateSignatures > 0
            ? Extension + Extension + Extension + 2 + (2 * habits.CertificateSignatures) : 0;
        return MessageSizes.Header + choice.Version switch
        {
            // Context, extensions: signature_algorithms, certificate_authorities.
            TlsVersion.Tls13 => 1 + contextBytes + 2 + Extension + 2 + schemes + further + (names > 0 ? Extension + 2 + listed : 0)
                + (choice.CertificateCompression is null ? 0 : CompressionExtension),
            // Types of certificate, signature algorithms, authorities.
            TlsVersion.Tls12 => 1 + habits.RequestedTypes + 2 + schemes + 2 + listed,
            _ => 1 + habits.RequestedTypes + 2 + listed,
        };
    }

    private static int Of(TlsVersion version, CertificateChain chain) => MessageSizes.Header + chain.Bytes
        + (version == TlsVersion.Tls13 ? Frame13 + (Entry13 * chain.Count) : Frame12 + (Entry12 * chain.Count));
}
