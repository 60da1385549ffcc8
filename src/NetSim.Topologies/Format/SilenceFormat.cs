using System.Collections.Immutable;
using NetSim.Protocols.Tcp;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys about a peer that says nothing.</summary>
internal static class SilenceFormat
{
    private const int MostProbes = 127;

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<TcpOptions>> Keys { get; } =
    [
        new ValueKey<TcpOptions, SimDuration?>(
            "user_timeout",
            "How long data may stay unacknowledged (TCP_USER_TIMEOUT, RFC 5482); none: as the retries say.",
            new OptionalShape<SimDuration>("none", new DurationShape(false)),
            o => o.UserTimeout,
            (o, value) => o with { UserTimeout = value }),
        new ValueKey<TcpOptions, bool>(
            "keepalive",
            "Ask a silent peer whether it is there (SO_KEEPALIVE).",
            new BooleanShape(),
            o => o.KeepAlive,
            (o, value) => o with { KeepAlive = value }),
        new ValueKey<TcpOptions, SimDuration>(
            "keepalive_time",
            "How long the peer is silent before it is asked (Linux, tcp_keepalive_time).",
            new DurationShape(false),
            o => o.KeepAliveTime,
            (o, value) => o with { KeepAliveTime = value }),
        new ValueKey<TcpOptions, SimDuration>(
            "keepalive_interval",
            "Time between two such questions (Linux, tcp_keepalive_intvl).",
            new DurationShape(false),
            o => o.KeepAliveInterval,
            (o, value) => o with { KeepAliveInterval = value }),
        new ValueKey<TcpOptions, int>(
            "keepalive_probes",
            "Questions without an answer before the connection is reset (Linux, tcp_keepalive_probes).",
            new WholeNumberShape<int>(1, MostProbes),
            o => o.KeepAliveProbes,
            (o, value) => o with { KeepAliveProbes = value }),
    ];
}
