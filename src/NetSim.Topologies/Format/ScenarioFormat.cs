using NetSim.Network;
using NetSim.Network.Scripting;
using NetSim.Topologies.Composition;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Topologies.Sweeps;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a topology.</summary>
internal static class ScenarioFormat
{
    /// <summary>The key of the hosts.</summary>
    public const string Hosts = "hosts";

    /// <summary>The key of the links.</summary>
    public const string Links = "links";

    /// <summary>The key of the connections.</summary>
    public const string Connections = "connections";

    /// <summary>A scenario with every default and nothing in it.</summary>
    public static Scenario Defaults { get; } = new() { Name = "", Hosts = [], Links = [], Connections = [] };

    /// <summary>A topology.</summary>
    public static RecordShape<Scenario> Shape { get; } = new(
        "a topology",
        Defaults,
        [
            new ValueKey<Scenario, string>(
                "name",
                "What the scenario is called in charts and tables. Default: the file’s name.",
                new TitleShape(),
                scenario => scenario.Name,
                (scenario, value) => scenario with { Name = value }) { ShowsDefault = false },
            new ValueKey<Scenario, ulong>(
                "seed",
                "Where all randomness comes from.",
                new WholeNumberShape<ulong>(0, ulong.MaxValue),
                scenario => scenario.Seed,
                (scenario, value) => scenario with { Seed = value }),
            new ValueKey<Scenario, int>(
                "runs",
                "How many runs there are, each with randomness of its own; until takes its place.",
                new WholeNumberShape<int>(1, Limits.Runs),
                scenario => scenario.Runs,
                (scenario, value) => scenario with { Runs = value }),
            new ValueKey<Scenario, bool>(
                "antithetic",
                "Whether runs come in pairs, the second with each random number of the first mirrored.",
                new BooleanShape(),
                scenario => scenario.IsAntithetic,
                (scenario, value) => scenario with { IsAntithetic = value })
            {
                IsWritten = scenario => scenario.IsAntithetic,
            },
            new ValueKey<Scenario, StoppingRule>(
                "until",
                "When there are enough runs; takes the place of runs.",
                UntilFormat.Shape,
                scenario => scenario.Until ?? UntilFormat.Defaults,
                (scenario, value) => scenario with { Until = value })
            {
                ShowsDefault = false,
                IsWritten = scenario => scenario.Until is not null,
            },
            new ValueKey<Scenario, SimDuration>(
                "warm_up",
                "Statistics leave out connections that begin before this time of a run.",
                new DurationShape(),
                scenario => scenario.WarmUp,
                (scenario, value) => scenario with { WarmUp = value })
            {
                IsWritten = scenario => scenario.WarmUp > SimDuration.Zero,
            },
            new ValueKey<Scenario, int>(
                "batches",
                "Into how many stretches statistics cut each run, each taken for a run of its own (batch means).",
                new WholeNumberShape<int>(1, Limits.Items),
                scenario => scenario.Batches,
                (scenario, value) => scenario with { Batches = value })
            {
                IsWritten = scenario => scenario.Batches > 1,
                AppliesTo = scenario => scenario is { IsAntithetic: false } or { Batches: 1 },
                Otherwise = "'batches' cut a run into parts, 'antithetic' joins two runs: one or the other",
            },
            new ValueKey<Scenario, SimDuration>(
                "duration",
                "When a run ends at the latest, in simulated time.",
                new ThenShape<SimDuration>(
                    new DurationShape(MayBeZero: false),
                    (duration, _, context) => context.Duration = duration),
                scenario => scenario.Duration,
                (scenario, value) => scenario with { Duration = value }),
            new ValueKey<Scenario, IReadOnlyList<HostSpec>>(
                Hosts,
                "Hosts and routers, by name.",
                new ThenShape<IReadOnlyList<HostSpec>>(
                    new NamedShape<HostSpec>(
                        "host",
                        HostFormat.Shape,
                        (host, name) => host with { Name = name },
                        host => host.Name),
                    RememberRouters),
                scenario => scenario.Hosts,
                (scenario, value) => scenario with { Hosts = value }) { IsRequired = true },
            new ValueKey<Scenario, IReadOnlyList<LinkSpec>>(
                Links,
                "Links between hosts, by name.",
                new ThenShape<IReadOnlyList<LinkSpec>>(
                    new NamedShape<LinkSpec>(
                        "link",
                        LinkFormat.Shape,
                        (link, name) => link with { Name = name },
                        link => link.Name),
                    RememberPaths),
                scenario => scenario.Links,
                (scenario, value) => scenario with { Links = value }) { IsRequired = true },
            new ValueKey<Scenario, IReadOnlyList<ConnectionDraft>>(
                Connections,
                "Connections between hosts, by name.",
                new ThenShape<IReadOnlyList<ConnectionDraft>>(
                    new NamedShape<ConnectionDraft>(
                        "connection",
                        ConnectionFormat.Shape,
                        (draft, name) => draft with { Spec = draft.Spec with { Name = name } },
                        draft => draft.Spec.Name),
                    RequireOne),
                scenario => [.. scenario.Connections.Select(ConnectionDraft.Of)],
                (scenario, value) =>
                    scenario with { Connections = [.. value.Select(draft => draft.ToSpec())] })
            {
                IsRequired = true,
            },
            new ValueKey<Scenario, IReadOnlyList<ScriptEntry>>(
                ScriptFormat.Key,
                "What happens to links, and when: { at: 2 s, link: access, loss: 10 % }.",
                new ListShape<ScriptEntry>(ScriptFormat.Shape, "entries", Limits.Items),
                scenario => scenario.Script,
                (scenario, value) => scenario with { Script = value })
            {
                IsWritten = scenario => scenario.Script.Count > 0,
            },
            new VaryKey(),
            new ExpandedKey<Scenario>(
                Includes.Key,
                "Files with parts of this topology, beside it: a name or a list of names.",
                static (_, _) => CompositionSchema.Include()),
            new ExpandedKey<Scenario>(
                Composition.Defaults.Key,
                "What goes for each host, link or connection that does not say otherwise.",
                static (_, _) => CompositionSchema.Defaults()),
            new ValueKey<Scenario, IReadOnlyList<Expectation>>(
                "expect",
                "Service levels: p95(handshake) <= 300 ms, mean(page.connect) <= 50 ms, completed >= 99 %.",
                new ListShape<Expectation>(new ExpectationShape(), "service levels", Limits.Items),
                scenario => scenario.Expectations,
                (scenario, value) => scenario with { Expectations = value }),
            new ValueKey<Scenario, IReadOnlyList<ChartSpec>>(
                "charts",
                "The charts that are drawn: ecdf, { kind: heat_map, metric: p95(handshake) }. Default: those that fit the results.",
                new ListShape<ChartSpec>(new ChartShape(), "charts", Limits.Items),
                scenario => scenario.Charts,
                (scenario, value) => scenario with { Charts = value })
            {
                IsWritten = scenario => scenario.Charts.Count > 0,
            },
        ])
    {
        Check = static (scenario, node, context) =>
        {
            GraphFormat.Check(scenario, node, context);
            MiddleboxFormat.Check(scenario, node, context);
            ScriptFormat.Check(scenario, node, context);
            WorkloadFormat.CheckLevels(scenario, node, context);
        },
    };

    private static void RememberRouters(IReadOnlyList<HostSpec> hosts, Node node, ReadContext context) =>
        context.Routers = hosts.Where(host => host.PassesOn)
            .Select(host => host.Name)
            .ToHashSet(StringComparer.Ordinal);

    // A link whose ends are in doubt may be the one that makes the path.
    private static void RememberPaths(IReadOnlyList<LinkSpec> links, Node node, ReadContext context)
    {
        var isCertain = node is MappingNode mapping && links.Count == mapping.Entries.Count
            && links.All(link => link.From.Length > 0);
        context.Reachability = isCertain ? new Reachability(context.Routers, links) : null;
    }

    private static void RequireOne(IReadOnlyList<ConnectionDraft> drafts, Node node, ReadContext context)
    {
        if (node is MappingNode { Entries.Count: 0 })
        {
            context.Report(node.Origin, "there is no connection: nothing would happen");
        }

        WorkloadFormat.CheckAll(drafts, node, context);
    }
}
