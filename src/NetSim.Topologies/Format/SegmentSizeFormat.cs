using System.Collections.Immutable;
using NetSim.Protocols.Tcp;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a host’s <c>tcp</c> that say how large its segments are.</summary>
internal static class SegmentSizeFormat
{
    private const long LeastSegment = 48;
    private const long MostSegment = 65_495;

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<TcpOptions>> Keys { get; } =
    [
        new ValueKey<TcpOptions, long?>(
            "mss",
            "Maximum segment size offered to the peer, and the most that is sent to it; mtu: what the MTU of its link leaves.",
            new OptionalShape<long>("mtu", new ByteCountShape(88, MostSegment)),
            o => o.MaximumSegmentSize,
            (o, value) => o with { MaximumSegmentSize = (int?)value }),
        new ValueKey<TcpOptions, bool>(
            "path_mtu_discovery",
            "Send with DF and heed routers (RFC 1191; Linux, ip_no_pmtu_disc = 0); false: let routers fragment.",
            new BooleanShape(),
            o => o.PathMtuDiscovery,
            (o, value) => o with { PathMtuDiscovery = value }),
        new ValueKey<TcpOptions, int>(
            "minimum_path_mtu",
            "The least path MTU that a router is believed (Linux, min_pmtu).",
            Bytes(68, 65_535),
            o => o.MinimumPathMtu,
            (o, value) => o with { MinimumPathMtu = value }),
        new ValueKey<TcpOptions, Units.SimDuration>(
            "path_mtu_expiry",
            "How long what was learnt of a path is kept (Linux, mtu_expires).",
            new DurationShape(MayBeZero: false),
            o => o.PathMtuExpiry,
            (o, value) => o with { PathMtuExpiry = value }),
        new ValueKey<TcpOptions, MtuProbingKind>(
            "mtu_probing",
            "When TCP searches for the path MTU by itself (RFC 4821; Linux, tcp_mtu_probing 0, 1, 2).",
            new ChoiceShape<MtuProbingKind>(
                "a use of MTU probing",
                [
                    ("off", MtuProbingKind.Off),
                    ("on_black_hole", MtuProbingKind.OnBlackHole),
                    ("always", MtuProbingKind.Always),
                ]),
            o => o.MtuProbing,
            (o, value) => o with { MtuProbing = value }),
        new ValueKey<TcpOptions, int>(
            "base_mss",
            "MSS that such a search begins with (Linux, tcp_base_mss).",
            Bytes(LeastSegment, MostSegment),
            o => o.BaseSegmentBytes,
            (o, value) => o with { BaseSegmentBytes = value }),
        new ValueKey<TcpOptions, int>(
            "mtu_probe_floor",
            "Least MSS that it falls to where packets keep vanishing (Linux, tcp_mtu_probe_floor).",
            Bytes(LeastSegment, MostSegment),
            o => o.MtuProbeFloorBytes,
            (o, value) => o with { MtuProbeFloorBytes = value }),
        new ValueKey<TcpOptions, int>(
            "mtu_probe_threshold",
            "How narrow the range of MTUs gets before it ends (Linux, tcp_probe_threshold).",
            Bytes(1, 65_535),
            o => o.MtuProbeThresholdBytes,
            (o, value) => o with { MtuProbeThresholdBytes = value }),
        new ValueKey<TcpOptions, Units.SimDuration>(
            "mtu_probe_interval",
            "How long until a search that has ended begins again (Linux, tcp_probe_interval).",
            new DurationShape(MayBeZero: false),
            o => o.MtuProbeInterval,
            (o, value) => o with { MtuProbeInterval = value }),
        new ValueKey<TcpOptions, int>(
            "suspicion_retries",
            "Retransmissions in vain after which the path is doubted (Linux, tcp_retries1).",
            new WholeNumberShape<int>(0, 255),
            o => o.SuspicionRetries,
            (o, value) => o with { SuspicionRetries = value }),
    ];

    private static MappedShape<int, long> Bytes(long least, long most) =>
        new(new ByteCountShape(least, most), bytes => (int)bytes, bytes => bytes);
}
