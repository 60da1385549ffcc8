using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>What a cipher suite adds to records and messages.</summary>
/// <param name="Name">Its usual name.</param>
/// <param name="TagBytes">Length of the AEAD’s tag, or of the MAC.</param>
/// <param name="ExplicitNonceBytes">Length of the nonce that TLS 1.2 writes into each record; TLS 1.3 writes
/// none.</param>
/// <param name="HashBytes">Length of the suite’s hash in TLS 1.3: SHA-256 or SHA-384.</param>
/// <param name="BytesPerMicrosecond">How fast a core encrypts or decrypts.</param>
/// <param name="Source">Where the numbers are from.</param>
public sealed record CipherFigures(
    string Name, int TagBytes, int ExplicitNonceBytes, int HashBytes, int BytesPerMicrosecond, string Source)
{
    private const int BlockBytes = 16;
    private const long NanosecondsPerMicrosecond = 1000;

    /// <summary>Whether it authenticates what it encrypts; CBC needs a MAC beside it.</summary>
    public bool IsAead { get; init; } = true;

    /// <summary>Whether its MAC is one that TLS 1.2 brought.</summary>
    public bool IsOfTls12Alone { get; init; }

    /// <summary>Whether a version has suites with it.</summary>
    public bool IsFor(TlsVersion version) => IsOfTls12Alone ? version == TlsVersion.Tls12
        : IsAead ? version >= TlsVersion.Tls12 : version <= TlsVersion.Tls12;

    /// <summary>The CPU time to encrypt or decrypt application data.</summary>
    public SimDuration CostOf(long bytes) => new(bytes * NanosecondsPerMicrosecond / BytesPerMicrosecond);

    /// <summary>The length of the nonce or IV that a version writes into each record.</summary>
    public int NonceBytes(TlsVersion version) =>
        !IsAead ? (version >= TlsVersion.Tls11 ? BlockBytes : 0)
            : version == TlsVersion.Tls13 ? 0 : ExplicitNonceBytes;

    /// <summary>The length of an encrypted record’s fragment, without the record’s header.</summary>
    /// <param name="version">The version.</param>
    /// <param name="content">Bytes of content.</param>
    /// <param name="encryptsThenMacs">Whether a CBC record’s MAC is outside its encryption (RFC 7366).</param>
    public int FragmentBytes(TlsVersion version, int content, bool encryptsThenMacs = false)
    {
        if (version == TlsVersion.Tls13)
        {
            // RFC 8446 §5.2: TLSInnerPlaintext ends with its content type, one byte.
            return content + 1 + TagBytes;
        }

        if (IsAead)
        {
            // RFC 5246 §6.2.3.3: GenericAEADCipher is the explicit nonce, the content and the tag.
            return NonceBytes(version) + content + TagBytes;
        }

        // RFC 5246 §6.2.3.2: at least one byte of padding, its length; since TLS 1.1 the IV in front.
        var vector = NonceBytes(version);
        return encryptsThenMacs
            ? vector + Padded(content + 1) + TagBytes
            : vector + Padded(content + TagBytes + 1);
    }

    private static int Padded(int bytes) => (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;
}
