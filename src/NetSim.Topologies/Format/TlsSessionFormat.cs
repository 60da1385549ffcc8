using System.Collections.Immutable;
using NetSim.Protocols.Tls;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys under <c>tls</c> about sessions, early data and what comes after the handshake.</summary>
internal static class TlsSessionFormat
{
    private const int MostEarlyData = 16 * 1024 * 1024;
    private const long MostBytes = 1L << 50;

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<TlsOptions>> Keys { get; } =
    [
        TlsFormat.Of(
            "session",
            "What the client has to resume with: a ticket, one without a new key exchange, a session ID, an external key.",
            new ChoiceShape<SessionKind>(
                "a session",
                [
                    ("none", SessionKind.None), ("ticket", SessionKind.Ticket), ("ticket_only", SessionKind.TicketOnly),
                    ("session_id", SessionKind.SessionId), ("external", SessionKind.External),
                ]),
            tls => tls.Session,
            (tls, value) => tls with { Session = value }),
        TlsFormat.Flag(
            "resume",
            "Whether the client keeps the sessions that it gets in a run, and resumes with them at the same server.",
            tls => tls.KeepsSessions,
            (tls, value) => tls with { KeepsSessions = value }) with { IsWritten = tls => tls.KeepsSessions },
        TlsFormat.Of(
            "session_version",
            "The version of the client’s session; greatest: the greatest that is spoken.",
            new OptionalShape<TlsVersion>("greatest", VersionsShape.One),
            tls => tls.SessionVersion,
            (tls, value) => tls with { SessionVersion = value }),
        TlsFormat.Of(
            "session_age",
            "How long ago the client got its session.",
            new DurationShape(),
            tls => tls.SessionAge,
            (tls, value) => tls with { SessionAge = value }),
        TlsFormat.Of(
            "session_lifetime",
            "For how long the server accepts a session.",
            new DurationShape(),
            tls => tls.SessionLifetime,
            (tls, value) => tls with { SessionLifetime = value }),
        TlsFormat.Flag(
            "accepts_sessions",
            "Whether the server resumes sessions.",
            tls => tls.AcceptsSessions,
            (tls, value) => tls with { AcceptsSessions = value }),
        TlsFormat.Flag(
            "tickets",
            "Whether sessions go into tickets; otherwise the server remembers them.",
            tls => tls.UsesTickets,
            (tls, value) => tls with { UsesTickets = value }),
        TlsFormat.Of(
            "ticket_bytes",
            "Length of a ticket; model: as OpenSSL’s, by what it contains.",
            new OptionalShape<int>("model", new WholeNumberShape<int>(1, 60_000)),
            tls => tls.TicketBytes,
            (tls, value) => tls with { TicketBytes = value }),
        TlsFormat.Whole(
            "session_context_bytes",
            "Length of the server’s session ID context, part of each ticket.",
            0,
            32,
            tls => tls.SessionContextBytes,
            (tls, value) => tls with { SessionContextBytes = value }),
        TlsFormat.Whole(
            "psk_identity_bytes",
            "Length of the identity of an external key.",
            1,
            1000,
            tls => tls.PskIdentityBytes,
            (tls, value) => tls with { PskIdentityBytes = value }),
        TlsFormat.Flag(
            "early_data",
            "Whether the client sends its first data with the ClientHello (0-RTT), and whether the server takes it.",
            tls => tls.EarlyData,
            (tls, value) => tls with { EarlyData = value }),
        TlsFormat.Of(
            "max_early_data",
            "How much early data the server takes.",
            new ByteCountShape(1, MostEarlyData),
            tls => tls.MaximumEarlyData,
            (tls, value) => tls with { MaximumEarlyData = (int)value }),
        TlsFormat.Of(
            "ticket_age_tolerance",
            "How late a ClientHello may be for its early data to be taken.",
            new DurationShape(),
            tls => tls.TicketAgeTolerance,
            (tls, value) => tls with { TicketAgeTolerance = value }),
        TlsFormat.Flag(
            "false_start",
            "TLS 1.2: whether the client sends application data right behind its Finished.",
            tls => tls.FalseStart,
            (tls, value) => tls with { FalseStart = value }),
        TlsFormat.Of(
            "renegotiation",
            "Before TLS 1.3: who begins a second handshake.",
            new ChoiceShape<Renegotiation>(
                "who begins a second handshake",
                [("none", Renegotiation.None), ("client", Renegotiation.Client), ("server", Renegotiation.Server)]),
            tls => tls.Renegotiation,
            (tls, value) => tls with { Renegotiation = value }),
        TlsFormat.Of(
            "key_update_after",
            "TLS 1.3: after how many bytes of application data an end changes its keys.",
            new OptionalShape<long>("never", new ByteCountShape(1, MostBytes)),
            tls => tls.KeyUpdateAfter,
            (tls, value) => tls with { KeyUpdateAfter = value }),
    ];
}
