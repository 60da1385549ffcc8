// Read first: OpenSSL’s ssl/t1_lib.c (supported_groups_default, tls12_sigalgs); RFC 8448 §3 to §5 for NSS; RFC 8701 for what
// BoringSSL adds; Go’s crypto/tls/defaults.go, handshake_client.go and handshake_messages.go.
namespace NetSim.Protocols.Tls;

/// <summary>What an implementation’s hellos say beyond what it is told to.</summary>
internal sealed record HelloHabits
{
    private static readonly HelloHabits OpenSsl = new();

    private static readonly HelloHabits OpenSsl35 = new()
    {
        HasRenegotiationInfo = true,
        OldVersions = 1,
        FirstGroup = KeyExchangeAlgorithm.X25519MlKem768,
        GroupsOfTls13 = 8,
        AllSignatures = 26,
        SignaturesOfTls13 = 20,
        RequestedOfTls13 = 20,
    };

    private static readonly HelloHabits Nss = new()
    {
        HasRenegotiationInfo = true,
        PointFormats = 0,
        KnowsEncryptThenMac = false,
        KnowsMasterSecret = false,
        EchoesGroups = true,
        AcknowledgesName = true,
        TellsPreferredGroups = false,
        GroupsOfTls13 = 9,
        OldGroups = 9,
        AllSignatures = 15,
        SignaturesOfTls13 = 15,
        OldSignatures = 15,
    };

    // As Chromium 156 sends them, and a server of Bun 1.4.
    private static readonly HelloHabits BoringSsl = new()
    {
        HasRenegotiationInfo = true,
        PointFormats = 6,
        KnowsEncryptThenMac = false,
        TellsPreferredGroups = false,
        HasGrease = true,
        AlwaysAsks = true,
        OwnExtensions = 4 + 186,
        OldVersions = 1,
        OldSuites = 12,
        FirstGroup = KeyExchangeAlgorithm.X25519MlKem768,
        GroupsOfTls13 = 4,
        OldGroups = 3,
        AllSignatures = 11,
        SignaturesOfTls13 = 11,
        OldSignatures = 11,
        RequestedOfTls13 = 11,
        RequestedTypes = 2,
    };

    // Go 1.25, a client without a cache of sessions unless it has one to resume.
    private static readonly HelloHabits Go = new()
    {
        HasRenegotiationInfo = true,
        PointFormats = 6,
        KnowsEncryptThenMac = false,
        AcknowledgesName = true,
        TellsPreferredGroups = false,
        AlwaysAsks = true,
        HasTicketsOnlyWithSessions = true,
        AlwaysHasSessionId = true,
        CertificateSignatures = 12,
        OldVersions = 1,
        OldSuites = 10,
        FirstGroup = KeyExchangeAlgorithm.X25519MlKem768,
        GroupsOfTls13 = 5,
        OldGroups = 4,
        AllSignatures = 10,
        SignaturesOfTls13 = 10,
        OldSignatures = 10,
        RequestedOfTls13 = 10,
        RequestedTypes = 2,
    };

    /// <summary>Length of ec_point_formats, of use to older versions alone; 0: it sends none.</summary>
    public int PointFormats { get; private init; } = 8;

    /// <summary>Whether it knows encrypt-then-MAC (RFC 7366).</summary>
    public bool KnowsEncryptThenMac { get; private init; } = true;

    /// <summary>Whether it sends extended_master_secret (RFC 7627).</summary>
    public bool KnowsMasterSecret { get; private init; } = true;

    /// <summary>Whether a server of TLS 1.3 always tells its groups.</summary>
    public bool EchoesGroups { get; private init; }

    /// <summary>Whether a server says that it knows its name.</summary>
    public bool AcknowledgesName { get; private init; }

    /// <summary>Whether it puts in values that mean nothing, so that peers learn to ignore them (RFC 8701).</summary>
    public bool HasGrease { get; private init; }

    /// <summary>Whether a client always asks for an OCSP response and for timestamps.</summary>
    public bool AlwaysAsks { get; private init; }

    /// <summary>Extensions that others do not have: with Chromium the trust anchors that it knows.</summary>
    public int OwnExtensions { get; private init; }

    /// <summary>Whether it speaks of sessions only where it has a place to keep them.</summary>
    public bool HasTicketsOnlyWithSessions { get; private init; }

    /// <summary>Whether the hello has a session ID even if only older versions are offered.</summary>
    public bool AlwaysHasSessionId { get; private init; }

    /// <summary>How many algorithms signature_algorithms_cert lists; 0: it sends none.</summary>
    public int CertificateSignatures { get; private init; }

    /// <summary>How many kinds of client certificates a server of TLS 1.2 asks for.</summary>
    public int RequestedTypes { get; private init; } = 3;

    /// <summary>Whether a server of TLS 1.3 tells its groups where it would rather have another one than the one that was
    /// chosen (tls_construct_stoc_supported_groups).</summary>
    public bool TellsPreferredGroups { get; private init; } = true;

    /// <summary>How many suites of TLS 1.2 and older it lists, and how many if it speaks only what is older.</summary>
    public int OldSuites { get; private init; } = 27;

    /// <summary>How many suites it lists if it speaks nothing newer than TLS 1.1: those with CBC and SHA-1.</summary>
    public int OldestSuites { get; } = 8;

    // OpenSSL 3.0’s default goes on to TLS 1.1 and 1.0, which its security level then refuses.
    private int OldVersions { get; init; } = 3;

    private bool HasRenegotiationInfo { get; init; }

    private KeyExchangeAlgorithm FirstGroup { get; init; } = KeyExchangeAlgorithm.X25519;

    private int GroupsOfTls13 { get; init; } = 10;

    private int OldGroups { get; init; } = 5;

    private int AllSignatures { get; init; } = 20;

    private int SignaturesOfTls13 { get; init; } = 14;

    private int OldSignatures { get; init; } = 20;

    private int RequestedOfTls13 { get; init; } = 16;

    /// <summary>Those of a profile; where a library’s own are not known, OpenSSL’s.</summary>
    public static HelloHabits Of(TlsProfile profile) => profile switch
    {
        TlsProfile.Nss => Nss,
        TlsProfile.OpenSsl35 => OpenSsl35,
        TlsProfile.BoringSsl => BoringSsl,
        TlsProfile.Go => Go,
        _ => OpenSsl,
    };

    /// <summary>Whether an end was told its groups, and so lists these alone: it was if the first one is not the library’s
    /// own. TLS 1.2’s groups are the server’s choice, so a client lists all of its own.</summary>
    public bool IsToldGroups(TlsOptions options) => options.ListedGroups is not null
        || (options.MaximumVersion >= TlsVersion.Tls13 && options.KeyExchange != FirstGroup
            && KeyExchangeKinds.HasShare(options.KeyExchange));

    /// <summary>Whether a client sends an empty renegotiation_info; otherwise the suite that stands for it (RFC 5746 §3.3), which
    /// a server that knows no extensions ignores.</summary>
    public bool SendsRenegotiationInfo(TlsOptions options) => this == Nss || this == Go
        || (HasRenegotiationInfo && options.MinimumVersion <= TlsVersion.Tls12 && options.MaximumVersion > TlsVersion.Tls10);

    /// <summary>Whether a client lists that suite.</summary>
    public bool SendsRenegotiationSuite(TlsOptions options) =>
        !HasRenegotiationInfo || (this == OpenSsl35 && options.MaximumVersion <= TlsVersion.Tls10);

    /// <summary>How many versions supported_versions lists.</summary>
    public int Versions(TlsOptions options) => options.MinimumVersion switch
    {
        TlsVersion.Tls13 => 1,
        TlsVersion.Tls12 => 1 + OldVersions,
        var least => 1 + (TlsVersion.Tls13 - least),
    };

    /// <summary>How many groups supported_groups lists: the elliptic ones, with TLS 1.3 the finite fields too.</summary>
    public int Groups(TlsOptions options)
    {
        var ownIsModern = Algorithms.Of(FirstGroup).IsPostQuantum;
        return options.ListedGroups
            ?? (IsToldGroups(options) ? options.KeyExchanges.Count(KeyExchangeKinds.HasShare)
                : options.MaximumVersion < TlsVersion.Tls13 ? OldGroups
                : GroupsOfTls13 + (ownIsModern ? 0 : options.KeyExchanges.Count(group => Algorithms.Of(group).IsPostQuantum)));
    }

    /// <summary>How many signature algorithms a client lists.</summary>
    public int Signatures(TlsOptions options) => options.ListedSignatures
        ?? (options.MaximumVersion < TlsVersion.Tls13 ? OldSignatures : Known(
            options, options.MinimumVersion <= TlsVersion.Tls12 ? AllSignatures : SignaturesOfTls13));

    /// <summary>How many signature algorithms a server lists in its CertificateRequest.</summary>
    public int RequestedSignatures(TlsOptions server, TlsVersion version) => server.ListedSignatures
        ?? (version < TlsVersion.Tls13 ? OldSignatures : Known(server, RequestedOfTls13));

    /// <summary>Whether it sends session_ticket, which NSS does only without a ticket of TLS 1.3.</summary>
    public bool HasTicketExtension(ClientOffer offer) => offer.Options.UsesTickets
        && (!HasTicketsOnlyWithSessions || offer.Session is not null || offer.Options.KeepsSessions)
        && (this != Nss || offer.Session is not { Version: TlsVersion.Tls13 });

    // A library older than FIPS 204 lists its algorithms, too, where it is made to know them.
    private int Known(TlsOptions options, int own) =>
        !Algorithms.Of(FirstGroup).IsPostQuantum
            && (Algorithms.Of(options.Certificate).IsPostQuantum
                || (options.ClientCertificate is { } certificate && Algorithms.Of(certificate).IsPostQuantum))
            ? own + MessageSizes.PostQuantumSignatureSchemes : own;
}
