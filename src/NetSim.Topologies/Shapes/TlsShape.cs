using System.Text.Json.Nodes;
using NetSim.Protocols.Tls;
using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>TLS: false for none, true for the defaults, or a mapping.</summary>
internal sealed record TlsShape : Shape<TlsOptions?>
{
    private const string None = "false";
    private const string Defaults = "true";

    /// <inheritdoc/>
    public override Node Write(TlsOptions? value) =>
        value is null ? Written.Literal(None) : TlsFormat.Shape.Write(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "boolean" },
            definitions.Refer("tls", () => TlsFormat.Shape.Describe(definitions))),
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, out TlsOptions? value)
    {
        value = node is TextNode { Text: Defaults } ? TlsFormat.Shape.Start : null;
        if (node is TextNode { Text: None or Defaults })
        {
            return true;
        }

        if (node is MappingNode)
        {
            return TlsFormat.Shape.TryRead(node, context, out value);
        }

        context.Report(
            node.Origin,
            () => $"expected true, false or a mapping such as {{ version: \"1.3\" }}, not {node.Kind}");
        return false;
    }
}
