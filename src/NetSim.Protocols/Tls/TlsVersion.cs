namespace NetSim.Protocols.Tls;

/// <summary>SSL and TLS versions, by their number on the wire.</summary>
public enum TlsVersion
{
    /// <summary>SSL 3.0 (RFC 6101): broken (POODLE, CVE-2014-3566) and forbidden (RFC 7568).</summary>
    Ssl30 = 0x0300,

    /// <summary>TLS 1.0 (RFC 2246): deprecated (RFC 8996); implicit IVs (BEAST), MD5 and SHA-1 in signatures.</summary>
    Tls10 = 0x0301,

    /// <summary>TLS 1.1 (RFC 4346): deprecated (RFC 8996); no AEAD, MD5 and SHA-1 in signatures.</summary>
    Tls11 = 0x0302,

    /// <summary>TLS 1.2 (RFC 5246).</summary>
    Tls12 = 0x0303,

    /// <summary>TLS 1.3 (RFC 8446).</summary>
    Tls13 = 0x0304,
}
