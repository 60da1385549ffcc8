using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys under a host’s <c>tcp</c>: every option of its stack.</summary>
internal static class TcpFormat
{
    private const int MostRetries = 255;
    private const int MostReordering = 300;
    private const int MostSegments = 100_000;
    private const long LeastBuffer = 2_304;
    private const long MostBuffer = 1L << 30;

    private static readonly ChoiceShape<int> TimerHz = new(
        "a kernel’s HZ", [("100", 100), ("250", 250), ("1000", 1000)], IsQuoted: true);

    /// <summary>The options, on top of the host’s stack.</summary>
    public static RecordShape<TcpOptions> Shape { get; } = new(
        "'tcp'",
        TcpOptions.Linux,
        [
            Time(
                "initial_timeout",
                "RTO before the first sample (RFC 6298 §2.1).",
                o => o.InitialTimeout,
                (o, value) => o with { InitialTimeout = value }),
            Time(
                "minimum_timeout",
                "Least RTO as a whole (Linux, TCP_RTO_MIN).",
                o => o.MinimumTimeout,
                (o, value) => o with { MinimumTimeout = value }),
            Time(
                "minimum_spread",
                "Least value of the term 4·RTTVAR in the RTO (Linux, tcp_rtt_estimator).",
                o => o.MinimumSpread,
                (o, value) => o with { MinimumSpread = value }),
            Time(
                "maximum_timeout",
                "Greatest RTO (Linux, TCP_RTO_MAX).",
                o => o.MaximumTimeout,
                (o, value) => o with { MaximumTimeout = value }),
            new ValueKey<TcpOptions, int?>(
                "timer_hz",
                "Ticks per second that timers are rounded to, by the levels of Linux’s timer wheel; exact: not at all.",
                new OptionalShape<int>("exact", TimerHz),
                o => o.TimerHz,
                (o, value) => o with { TimerHz = value }),
            new ValueKey<TcpOptions, (SimDuration? At, bool IsShared)>(
                "timer_phase",
                "How long before the start of the run tick 0 was; random: drawn for each host and run; shared: for all such hosts.",
                new TimerPhaseShape(),
                o => (o.TimerPhase, o.SharesTimerPhase),
                (o, value) => o with { TimerPhase = value.At, SharesTimerPhase = value.IsShared }),
            Count(
                "syn_retries",
                "SYN retransmissions with back-off before giving up (Linux, tcp_syn_retries).",
                o => o.SynRetries,
                (o, value) => o with { SynRetries = value }),
            Count(
                "syn_linear_timeouts",
                "SYN retransmissions before those, at a constant interval (Linux 6.5).",
                o => o.SynLinearTimeouts,
                (o, value) => o with { SynLinearTimeouts = value }),
            Count(
                "synack_retries",
                "SYN-ACK retransmissions before giving up (Linux, tcp_synack_retries).",
                o => o.SynAckRetries,
                (o, value) => o with { SynAckRetries = value }),
            Count(
                "data_retries",
                "Retransmissions of data before giving up (Linux, tcp_retries2).",
                o => o.DataRetries,
                (o, value) => o with { DataRetries = value }),
            Count(
                "orphan_retries",
                "The same once the application has closed (Linux, tcp_orphan_retries).",
                o => o.OrphanRetries,
                (o, value) => o with { OrphanRetries = value }),
            .. SilenceFormat.Keys,
            new ValueKey<TcpOptions, int>(
                "initial_window",
                "Initial congestion window, in segments (RFC 6928 §2).",
                new WholeNumberShape<int>(1, MostSegments),
                o => o.InitialWindowSegments,
                (o, value) => o with { InitialWindowSegments = value }),
            new ValueKey<TcpOptions, CongestionControlKind>(
                "congestion_control",
                "What rules the congestion window.",
                new ChoiceShape<CongestionControlKind>(
                    "a congestion control",
                    [
                        ("cubic", CongestionControlKind.Cubic),
                        ("reno", CongestionControlKind.Reno),
                        ("bbr", CongestionControlKind.Bbr),
                    ]),
                o => o.CongestionControl,
                (o, value) => o with { CongestionControl = value }),
            Switch(
                "hystart",
                "Let CUBIC end slow start before the queue overflows (Linux, tcp_cubic’s hystart).",
                o => o.HyStart,
                (o, value) => o with { HyStart = value }),
            new ValueKey<TcpOptions, EcnMode>(
                "ecn",
                "Explicit congestion notification (RFC 3168; Linux, tcp_ecn).",
                new ChoiceShape<EcnMode>(
                    "a use of ECN",
                    [
                        ("off", EcnMode.Off),
                        ("passive", EcnMode.Passive),
                        ("active", EcnMode.Active),
                    ]),
                o => o.Ecn,
                (o, value) => o with { Ecn = value }),
            Switch(
                "pacing",
                "Spread sending over the round trip (Linux with the fq queueing discipline).",
                o => o.Pacing,
                (o, value) => o with { Pacing = value }),
            Switch(
                "slow_start_after_idle",
                "Let the congestion window shrink while it is not used (Linux, tcp_slow_start_after_idle).",
                o => o.SlowStartAfterIdle,
                (o, value) => o with { SlowStartAfterIdle = value }),
            .. SegmentSizeFormat.Keys,
            Switch(
                "window_scaling",
                "Window scaling (RFC 7323 §2).",
                o => o.WindowScaling,
                (o, value) => o with { WindowScaling = value }),
            Switch(
                "timestamps",
                "Timestamps (RFC 7323 §3).",
                o => o.Timestamps,
                (o, value) => o with { Timestamps = value }),
            Switch(
                "sack",
                "Offer selective acknowledgements (RFC 2018).",
                o => o.SelectiveAcknowledgment,
                (o, value) => o with { SelectiveAcknowledgment = value }),
            Switch(
                "dsack",
                "Tell of what came twice (RFC 2883).",
                o => o.DuplicateSack,
                (o, value) => o with { DuplicateSack = value }),
            Switch(
                "tail_loss_probe",
                "Probe for a lost tail (RFC 8985 §7); it needs SACK.",
                o => o.TailLossProbe,
                (o, value) => o with { TailLossProbe = value }),
            Switch(
                "frto",
                "Find out after a timeout whether it was called for (RFC 5682).",
                o => o.ForwardRtoRecovery,
                (o, value) => o with { ForwardRtoRecovery = value }),
            new ValueKey<TcpOptions, int>(
                "reordering",
                "By how many segments one may be overtaken before it counts as lost (Linux, tcp_reordering).",
                new WholeNumberShape<int>(1, MostReordering),
                o => o.Reordering,
                (o, value) => o with { Reordering = value }),
            Bytes(
                "receive_buffer",
                "The receive buffer at first; half of it is window (Linux, tcp_rmem[1]).",
                LeastBuffer,
                MostBuffer,
                o => o.ReceiveBufferBytes,
                (o, value) => o with { ReceiveBufferBytes = value }),
            Bytes(
                "maximum_receive_buffer",
                "The receive buffer at most; it chooses the window scale (Linux, tcp_rmem[2]).",
                LeastBuffer,
                MostBuffer,
                o => o.MaximumReceiveBufferBytes,
                (o, value) => o with { MaximumReceiveBufferBytes = value }),
            new ValueKey<TcpOptions, AckPolicyKind>(
                "ack_policy",
                "When data is acknowledged.",
                new ChoiceShape<AckPolicyKind>(
                    "an ACK policy",
                    [
                        ("linux", AckPolicyKind.Linux),
                        ("delayed", AckPolicyKind.Delayed),
                        ("immediate", AckPolicyKind.Immediate),
                    ]),
                o => o.AckPolicy,
                (o, value) => o with { AckPolicy = value }),
            Time(
                "delayed_ack",
                "The delayed-ACK timeout, or its least value (Linux, TCP_ATO_MIN).",
                o => o.DelayedAckTimeout,
                (o, value) => o with { DelayedAckTimeout = value }),
            Switch(
                "nodelay",
                "Send small segments at once; false waits as Nagle’s algorithm says (RFC 9293 §3.7.4).",
                o => o.NoDelay,
                (o, value) => o with { NoDelay = value }),
            Time(
                "time_wait",
                "How long TIME-WAIT lasts, 2·MSL (Linux, TCP_TIMEWAIT_LEN).",
                o => o.TimeWait,
                (o, value) => o with { TimeWait = value }),
            Time(
                "fin_wait_2",
                "How long FIN-WAIT-2 lasts once the application has closed (Linux, tcp_fin_timeout).",
                o => o.FinWait2Timeout,
                (o, value) => o with { FinWait2Timeout = value }),
            Time(
                "invalid_segment_interval",
                "Least time between two answers to unacceptable segments; 0 s answers each (RFC 5961 §7).",
                o => o.InvalidSegmentInterval,
                (o, value) => o with { InvalidSegmentInterval = value },
                mayBeZero: true),
        ])
    {
        Check = Check,
    };

    private static void Check(TcpOptions options, MappingNode node, ReadContext context)
    {
        if (options.MinimumTimeout > options.MaximumTimeout)
        {
            var entry = node.Find("minimum_timeout") ?? node.Find("maximum_timeout");
            context.Report(
                entry?.Key.Origin ?? node.Origin, "'minimum_timeout' is more than 'maximum_timeout'");
        }

        if (options.ReceiveBufferBytes > options.MaximumReceiveBufferBytes)
        {
            var entry = node.Find("receive_buffer") ?? node.Find("maximum_receive_buffer");
            context.Report(
                entry?.Key.Origin ?? node.Origin, "'receive_buffer' is more than 'maximum_receive_buffer'");
        }
    }

    private static ValueKey<TcpOptions, SimDuration> Time(
        string name,
        string doc,
        Func<TcpOptions, SimDuration> get,
        Func<TcpOptions, SimDuration, TcpOptions> set,
        bool mayBeZero = false) =>
        new(name, doc, new DurationShape(mayBeZero), get, set);

    private static ValueKey<TcpOptions, int> Count(
        string name, string doc, Func<TcpOptions, int> get, Func<TcpOptions, int, TcpOptions> set) =>
        new(name, doc, new WholeNumberShape<int>(0, MostRetries), get, set);

    private static ValueKey<TcpOptions, bool> Switch(
        string name, string doc, Func<TcpOptions, bool> get, Func<TcpOptions, bool, TcpOptions> set) =>
        new(name, doc, new BooleanShape(), get, set);

    private static ValueKey<TcpOptions, long> Bytes(
        string name,
        string doc,
        long least,
        long greatest,
        Func<TcpOptions, int> get,
        Func<TcpOptions, int, TcpOptions> set) => new(
            name,
            doc,
            new ByteCountShape(least, greatest),
            options => get(options),
            (options, value) => set(options, (int)value));
}
