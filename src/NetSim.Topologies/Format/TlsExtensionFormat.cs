using System.Collections.Immutable;
using NetSim.Protocols.Tls;
using NetSim.Protocols;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys under <c>tls</c> about extensions and the size of hellos.</summary>
internal static class TlsExtensionFormat
{
    private const double LeastCompressed = 0.01;

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<TlsOptions>> Keys { get; } =
    [
        TlsFormat.Whole(
            "server_name_bytes",
            "Length of the server’s name that the client sends (SNI); 0: none.",
            0,
            255,
            tls => tls.ServerNameBytes,
            (tls, value) => tls with { ServerNameBytes = value }),
        TlsFormat.Of(
            "alpn",
            "Application protocols (ALPN), the preferred one first.",
            new OneOrMoreShape<string>(new ProtocolNameShape(), "application protocols", MayBeNone: true),
            tls => tls.ApplicationProtocols,
            (tls, value) => tls with { ApplicationProtocols = value }),
        TlsFormat.Whole(
            "ocsp_response_bytes",
            "Length of the OCSP response that the client asks for and the server staples; 0: none.",
            0,
            65_000,
            tls => tls.OcspResponseBytes,
            (tls, value) => tls with { OcspResponseBytes = value }),
        TlsFormat.Time(
            "ocsp_lookup",
            "none",
            "How long the client takes to ask an OCSP responder itself.",
            tls => tls.OcspLookup,
            (tls, value) => tls with { OcspLookup = value }),
        TlsFormat.Whole(
            "scts",
            "Signed certificate timestamps that the client asks for and the server sends in an extension.",
            0,
            10,
            tls => tls.Timestamps,
            (tls, value) => tls with { Timestamps = value }),
        TlsFormat.Of(
            "certificate_compression",
            "What is left of the certificates when they are compressed (RFC 8879), as a part; none: no such extension.",
            new OptionalShape<double>("none", new NumberShape(LeastCompressed, 1)),
            tls => tls.CertificateCompression,
            (tls, value) => tls with { CertificateCompression = value }),
        TlsFormat.Of(
            "ech",
            "What becomes of an Encrypted Client Hello.",
            new ChoiceShape<EncryptedHello>(
                "a fate of an Encrypted Client Hello",
                [
                    ("none", EncryptedHello.None), ("accepted", EncryptedHello.Accepted),
                    ("rejected", EncryptedHello.Rejected), ("grease", EncryptedHello.Grease),
                ]),
            tls => tls.EncryptedHello,
            (tls, value) => tls with { EncryptedHello = value }),
        TlsFormat.Flag(
            "encrypt_then_mac",
            "CBC suites: whether the MAC is outside the encryption (RFC 7366).",
            tls => tls.EncryptThenMac,
            (tls, value) => tls with { EncryptThenMac = value }),
        TlsFormat.Of(
            "listed_groups",
            "How many groups the client lists; only a matter of size.",
            new OptionalShape<int>("profile", new WholeNumberShape<int>(1, 100)),
            tls => tls.ListedGroups,
            (tls, value) => tls with { ListedGroups = value }),
        TlsFormat.Whole(
            "retry_cookie_bytes",
            "Length of the cookie in a HelloRetryRequest, which the client sends back; 0: none.",
            0,
            1000,
            tls => tls.RetryCookieBytes,
            (tls, value) => tls with { RetryCookieBytes = value }),
        TlsFormat.Of(
            "listed_signatures",
            "How many signature algorithms an end lists; only a matter of size.",
            new OptionalShape<int>("profile", new WholeNumberShape<int>(1, 100)),
            tls => tls.ListedSignatures,
            (tls, value) => tls with { ListedSignatures = value }),
        TlsFormat.Whole(
            "modern_suites",
            "How many suites of TLS 1.3 the client lists: only a matter of size.",
            1,
            10,
            tls => tls.ModernSuites,
            (tls, value) => tls with { ModernSuites = value }),
        TlsFormat.Of(
            "legacy_suites",
            "How many suites for TLS 1.2 and older the client lists: only a matter of size.",
            new OptionalShape<int>("profile", new WholeNumberShape<int>(1, 200)),
            tls => tls.LegacySuites,
            (tls, value) => tls with { LegacySuites = value }),
        TlsFormat.Flag(
            "fallback",
            "Whether the client says that this is a retry with a lower version (TLS_FALLBACK_SCSV).",
            tls => tls.IsFallback,
            (tls, value) => tls with { IsFallback = value }),
        TlsFormat.Flag(
            "pad_client_hello",
            "Whether a ClientHello of 256 to 511 bytes is padded to 512 (RFC 7685).",
            tls => tls.PadsClientHello,
            (tls, value) => tls with { PadsClientHello = value }),
        TlsFormat.Flag(
            "middlebox_compatibility",
            "TLS 1.3: whether it looks like TLS 1.2 to middleboxes.",
            tls => tls.MiddleboxCompatibility,
            (tls, value) => tls with { MiddleboxCompatibility = value }),
    ];
}
