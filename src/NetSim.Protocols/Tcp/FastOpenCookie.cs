// Read first: RFC 7413 §2 and §4.1.1; the experimental option of RFC 6994 (magic number 0xF989).
namespace NetSim.Protocols.Tcp;

/// <summary>The Fast Open option of a SYN or SYN-ACK: a request for a cookie, or a cookie.</summary>
/// <param name="Hex">The cookie’s bytes in hexadecimal; empty for a request.</param>
/// <param name="IsExperimental">Whether it travels in the experimental option rather than in option 34.</param>
public sealed record FastOpenCookie(string Hex, bool IsExperimental = false)
{
    private const int LeastBytes = 4;
    private const int MostBytes = 16;

    /// <summary>Whether it asks for a cookie.</summary>
    public bool IsRequest => Hex.Length == 0;

    /// <summary>Whether it is a cookie: 4 to 16 bytes, an even number of them (RFC 7413 §4.1.1).</summary>
    public bool IsValid => Hex.Length is >= 2 * LeastBytes and <= 2 * MostBytes && Hex.Length % 4 == 0;

    /// <summary>Bytes of the option in the header, padded to whole words.</summary>
    public int OptionBytes => ((IsExperimental ? 4 : 2) + Hex.Length / 2 + 3) / 4 * 4;
}
