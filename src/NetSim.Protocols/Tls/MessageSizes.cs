// Read first: RFC 8446 §4; RFC 5246 §7.4; RFC 8422 §5; docs/tls.md, “Sizes”.
namespace NetSim.Protocols.Tls;

/// <summary>Lengths of handshake messages as OpenSSL 3.0 writes them, with their 4-byte header.</summary>
internal static class MessageSizes
{
    /// <summary>The largest content of a record (RFC 8446 §5.1, RFC 5246 §6.2.1).</summary>
    public const int MaximumRecordContentBytes = 16_384;

    /// <summary>The header of every record.</summary>
    public const int RecordHeaderBytes = 5;

    /// <summary>TLS 1.3: no extension needs an answer.</summary>
    public const int EncryptedExtensions = MessageHeader + 2;

    /// <summary>TLS 1.2: empty.</summary>
    public const int ServerHelloDone = MessageHeader;

    private const int MessageHeader = 4;

    // RFC 8446 §4.1.2: legacy_version, random, and what frames session id, suites, compression and
    // extensions.
    private const int ClientHelloFrame = MessageHeader + 2 + 32 + 1 + 2 + 2 + 2;

    // RFC 8446 §D.4: with TLS 1.3 on offer the session id is 32 bytes made up for middleboxes.
    private const int CompatibleSessionId = 32;

    // 27 suites for TLS 1.2 or older, 3 for TLS 1.3; one signalling value ends the list.
    private const int LegacySuites = 27 * 2;
    private const int ModernSuites = 3 * 2;
    private const int SignallingSuite = 2;

    // Each extension with its own header of 4. server_name: a name of 21 characters, as in the measurement.
    private const int ServerName = 4 + 5 + 21;
    private const int PointFormats = 8;
    private const int SessionTicketSupport = 4;
    private const int EncryptThenMac = 4;
    private const int ExtendedMasterSecret = 4;
    private const int KeyExchangeModes = 6;

    /// <summary>ClientHello.</summary>
    public static int ClientHello(TlsOptions options)
    {
        var offers13 = options.MaximumVersion >= TlsVersion.Tls13;
        var offers12 = options.MinimumVersion <= TlsVersion.Tls12;
        var bytes = ClientHelloFrame + SignallingSuite + ServerName + PointFormats + SessionTicketSupport
            + EncryptThenMac + ExtendedMasterSecret;

        // supported_groups: 5 elliptic ones, and with TLS 1.3 also 5 finite fields; signature_algorithms: 20,
        // or 14 where TLS 1.2’s are not offered.
        bytes += offers13 ? 6 + (10 * 2) : 6 + (5 * 2);
        bytes += offers12 ? 6 + (20 * 2) : 6 + (14 * 2);
        bytes += offers12 ? LegacySuites : 0;
        if (offers13)
        {
            // supported_versions: OpenSSL’s default list goes on to TLS 1.1 and 1.0.
            var versions = offers12 ? 4 : 1;
            var keyShare = 4 + 2 + 4 + Algorithms.Of(options.KeyExchange).ShareBytes;
            bytes += ModernSuites + CompatibleSessionId + 5 + (versions * 2) + KeyExchangeModes + keyShare;
        }

        return bytes;
    }

    /// <summary>ServerHello.</summary>
    public static int ServerHello(TlsParameters chosen) => chosen.Versions[0] switch
    {
        // An empty session id, since the session goes into a ticket; renegotiation_info 5, ec_point_formats
        // 8, session_ticket 4, extended_master_secret 4.
        TlsVersion.Tls12 => ServerHelloFrame + 5 + PointFormats + SessionTicketSupport + ExtendedMasterSecret,
        // The client’s session id echoed; supported_versions 6, key_share 8 and the share.
        TlsVersion.Tls13 => ServerHelloFrame + CompatibleSessionId + 6 + 8 + ShareBytes(chosen),
    };

    /// <summary>Certificate: the whole chain.</summary>
    public static int Certificate(TlsParameters chosen)
    {
        var chain = Signer(chosen).ChainBytes(chosen.ChainLength);
        return chosen.Versions[0] switch
        {
            // RFC 5246 §7.4.2: 3 bytes of length, and 3 before each certificate.
            TlsVersion.Tls12 => MessageHeader + 3 + (3 * chosen.ChainLength) + chain,
            // RFC 8446 §4.4.2: also an empty context, and 2 bytes of extensions behind each certificate.
            TlsVersion.Tls13 => MessageHeader + 1 + 3 + (5 * chosen.ChainLength) + chain,
        };
    }

    /// <summary>CertificateVerify: algorithm, length, signature.</summary>
    public static int CertificateVerify(TlsParameters chosen) =>
        MessageHeader + 2 + 2 + Signer(chosen).SignatureBytes;

    /// <summary>ServerKeyExchange of TLS 1.2: named curve (3), point with length, algorithm, length,
    /// signature.</summary>
    public static int ServerKeyExchange(TlsParameters chosen) =>
        MessageHeader + 3 + 1 + ShareBytes(chosen) + 2 + 2 + Signer(chosen).SignatureBytes;

    /// <summary>ClientKeyExchange of TLS 1.2: the point with its length.</summary>
    public static int ClientKeyExchange(TlsParameters chosen) => MessageHeader + 1 + ShareBytes(chosen);

    /// <summary>Finished.</summary>
    public static int Finished(TlsParameters chosen) => MessageHeader + chosen.Versions[0] switch
    {
        TlsVersion.Tls12 => 12,
        TlsVersion.Tls13 => Algorithms.Of(chosen.Cipher).HashBytes,
    };

    /// <summary>NewSessionTicket: the ticket is the server’s own session, encrypted with AES-256-CBC and a
    /// MAC.</summary>
    public static int NewSessionTicket(TlsParameters chosen) => chosen.Versions[0] switch
    {
        // Lifetime 4, length 2; key name 16, IV 16, the session padded to 112, MAC 32.
        TlsVersion.Tls12 => MessageHeader + 6 + 64 + 112,
        // Lifetime 4, age 4, nonce 9, length 2, extensions 2; key name 16, IV 16, MAC 32; the session holds a
        // secret as long as the hash: measured 144 with SHA-384, 128 with SHA-256.
        TlsVersion.Tls13 => MessageHeader + 21 + 64 + 96 + Algorithms.Of(chosen.Cipher).HashBytes,
    };

    // legacy_version, random, session id length, suite, compression, length of extensions.
    private const int ServerHelloFrame = MessageHeader + 2 + 32 + 1 + 2 + 1 + 2;

    private static int ShareBytes(TlsParameters chosen) => Algorithms.Of(chosen.KeyExchange).ShareBytes;

    private static CertificateFigures Signer(TlsParameters chosen) =>
        Algorithms.Of(chosen.Certificate
            ?? throw new InvalidOperationException("A server’s choice names its certificate."));
}
