using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A scalar, or a word for there being none.</summary>
/// <param name="Keyword">The word.</param>
/// <param name="Inner">The scalar’s shape.</param>
internal sealed record OptionalShape<T>(string Keyword, ScalarShape<T> Inner) : Shape<T?>
    where T : struct
{
    /// <inheritdoc/>
    public override Node Write(T? value) =>
        value is { } present ? Inner.Write(present) : Written.Text(Keyword);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["const"] = Keyword }, Inner.Describe(definitions)),
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, out T? value)
    {
        value = null;
        if (node is TextNode text && text.Text == Keyword)
        {
            return true;
        }

        if (!Inner.TryRead(node, context, out var present))
        {
            return false;
        }

        value = present;
        return true;
    }
}
