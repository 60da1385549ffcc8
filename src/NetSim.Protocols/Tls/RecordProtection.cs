// Read first: RFC 8446 §5.2 and §5.4; RFC 5246 §6.2.3; RFC 7366 §3.
namespace NetSim.Protocols.Tls;

/// <summary>What encryption makes of the content of records.</summary>
/// <param name="Keys">Which keys.</param>
/// <param name="Version">The version.</param>
/// <param name="Cipher">The cipher.</param>
/// <param name="EncryptsThenMacs">Whether a CBC record’s MAC is outside its encryption.</param>
/// <param name="Padding">TLS 1.3: content is padded to a multiple of this.</param>
internal sealed record RecordProtection(
    TlsKeys Keys, TlsVersion Version, CipherAlgorithm Cipher, bool EncryptsThenMacs = false, int Padding = 1)
{
    /// <summary>The length of the nonce or IV in front of the content.</summary>
    public int NonceBytes => Algorithms.Of(Cipher).NonceBytes(Version);

    /// <summary>The length of the tag or MAC behind it.</summary>
    public int TagBytes => Algorithms.Of(Cipher).TagBytes;

    /// <summary>The length of an encrypted record’s fragment, without the record’s header.</summary>
    /// <param name="content">Bytes of content.</param>
    public int FragmentBytes(int content)
    {
        // OpenSSL counts the type, one byte, with the content, and pads to no more than 2^14 bytes.
        var inner = content + 1;
        var padded = Math.Max(
            inner,
            Math.Min((inner + Padding - 1) / Padding * Padding, MessageSizes.MaximumRecordContentBytes));
        return Algorithms.Of(Cipher).FragmentBytes(Version, padded - 1, EncryptsThenMacs);
    }
}
