using NetSim.Network;
using NetSim.Protocols.Tcp;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a host.</summary>
internal static class HostFormat
{
    private const int MostCores = 1_024;
    private const double LeastSpeed = 0.001;
    private const double GreatestSpeed = 1_000;
    private const string Otherwise =
        "a router or switch only passes packets on: it has no stack, no processor and no ports";

    /// <summary>The keys that make a host something that only passes packets on.</summary>
    public static IReadOnlyList<string> PassingKinds { get; } = ["router", "switch"];

    private static readonly RecordShape<CpuSpec> Cpu = new(
        "'cpu'",
        new CpuSpec(),
        [
            new ValueKey<CpuSpec, int?>(
                "cores",
                "How many cores cryptography waits for; unlimited: nobody ever waits.",
                new OptionalShape<int>("unlimited", new WholeNumberShape<int>(1, MostCores)),
                cpu => cpu.Cores == 0 ? null : cpu.Cores,
                (cpu, value) => cpu with { Cores = value ?? 0 }),
            new ValueKey<CpuSpec, double>(
                "speed",
                "Speed against the core that the measurements were made on; 2 halves every cost.",
                new NumberShape(LeastSpeed, GreatestSpeed),
                cpu => cpu.Speed,
                (cpu, value) => cpu with { Speed = value }),
        ]);

    private static readonly ListShape<int> Ports = new(
        new WholeNumberShape<int>(1, DestinationShape.GreatestPort), "ports", DestinationShape.GreatestPort);

    /// <summary>A host.</summary>
    public static RecordShape<HostSpec> Shape { get; } = new(
        "a host",
        new HostSpec { Name = "" },
        [
            new ValueKey<HostSpec, bool>(
                "router",
                "Whether it only passes packets on.",
                new BooleanShape(),
                host => host.IsRouter,
                (host, value) => host with { IsRouter = value }) { IsWritten = host => host.IsRouter },
            .. GraphFormat.Keys,
            .. MiddleboxFormat.Keys,
            OfEndHost(new ValueKey<HostSpec, string>(
                "stack",
                "Its TCP stack: the options that 'tcp' changes.",
                new StackShape(),
                host => host.Stack,
                (host, value) => host with { Stack = value, Tcp = StackShape.OptionsOf(value) })),
            OfEndHost(new ValueKey<HostSpec, TcpOptions>(
                "tcp",
                "Options on top of its stack.",
                TcpFormat.Shape,
                host => host.Tcp,
                (host, value) => host with { Tcp = value }) { ShowsDefault = false }),
            OfEndHost(new ValueKey<HostSpec, CpuSpec>(
                "cpu",
                "Its processor.",
                Cpu,
                host => host.Cpu,
                (host, value) => host with { Cpu = value }) { ShowsDefault = false }),
            OfEndHost(new ValueKey<HostSpec, SimDuration>(
                "wake_up",
                "How long after something came a process that waits for it runs.",
                new DurationShape(MayBeZero: true),
                host => host.WakeUp,
                (host, value) => host with { WakeUp = value })),
            OfEndHost(new ValueKey<HostSpec, IReadOnlyList<Stall>>(
                "stalls",
                "When its processes do not run: a garbage collection, a suspended machine.",
                new ListShape<Stall>(StallFormat.Shape, "stalls", Limits.Items),
                host => host.Stalls,
                (host, value) => host with { Stalls = [.. value.OrderBy(static stall => stall.At)] }) { IsWritten = host => host.Stalls.Count > 0 }),
            OfEndHost(new ValueKey<HostSpec, IReadOnlyList<int>?>(
                "listen",
                "The ports where somebody listens; a SYN to another is refused. any: every port that a "
                    + "connection names.",
                new KeywordShape<IReadOnlyList<int>>("any", Ports),
                host => host.ListeningPorts,
                (host, value) => host with { ListeningPorts = value })),
            OfEndHost(new ValueKey<HostSpec, ListenerSpec>(
                "listener",
                "How its listening sockets hold what nobody has accepted yet.",
                ListenerFormat.Shape,
                host => host.Listener,
                (host, value) => host with { Listener = value }) { ShowsDefault = false }),
        ]);

    private static ValueKey<HostSpec, T> OfEndHost<T>(ValueKey<HostSpec, T> key) =>
        key with { AppliesTo = host => !host.PassesOn, Otherwise = Otherwise };
}
