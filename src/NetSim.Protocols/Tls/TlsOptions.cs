using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The choices a TLS endpoint is built with. Every default names its source.</summary>
/// <remarks>One set can serve both ends: what is one side’s alone is ignored by the other.</remarks>
public sealed record TlsOptions
{
    private const int LongestChain = 10;
    private const int MostTickets = 255;
    private const int LongestName = 255;

    /// <summary>Least version. Default: TLS 1.2 (OpenSSL’s default security level since 3.0 refuses older
    /// ones).</summary>
    public TlsVersion MinimumVersion { get; init; } = TlsVersion.Tls12;

    /// <summary>Greatest version. Default: TLS 1.3.</summary>
    public TlsVersion MaximumVersion { get; init; } = TlsVersion.Tls13;

    /// <summary>Whose habits on the wire it has. Default: OpenSSL’s, which were measured.</summary>
    public TlsProfile Profile { get; init; }

    /// <summary>Key exchanges that it offers or allows, the preferred one first. The client sends a share of the first
    /// <see cref="KeyShares"/>; a server that allows none of these, but another one, asks for it with a HelloRetryRequest.
    /// Default: X25519 (OpenSSL 3.0’s first choice).</summary>
    public Preferences<KeyExchangeAlgorithm> KeyExchanges { get; init => field = NotEmpty(value); } =
        [KeyExchangeAlgorithm.X25519];

    /// <summary>The only key exchange, or the first of <see cref="KeyExchanges"/>.</summary>
    public KeyExchangeAlgorithm KeyExchange
    {
        get => KeyExchanges[0];
        init => KeyExchanges = [value];
    }

    /// <summary>Of how many of <see cref="KeyExchanges"/> the first hello carries a share. Default: 1 (OpenSSL);
    /// browsers send 2.</summary>
    public int KeyShares { get; init => field = Between(value, 1, 8); } = 1;

    /// <summary>Ciphers that it offers or allows, the preferred one first. Default: AES-256-GCM (OpenSSL’s first
    /// choice).</summary>
    public Preferences<CipherAlgorithm> Ciphers { get; init => field = NotEmpty(value); } =
        [CipherAlgorithm.Aes256Gcm];

    /// <summary>The only cipher, or the first of <see cref="Ciphers"/>.</summary>
    public CipherAlgorithm Cipher
    {
        get => Ciphers[0];
        init => Ciphers = [value];
    }

    /// <summary>CBC suites: whether encrypt-then-MAC is offered and accepted (RFC 7366). Default: true (OpenSSL).</summary>
    public bool EncryptThenMac { get; init; } = true;

    /// <summary>How many suites of TLS 1.2 and older the client lists: only a matter of size; null: as the profile does, 27
    /// (OpenSSL), and 8 if it speaks nothing newer than TLS 1.1. Default: null.</summary>
    public int? LegacySuites { get; init => field = Between(value, 1, 200); }

    /// <summary>How many suites of TLS 1.3 the client lists: only a matter of size. Default: 3 (OpenSSL’s).</summary>
    public int ModernSuites { get; init => field = Between(value, 1, 10); } = 3;

    /// <summary>How many signature algorithms the client lists, and a server that asks for a client certificate: only a
    /// matter of size; null: as the profile does. Default: null.</summary>
    public int? ListedSignatures { get; init => field = Between(value, 1, 100); }

    /// <summary>How many groups supported_groups lists: only a matter of size; null: as the profile does, or in TLS 1.3 the
    /// <see cref="KeyExchanges"/> alone, if the first one is not the profile’s own first choice. Default: null.</summary>
    public int? ListedGroups { get; init => field = Between(value, 1, 100); }

    /// <summary>Whether the client says that this is a retry with a lower version (TLS_FALLBACK_SCSV, RFC 7507). Default:
    /// false.</summary>
    public bool IsFallback { get; init; }

    /// <summary>The server’s key and certificate. Default: ECDSA on P-256.</summary>
    public CertificateAlgorithm Certificate { get; init; } = CertificateAlgorithm.EcdsaP256;

    /// <summary>Certificates in the chain that the server sends, the leaf included, the root not. Default:
    /// 1.</summary>
    public int ChainLength { get; init => field = Between(value, 1, LongestChain); } = 1;

    /// <summary>Algorithms of the keys above the leaf’s, from its issuer up to the root: the first signs the leaf; the last
    /// signs all that is left. Null: all are of the leaf’s. Default: null.</summary>
    public Preferences<CertificateAlgorithm>? Issuers { get; init; }

    /// <summary>Whether the server’s certificate is one of a Merkle tree that the client knows, without signatures and
    /// without a chain. Default: false.</summary>
    public bool HasMerkleTreeCertificate { get; init; }

    /// <summary>Lengths of the server’s certificates (DER), its own first; null: <see cref="ChainLength"/> of them, as long
    /// as the model says. Default: null.</summary>
    public Preferences<int>? CertificateBytes { get; init; }

    /// <summary>Signature algorithms that the client takes; null: all that there are. Default: null.</summary>
    public Preferences<CertificateAlgorithm>? AcceptedCertificates { get; init; }

    /// <summary>What the client finds wrong with the server’s certificate. Default: nothing.</summary>
    public CertificateProblem CertificateProblem { get; init; }

    /// <summary>The client’s key and certificate; null: it has none. Default: null.</summary>
    public CertificateAlgorithm? ClientCertificate { get; init; }

    /// <summary>Certificates in the chain that the client sends. Default: 1.</summary>
    public int ClientChainLength { get; init => field = Between(value, 1, LongestChain); } = 1;

    /// <summary>Lengths of the client’s certificates (DER), its own first; null: <see cref="ClientChainLength"/> of them, as
    /// long as the model says. Default: null.</summary>
    public Preferences<int>? ClientCertificateBytes { get; init; }

    /// <summary>What the server finds wrong with the client’s certificate. Default: nothing.</summary>
    public CertificateProblem ClientCertificateProblem { get; init; }

    /// <summary>Whether the server asks for the client’s certificate. Default: no.</summary>
    public ClientAuthentication ClientAuthentication { get; init; }

    /// <summary>Bytes of the authorities’ names that the server lists in its CertificateRequest, each with its length of
    /// 2. Default: 0, no list.</summary>
    public int AuthorityNameBytes { get; init => field = Between(value, 0, 16_000); }

    /// <summary>What the client resumes with. Default: nothing, a full handshake.</summary>
    public SessionKind Session { get; init; }

    /// <summary>Version of the client’s session; null: its greatest. Default: null.</summary>
    public TlsVersion? SessionVersion { get; init; }

    /// <summary>How long ago the client got its session. Default: 1 min.</summary>
    public SimDuration SessionAge { get; init; } = 60.Seconds;

    /// <summary>For how long the server accepts a session. Default: 2 h (OpenSSL, SSL_CTX_set_timeout).</summary>
    public SimDuration SessionLifetime { get; init; } = 7200.Seconds;

    /// <summary>Whether the server resumes sessions at all. Default: true.</summary>
    public bool AcceptsSessions { get; init; } = true;

    /// <summary>Whether a client keeps the sessions that it gets, and resumes with them when it connects to the same server
    /// again: the work of whoever makes its endpoints (<see cref="TlsEventKind.SessionReceived"/>). Default: false.</summary>
    public bool KeepsSessions { get; init; }

    /// <summary>Length of an external PSK’s identity in bytes. Default: 15 (“Client_identity”, OpenSSL’s
    /// default).</summary>
    public int PskIdentityBytes { get; init => field = Between(value, 1, 1000); } = 15;

    /// <summary>NewSessionTicket messages that a TLS 1.3 server sends after a full handshake; after a resumed one it is 1,
    /// if this is not 0. Default: 2 (OpenSSL).</summary>
    public int SessionTickets { get; init => field = Between(value, 0, MostTickets); } = 2;

    /// <summary>Whether sessions go into tickets (RFC 5077); otherwise the server remembers them, and a ticket of TLS 1.3 is only
    /// a key to its memory. Default: true (OpenSSL).</summary>
    public bool UsesTickets { get; init; } = true;

    /// <summary>Length of the server’s session ID context in bytes, part of each ticket. Default: 4 (openssl
    /// s_server).</summary>
    public int SessionContextBytes { get; init => field = Between(value, 0, 32); } = 4;

    /// <summary>Length of a ticket in bytes; null: as OpenSSL’s, by what it contains. Default: null.</summary>
    public int? TicketBytes { get; init => field = Between(value, 1, 60_000); }

    /// <summary>Length of the cookie in a HelloRetryRequest (RFC 8446 §4.2.2), which the client sends back; 0: none.
    /// Default: 0.</summary>
    public int RetryCookieBytes { get; init => field = Between(value, 0, 1000); }

    /// <summary>Whether the client sends its first data with the ClientHello (0-RTT, RFC 8446 §2.3), and whether the server
    /// takes it. Needs a session. Default: false.</summary>
    public bool EarlyData { get; init; }

    /// <summary>How much early data the server takes, in bytes. Default: 16,384 (openssl s_server -early_data).</summary>
    public int MaximumEarlyData { get; init => field = Between(value, 1, 16 * 1024 * 1024); } = 16_384;

    /// <summary>How far the age of a ticket, as the client says it, may be from what the server finds, for early data to be
    /// taken. Default: 10 s (OpenSSL, TICKET_AGE_ALLOWANCE).</summary>
    public SimDuration TicketAgeTolerance { get; init; } = 10.Seconds;

    /// <summary>TLS 1.2: whether the client sends application data right behind its Finished (RFC 7918). Needs an AEAD and
    /// forward secrecy. Default: false (OpenSSL has none).</summary>
    public bool FalseStart { get; init; }

    /// <summary>Who begins a second handshake. Default: nobody.</summary>
    public Renegotiation Renegotiation { get; init; }

    /// <summary>TLS 1.3: after how many bytes of its application data an endpoint changes its keys and asks the peer to
    /// (KeyUpdate, RFC 8446 §4.6.3); null: never. Default: null (OpenSSL never does by itself).</summary>
    public long? KeyUpdateAfter
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>TLS 1.3: whether it looks like TLS 1.2 to middleboxes (RFC 8446 §D.4). Default: true (OpenSSL).</summary>
    public bool MiddleboxCompatibility { get; init; } = true;

    /// <summary>TLS 1.3: content is padded to a multiple of this many bytes (RFC 8446 §5.4); 1 is no padding. Default:
    /// 1.</summary>
    public int RecordPadding { get; init => field = Between(value, 1, MessageSizes.MaximumRecordContentBytes); } = 1;

    /// <summary>Whether a ClientHello of 256 to 511 bytes is padded to 512 (RFC 7685). Default: false (openssl s_client);
    /// libraries with SSL_OP_ALL do it, Python’s ssl among them.</summary>
    public bool PadsClientHello { get; init; }

    /// <summary>The largest content that this end wants to receive in a record (RFC 8449); null: no such extension.
    /// Default: null.</summary>
    public int? RecordSizeLimit { get; init => field = Between(value, 64, MessageSizes.MaximumRecordContentBytes + 1); }

    /// <summary>The largest content of a record that the client asks for (max_fragment_length, RFC 6066 §4): 512, 1024,
    /// 2048 or 4096; null: no such extension. Default: null.</summary>
    public int? MaximumFragmentLength
    {
        get;
        init => field = value is null or 512 or 1024 or 2048 or 4096
            ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Whether the first records are small, so that each fits into a segment and can be read when it is there:
    /// Go’s rule. Default: false.</summary>
    public bool DynamicRecords { get; init; }

    /// <summary>Length of the server’s name that the client sends (SNI, RFC 6066 §3); 0: none. Default: 21.</summary>
    public int ServerNameBytes { get; init => field = Between(value, 0, LongestName); } = 21;

    /// <summary>Application protocols (ALPN, RFC 7301), the preferred one first; none: no such extension. Default:
    /// none.</summary>
    public Preferences<string> ApplicationProtocols { get; init; } = [];

    /// <summary>Length of the OCSP response that the server staples, if the client asks for one; 0: the client does not ask,
    /// or the server has none. Default: 0.</summary>
    public int OcspResponseBytes { get; init => field = Between(value, 0, 65_000); }

    /// <summary>How long the client takes to ask an OCSP responder for the certificate’s state; null: it does not. Default:
    /// null.</summary>
    public SimDuration? OcspLookup { get; init; }

    /// <summary>Signed certificate timestamps that the server sends in an extension (RFC 6962 §3.3), if the client asks for
    /// them; those inside a certificate are part of its length. Default: 0.</summary>
    public int Timestamps { get; init => field = Between(value, 0, 10); }

    /// <summary>What is left of a chain of certificates when it is compressed (RFC 8879), as a part of its length; null: no
    /// such extension. Default: null.</summary>
    public double? CertificateCompression
    {
        get;
        init => field = value is null or (> 0 and <= 1) ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>What becomes of an Encrypted Client Hello. Default: none is sent.</summary>
    public EncryptedHello EncryptedHello { get; init; }

    /// <summary>How long an endpoint waits for the handshake to be complete; null: for ever. Default: null.</summary>
    public SimDuration? HandshakeTimeout { get; init; }

    /// <summary>Whether an end that closes says so with close_notify; without it, the peer cannot tell the end from an
    /// attack (RFC 8446 §6.1). Default: true.</summary>
    public bool SendsCloseNotify { get; init; } = true;

    /// <summary>Which protected record of this end arrives altered, counted from 1; null: none. Default: null.</summary>
    public int? AlteredRecord { get; init => field = Between(value, 1, int.MaxValue); }

    /// <summary>Whether CPU work takes time. Default: true; false makes it instant, for teaching and exact
    /// arithmetic.</summary>
    public bool ChargesCpu { get; init; } = true;

    private static int Between(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }

    private static int? Between(int? value, int least, int most) =>
        value is { } number ? Between(number, least, most) : null;

    private static Preferences<T> NotEmpty<T>(Preferences<T> value) =>
        value.Count > 0 ? value : throw new ArgumentException("It needs one at least.", nameof(value));
}
