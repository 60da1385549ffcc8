using NetSim.Network.Middleboxes;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>A host or router.</summary>
public sealed record HostSpec
{
    /// <summary>Its name, unique in the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it only passes packets on: a router ends no connection.</summary>
    public bool IsRouter { get; init; }

    /// <summary>Whether it only passes frames on: a switch ends no connection and never says anything itself.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>Whether packets may pass it on their way.</summary>
    public bool PassesOn => IsRouter || IsSwitch;

    /// <summary>How many there are of it. Default: 1. More are copies, with links of their own.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The host of the scenario that it is a copy of; null: it is none.</summary>
    public string? ReplicaOf { get; init; }

    /// <summary>By which links packets leave it that do not take the shortest way. Default: none.</summary>
    public IReadOnlyList<RouteSpec> Routes { get; init; } = [];

    /// <summary>Whether a router spreads connections over ways that cost the same (ECMP, RFC 2992), rather than to send all of
    /// them over the first. Default: no.</summary>
    public bool SpreadsFlows { get; init; }

    /// <summary>The NAT that a router is; null: none.</summary>
    public MiddleboxSpec? Nat { get; init; }

    /// <summary>The stateful firewall that a router is; null: none.</summary>
    public MiddleboxSpec? Firewall { get; init; }

    /// <summary>What a router changes in TCP segments; null: nothing.</summary>
    public RewriteSpec? Rewrite { get; init; }

    /// <summary>The name of its TCP stack’s profile, for the manifest. Default: “linux”.</summary>
    public string Stack { get; init; } = "linux";

    /// <summary>Its TCP stack: the profile with what was set on top.</summary>
    public TcpOptions Tcp { get; init; } = TcpOptions.Linux;

    /// <summary>Its processor.</summary>
    public CpuSpec Cpu { get; init; } = new();

    /// <summary>How long after something came a process that waits for it runs. What comes meanwhile the kernel takes in and
    /// acknowledges by itself, and the process hears of it all together. Default: 0, and then the process hears of what comes
    /// at one instant together. Measured on Linux 6.18: 0.2 ms in the median.</summary>
    public SimDuration WakeUp { get; init; }

    /// <summary>When its processes do not run, in the order of time. Default: they always do.</summary>
    public IReadOnlyList<Stall> Stalls { get; init; } = [];

    /// <summary>The ports where somebody listens; null: every port that a connection names. A SYN to another is refused.</summary>
    public IReadOnlyList<int>? ListeningPorts { get; init; }

    /// <summary>The queues of its listening sockets.</summary>
    public ListenerSpec Listener { get; init; } = new();
}
