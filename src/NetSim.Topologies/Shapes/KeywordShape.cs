using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A value of another shape, or a word for there being none.</summary>
/// <param name="Keyword">The word.</param>
/// <param name="Inner">The other shape.</param>
internal sealed record KeywordShape<T>(string Keyword, Shape<T> Inner) : Shape<T?>, IStackable<T?>
    where T : class
{
    /// <inheritdoc/>
    public override Node Write(T? value) => value is null ? Written.Text(Keyword) : Inner.Write(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["const"] = Keyword }, Inner.Describe(definitions)),
    };

    /// <inheritdoc/>
    public bool TryReadOnto(T? start, Node node, ReadContext context, out T? value)
    {
        if (start is not null && node is MappingNode && Inner is IStackable<T> stackable)
        {
            return stackable.TryReadOnto(start, node, context, out value);
        }

        return Read(node, context, out value);
    }

    /// <inheritdoc/>
    public Node WriteOnto(T? start, T? value) => start is not null && value is not null && Inner is IStackable<T> stackable
        ? stackable.WriteOnto(start, value) : Write(value);

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, out T? value)
    {
        value = null;
        return node is TextNode text && text.Text == Keyword || Inner.TryRead(node, context, out value);
    }
}
