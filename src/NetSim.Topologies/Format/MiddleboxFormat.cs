using System.Collections.Immutable;
using NetSim.Network;
using NetSim.Network.Middleboxes;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a router that is more than a router: a NAT, a firewall, or one that changes segments.</summary>
internal static class MiddleboxFormat
{
    private const string OutsideKey = "outside";
    private const string NatKey = "nat";
    private const string FirewallKey = "firewall";
    private const string None = "none";

    private static readonly RecordShape<MiddleboxSpec> Nat = new("'nat'", MiddleboxSpec.Nat,
    [
        .. Common,
        new ValueKey<MiddleboxSpec, int>(
            "ports",
            "How many connections it can hold at once.",
            new WholeNumberShape<int>(1, 1_000_000_000),
            box => box.Connections,
            (box, value) => box with { Connections = value }),
    ]);

    private static readonly RecordShape<MiddleboxSpec> Firewall = new("'firewall'", MiddleboxSpec.Firewall,
    [
        .. Common,
        new ValueKey<MiddleboxSpec, InboundPolicy>(
            "inbound",
            "What it does with a SYN from outside.",
            new ChoiceShape<InboundPolicy>(
                "an inbound policy",
                [
                    ("drop", InboundPolicy.Drop), ("reset", InboundPolicy.Reset), ("prohibit", InboundPolicy.Prohibit),
                    ("allow", InboundPolicy.Allow),
                ]),
            box => box.Inbound,
            (box, value) => box with { Inbound = value }),
        new ValueKey<MiddleboxSpec, int>(
            "connections",
            "How many connections it can hold at once.",
            new WholeNumberShape<int>(1, 1_000_000_000),
            box => box.Connections,
            (box, value) => box with { Connections = value }),
    ]);

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<HostSpec>> Keys { get; } =
    [
        OfRouter(NatKey, "The NAT that it is.", Nat, host => host.Nat, (host, value) => host with { Nat = value }),
        OfRouter(
            FirewallKey, "The stateful firewall that it is.", Firewall,
            host => host.Firewall, (host, value) => host with { Firewall = value }),
        OfRouter(
            "rewrite", "What it changes in TCP segments.", RewriteFormat.Shape,
            host => host.Rewrite, (host, value) => host with { Rewrite = value }),
    ];

    private static ImmutableArray<RecordKey<MiddleboxSpec>> Common =>
    [
        new ValueKey<MiddleboxSpec, string>(
            OutsideKey, "The link that leads outside.", new LinkNameShape(),
            box => box.Outside, (box, value) => box with { Outside = value }) { IsRequired = true },
        new ValueKey<MiddleboxSpec, SimDuration>(
            "idle_timeout", "How long it remembers an open connection of which it hears nothing.",
            new DurationShape(MayBeZero: false),
            box => box.IdleTimeout, (box, value) => box with { IdleTimeout = value }),
        new ValueKey<MiddleboxSpec, SimDuration>(
            "transitory_timeout", "How long it remembers one that is opening or closing.",
            new DurationShape(MayBeZero: false),
            box => box.TransitoryTimeout, (box, value) => box with { TransitoryTimeout = value }),
        new ValueKey<MiddleboxSpec, ExpiryAnswer>(
            "on_expiry", "What it does with packets of connections that it does not know.",
            new ChoiceShape<ExpiryAnswer>("an answer", [("drop", ExpiryAnswer.Drop), ("reset", ExpiryAnswer.Reset)]),
            box => box.OnExpiry, (box, value) => box with { OnExpiry = value }),
    ];

    /// <summary>What leads outside has to be a link of the router.</summary>
    public static void Check(Scenario scenario, MappingNode node, ReadContext context)
    {
        foreach (var host in scenario.Hosts)
        {
            CheckBox(scenario, host, host.Nat, NatKey, node, context);
            CheckBox(scenario, host, host.Firewall, FirewallKey, node, context);
        }
    }

    private static void CheckBox(
        Scenario scenario, HostSpec host, MiddleboxSpec? box, string key, MappingNode node, ReadContext context)
    {
        if (box is null || box.Outside.Length == 0
            || scenario.Links.Any(link => link.Name == box.Outside && (link.From == host.Name || link.To == host.Name)))
        {
            return;
        }

        var origin = node.OriginOf([ScenarioFormat.Hosts, host.Name, key, OutsideKey]);
        context.Report(origin, $"'{host.Name}' has no link '{box.Outside}'");
    }

    private static ValueKey<HostSpec, T?> OfRouter<T>(
        string name, string doc, Shape<T> shape, Func<HostSpec, T?> get, Func<HostSpec, T?, HostSpec> set)
        where T : class => new(name, doc, new KeywordShape<T>(None, shape), get, set)
        {
            AppliesTo = host => host.IsRouter,
            Otherwise = $"'{name}' is for a router: it stands between links",
            IsWritten = host => get(host) is not null,
        };
}
