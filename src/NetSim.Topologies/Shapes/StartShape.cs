using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>When instances of a connection open: a time, or a mapping for many.</summary>
internal sealed record StartShape : Shape<StartSpec>
{
    private static readonly DurationShape Time = new();

    /// <inheritdoc/>
    public override Node Write(StartSpec value) =>
        value is { Every: null, PoissonPerSecond: null, Times.Count: 0, Users: null, Count: 1, Until: null }
            ? Time.Write(value.First)
            : StartFormat.Shape.Write(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            Time.Describe(definitions),
            definitions.Refer("start", () => StartFormat.Shape.Describe(definitions))),
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out StartSpec value)
    {
        value = null;
        if (node is MappingNode mapping)
        {
            // Arrivals go on to the end unless they are limited; without arrivals there is one.
            var arrives = StartFormat.Kinds.Any(kind => mapping.Find(kind) is not null);
            return StartFormat.Shape.TryReadOnto(
                new StartSpec { Count = arrives ? null : 1 }, node, context, out value);
        }

        if (!Time.TryRead(node, context, out var first))
        {
            return false;
        }

        value = new StartSpec { First = first };
        StartFormat.CheckFirst(first, node.Origin, context);
        return true;
    }
}
