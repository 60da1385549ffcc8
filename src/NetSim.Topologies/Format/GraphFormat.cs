using System.Collections.Immutable;
using System.Globalization;
using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a host that say what it is in the graph: how many, which way packets leave it, whether it only passes them on.</summary>
internal static class GraphFormat
{
    private const string CountKey = "count";
    private const string SwitchKey = "switch";
    private const string RoutesKey = "routes";

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<HostSpec>> Keys { get; } =
    [
        new ValueKey<HostSpec, bool>(
            SwitchKey,
            "Whether it only passes frames on, and never says anything itself.",
            new BooleanShape(),
            host => host.IsSwitch,
            (host, value) => host with { IsSwitch = value })
        {
            IsWritten = host => host.IsSwitch,
            AppliesTo = host => !host.IsRouter,
            Otherwise = "a router is no switch: either 'router' or 'switch'",
        },
        new ValueKey<HostSpec, int>(
            CountKey,
            "How many there are of it, each with a copy of its links.",
            new WholeNumberShape<int>(1, Limits.Named),
            host => host.Count,
            (host, value) => host with { Count = value }) { IsWritten = host => host.Count > 1 },
        new ValueKey<HostSpec, IReadOnlyList<RouteSpec>>(
            RoutesKey,
            "Static routes: by which link packets leave it, by the host that they go to, or any.",
            new RoutesShape(),
            host => host.Routes,
            (host, value) => host with { Routes = value })
        {
            IsWritten = host => host.Routes.Count > 0,
            AppliesTo = host => !host.IsSwitch,
            Otherwise = "a switch has no routes",
        },
        new ValueKey<HostSpec, bool>(
            "ecmp",
            "Whether it spreads connections over ways that cost the same, rather than to send all over the first.",
            new BooleanShape(),
            host => host.SpreadsFlows,
            (host, value) => host with { SpreadsFlows = value })
        {
            IsWritten = host => host.SpreadsFlows,
            AppliesTo = host => host.IsRouter,
            Otherwise = "'ecmp' is for a router: it chooses among several ways",
        },
    ];

    /// <summary>Copies have to fit each other, routes have to lead over links that are there, and to where packets go.</summary>
    public static void Check(Scenario scenario, MappingNode node, ReadContext context)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var host in scenario.Hosts)
        {
            counts.TryAdd(host.Name, host.Count);
        }

        int CountOf(string host) => counts.GetValueOrDefault(host, 1);
        CheckSize("host", scenario.Hosts.Sum(static host => (long)host.Count), ScenarioFormat.Hosts, node, context);
        CheckSize(
            "link", scenario.Links.Sum(link => (long)Math.Max(CountOf(link.From), CountOf(link.To))), ScenarioFormat.Links, node, context);
        foreach (var link in scenario.Links)
        {
            var (from, to) = (CountOf(link.From), CountOf(link.To));
            if (from != to && from > 1 && to > 1)
            {
                context.Report(
                    node.OriginOf([ScenarioFormat.Links, link.Name, "between"]),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"there are {from} of '{link.From}' and {to} of '{link.To}': a link joins one to many, or as many to as many"));
            }
        }

        var isWhole = context.Problems.IsEmpty;
        foreach (var host in scenario.Hosts)
        {
            foreach (var route in host.Routes)
            {
                isWhole &= IsLinked(scenario, host, route, CountOf, node, context);
            }
        }

        // What is not all there leads anywhere.
        foreach (var (connection, problem) in isWhole ? Routing.Problems(scenario) : [])
        {
            context.Report(node.OriginOf([ScenarioFormat.Connections, connection.Name, "to"]), problem);
        }
    }

    private static void CheckSize(string what, long count, string section, MappingNode node, ReadContext context)
    {
        if (count > Limits.Named)
        {
            context.Report(
                node.OriginOf([section]),
                string.Create(CultureInfo.InvariantCulture, $"{count} {what}s with all copies: at most {Limits.Named}"));
        }
    }

    private static bool IsLinked(
        Scenario scenario, HostSpec host, RouteSpec route, Func<string, int> countOf, MappingNode node, ReadContext context)
    {
        var origin = node.OriginOf([ScenarioFormat.Hosts, host.Name, RoutesKey, route.To ?? RoutesShape.Any]);
        var link = scenario.Links.FirstOrDefault(link =>
            link.Name == route.Over && (link.From == host.Name || link.To == host.Name));
        if (link is null)
        {
            context.Report(origin, $"'{host.Name}' has no link '{route.Over}'");
            return false;
        }

        if (countOf(link.From == host.Name ? link.To : link.From) > host.Count)
        {
            context.Report(origin, $"link '{route.Over}' stands for many at '{host.Name}': a route leads over one");
            return false;
        }

        return true;
    }
}
