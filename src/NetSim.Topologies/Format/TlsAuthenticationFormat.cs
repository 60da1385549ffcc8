using System.Collections.Immutable;
using NetSim.Protocols;
using NetSim.Protocols.Tls;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys under <c>tls</c> that say who authenticates how.</summary>
internal static class TlsAuthenticationFormat
{
    private const int LongestChain = 10;
    private const int LongestCertificate = 100_000;

    private static readonly ChoiceShape<CertificateAlgorithm> Certificate = new(
        "a certificate", AlgorithmNames.Certificates);

    private static readonly ChoiceShape<CertificateProblem> Problem = new(
        "a problem of a certificate",
        [
            ("none", CertificateProblem.None), ("expired", CertificateProblem.Expired),
            ("not_yet_valid", CertificateProblem.NotYetValid), ("wrong_name", CertificateProblem.WrongName),
            ("unknown_authority", CertificateProblem.UnknownAuthority), ("revoked", CertificateProblem.Revoked),
            ("wrong_key", CertificateProblem.WrongKey),
        ]);

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<TlsOptions>> Keys { get; } =
    [
        new ValueKey<TlsOptions, CertificateAlgorithm>(
            "certificate",
            "The server’s key and signature algorithm.",
            Certificate,
            tls => tls.Certificate,
            (tls, value) => tls with { Certificate = value }),
        TlsFormat.Whole(
            "chain",
            "Certificates that the server sends, its own included, the root not.",
            1,
            LongestChain,
            tls => tls.ChainLength,
            (tls, value) => tls with { ChainLength = value },
            isAlwaysWritten: true),
        TlsFormat.Of(
            "issuers",
            "Algorithms of the keys above the leaf’s, from its issuer up; same: all are of the leaf’s.",
            new KeywordShape<Preferences<CertificateAlgorithm>>(
                "same", new OneOrMoreShape<CertificateAlgorithm>(Certificate, "issuers", MayRepeat: true)),
            tls => tls.Issuers,
            (tls, value) => tls with { Issuers = value }),
        TlsFormat.Flag(
            "merkle_tree_certificate",
            "Whether the server’s certificate is one of a Merkle tree that the client knows: no signatures, no chain.",
            tls => tls.HasMerkleTreeCertificate,
            (tls, value) => tls with { HasMerkleTreeCertificate = value }),
        Lengths(
            "certificate_bytes",
            "Lengths of the server’s certificates (DER), its own first; model: by their algorithm and 'chain'.",
            tls => tls.CertificateBytes,
            (tls, value) => tls with { CertificateBytes = value }),
        TlsFormat.Of(
            "certificate_problem",
            "What the client finds wrong with the server’s certificate.",
            Problem,
            tls => tls.CertificateProblem,
            (tls, value) => tls with { CertificateProblem = value }),
        TlsFormat.Of(
            "accepted_certificates",
            "Signature algorithms that the client takes; all: every one.",
            new KeywordShape<Preferences<CertificateAlgorithm>>(
                "all", new OneOrMoreShape<CertificateAlgorithm>(Certificate, "certificates")),
            tls => tls.AcceptedCertificates,
            (tls, value) => tls with { AcceptedCertificates = value }),
        TlsFormat.Of(
            "client_authentication",
            "Whether the server asks for a client certificate, and when.",
            new ChoiceShape<ClientAuthentication>(
                "a way to ask for a client certificate",
                [
                    ("none", ClientAuthentication.None), ("request", ClientAuthentication.Request),
                    ("require", ClientAuthentication.Require), ("post_handshake", ClientAuthentication.PostHandshake),
                ]),
            tls => tls.ClientAuthentication,
            (tls, value) => tls with { ClientAuthentication = value }),
        TlsFormat.Of(
            "client_certificate",
            "The client’s key and signature algorithm; none: it has no certificate.",
            new OptionalShape<CertificateAlgorithm>("none", Certificate),
            tls => tls.ClientCertificate,
            (tls, value) => tls with { ClientCertificate = value }),
        TlsFormat.Whole(
            "client_chain",
            "Certificates that the client sends, its own included, the root not.",
            1,
            LongestChain,
            tls => tls.ClientChainLength,
            (tls, value) => tls with { ClientChainLength = value }),
        Lengths(
            "client_certificate_bytes",
            "Lengths of the client’s certificates (DER), its own first; model: by their algorithm and 'client_chain'.",
            tls => tls.ClientCertificateBytes,
            (tls, value) => tls with { ClientCertificateBytes = value }),
        TlsFormat.Of(
            "client_certificate_problem",
            "What the server finds wrong with the client’s certificate.",
            Problem,
            tls => tls.ClientCertificateProblem,
            (tls, value) => tls with { ClientCertificateProblem = value }),
        TlsFormat.Whole(
            "authority_name_bytes",
            "Bytes of the authorities’ names in the server’s CertificateRequest, each with its length of 2.",
            0,
            16_000,
            tls => tls.AuthorityNameBytes,
            (tls, value) => tls with { AuthorityNameBytes = value }),
    ];

    private static ValueKey<TlsOptions, Preferences<int>?> Lengths(
        string name,
        string doc,
        Func<TlsOptions, Preferences<int>?> get,
        Func<TlsOptions, Preferences<int>?, TlsOptions> set) => TlsFormat.Of(
            name,
            doc,
            new KeywordShape<Preferences<int>>(
                "model", new OneOrMoreShape<int>(new WholeNumberShape<int>(1, LongestCertificate), "lengths", MayRepeat: true)),
            get,
            set);
}
