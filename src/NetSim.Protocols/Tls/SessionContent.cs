// Read first: OpenSSL’s ssl/ssl_asn1.c (SSL_SESSION_ASN1).
namespace NetSim.Protocols.Tls;

/// <summary>What OpenSSL writes of a session into a ticket: a sequence in DER.</summary>
/// <param name="Version">The version.</param>
/// <param name="Cipher">The cipher, whose hash is as long as the secret in TLS 1.3.</param>
internal readonly record struct SessionContent(TlsVersion Version, CipherAlgorithm Cipher)
{
    // Version of the structure, protocol version, suite: 3 + 4 + 4.
    private const int Head = 11;
    private const int MasterSecret = 48;

    // Each optional element is in an element that tells which it is.
    private const int Tagged = 2;
    private const int Time = Tagged + 2 + 4;
    private const int Timeout = Tagged + 2 + 2;

    // TLS 1.2: that the master secret is an extended one. TLS 1.3: a random number added to the ticket’s age, of 4 bytes; a
    // fifth in half of all cases.
    private const int Flags = Tagged + 3;
    private const int AgeAdded = Tagged + 2 + 4;
    private const int FragmentMode = Tagged + 3;

    private const int BoringFrame13 = 58;
    private const int BoringFrame12 = 42;

    /// <summary>The key exchange.</summary>
    public KeyExchangeAlgorithm KeyExchange { get; init; }

    /// <summary>Length of the server’s session ID context.</summary>
    public int ContextBytes { get; init; }

    /// <summary>Length of the client’s certificate; 0: none.</summary>
    public int CertificateBytes { get; init; }

    /// <summary>Length of the application protocol’s name; 0: none.</summary>
    public int ProtocolBytes { get; init; }

    /// <summary>Whether the client asked for smaller records (max_fragment_length).</summary>
    public bool LimitsFragments { get; init; }

    /// <summary>Its length.</summary>
    public int Bytes
    {
        get
        {
            var isModern = Version == TlsVersion.Tls13;
            var id = Der.Element(isModern ? TicketSizes.SessionIdBytes : 0);
            var secret = Der.Element(SecretBytes);
            return Der.Element(
                Head + id + secret + Time + Timeout
                + (CertificateBytes > 0 ? Der.Element(CertificateBytes) : 0)
                + Der.Element(Der.Element(ContextBytes))
                + (isModern ? AgeAdded : Flags)
                + (ProtocolBytes > 0 ? Der.Element(Der.Element(ProtocolBytes)) : 0)
                + (LimitsFragments ? FragmentMode : 0)
                + GroupBytes());
        }
    }

    /// <summary>Its length as BoringSSL writes it (ssl/ssl_asn1.cc): much the same, without an ID. The frame is set from measured
    /// tickets, whose length tells it to within a byte or two.</summary>
    public int BoringBytes => Der.Element(
        (Version == TlsVersion.Tls13 ? BoringFrame13 : BoringFrame12) + Der.Element(SecretBytes)
        + (CertificateBytes > 0 ? Der.Element(CertificateBytes) : 0));

    /// <summary>Its length as Go writes it (crypto/tls/ticket.go): version, kind, suite, time, secret, empty lists, flags; in TLS
    /// 1.2 the curve.</summary>
    public int GoBytes => 2 + 1 + 2 + 8 + 1 + SecretBytes + 3 + 1 + 1 + 3 + 3 + (Version == TlsVersion.Tls13 ? 0 : 2)
        + (CertificateBytes > 0 ? 3 + CertificateBytes + 2 : 0);

    private int SecretBytes => Version == TlsVersion.Tls13 ? Algorithms.Of(Cipher).HashBytes : MasterSecret;

    // The group’s number: two bytes where it is above 127, as those of finite fields and ML-KEM are; in TLS 1.2 it is 0 for
    // all but curves.
    private int GroupBytes() => Tagged
        + (Version == TlsVersion.Tls13 && Algorithms.Of(KeyExchange).Kind != KeyExchangeKind.Elliptic ? 4 : 3);
}
