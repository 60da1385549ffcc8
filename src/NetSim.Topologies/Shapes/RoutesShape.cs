using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>Static routes: the link by which packets leave, by the host that they go to.</summary>
internal sealed record RoutesShape : Shape<IReadOnlyList<RouteSpec>>
{
    /// <summary>The word for every host that is not named.</summary>
    public const string Any = "any";

    private static readonly HostShape Host = new(MayBeRouter: true);
    private static readonly LinkNameShape Link = new();

    /// <inheritdoc/>
    public override Node Write(IReadOnlyList<RouteSpec> value) =>
        Written.Mapping(value.Select(static route => (route.To ?? Any, Link.Write(route.Over))));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = Link.Describe(definitions),
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, out IReadOnlyList<RouteSpec> value)
    {
        value = [];
        if (node is not MappingNode mapping)
        {
            context.Report(
                node.Origin,
                () => $"expected routes as a mapping from hosts to links, such as {{ server: backup, any: main }}, not {node.Kind}");
            return false;
        }

        var routes = new List<RouteSpec>(mapping.Entries.Count);
        var isWhole = true;
        foreach (var (key, over) in mapping.Entries)
        {
            var isHost = key.Text == Any || Host.TryRead(key, context, out _);
            if (Link.TryRead(over, context, out var link) && isHost)
            {
                routes.Add(new RouteSpec(key.Text == Any ? null : key.Text, link!));
            }
            else
            {
                isWhole = false;
            }
        }

        value = routes;
        return isWhole;
    }
}
