#pragma warning disable CA1822, CS1591, SA1600, SA1516, CS8509
namespace NetSim.Protocols.Tls;

/// <summary>What a cipher suite adds to records and messages.</summary>
/// <param name="TagBytes">Length of the AEAD’s tag.</param>
/// <param name="ExplicitNonceBytes">Length of the nonce that TLS 1.2 writes into each record; TLS 1.3 writes
/// none.</param>
/// <param name="HashBytes">Length of the suite’s hash in TLS 1.3: SHA-256 or SHA-384.</param>
public sealed record CipherFigures(int TagBytes, int ExplicitNonceBytes, int HashBytes)
{
    /// <summary>What encryption adds to a record’s content, the record header not included.</summary>
    public int OverheadBytes(TlsVersion version) => version switch
    {
        // RFC 5246 §6.2.3.3: GenericAEADCipher is the explicit nonce, the content and the tag.
        TlsVersion.Tls12 => ExplicitNonceBytes + TagBytes,
        // RFC 8446 §5.2: TLSInnerPlaintext ends with its content type, one byte; no padding.
        TlsVersion.Tls13 => 1 + TagBytes,
    };

    public bool IsAead => true;
    public bool IsFor(TlsVersion version) => version >= TlsVersion.Tls12;
    public int FragmentBytes(TlsVersion version, int content, bool encryptsThenMacs) => content + OverheadBytes(version);
    public NetSim.Units.SimDuration CostOf(long bytes) => new(bytes / 3);
}
