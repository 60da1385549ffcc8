using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A chart: its kind alone, or a mapping with what it shows.</summary>
internal sealed record ChartShape : Shape<ChartSpec>
{
    /// <inheritdoc/>
    public override Node Write(ChartSpec value) => value == new ChartSpec { Type = value.Type }
        ? ChartFormat.Kinds.Write(value.Type)
        : ChartFormat.Shape.Write(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            ChartFormat.Kinds.Describe(definitions), definitions.Refer("chart", () => ChartFormat.Shape.Describe(definitions))),
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out ChartSpec value)
    {
        if (node is not TextNode)
        {
            return ChartFormat.Shape.TryRead(node, context, out value);
        }

        var isRead = ChartFormat.Kinds.TryRead(node, context, out var type);
        value = new ChartSpec { Type = type };
        return isRead;
    }
}
