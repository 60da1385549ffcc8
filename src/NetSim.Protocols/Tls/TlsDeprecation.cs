// Read first: RFC 7568; RFC 8996; RFC 9325 §3.1.
namespace NetSim.Protocols.Tls;

/// <summary>Versions that must not be used any more, and why.</summary>
public static class TlsDeprecation
{
    /// <summary>Why a version is deprecated; null: it is not.</summary>
    public static string? Of(TlsVersion version) => version switch
    {
        TlsVersion.Ssl30 =>
            "SSL 3.0 is broken (POODLE reads encrypted bytes, CVE-2014-3566) and must not be used (RFC 7568)",
        TlsVersion.Tls10 =>
            "TLS 1.0 is broken (BEAST reads encrypted bytes, CVE-2011-3389; it relies on SHA-1 and MD5) and must not be "
            + "used (RFC 8996)",
        TlsVersion.Tls11 =>
            "TLS 1.1 is deprecated (it relies on SHA-1 and MD5 and has no authenticated encryption) and must not be used "
            + "(RFC 8996)",
        TlsVersion.Tls12 or TlsVersion.Tls13 => null,
    };
}
