using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A shape with something to do once its value is read.</summary>
/// <param name="Inner">The shape.</param>
/// <param name="Then">What to do.</param>
internal sealed record ThenShape<T>(Shape<T> Inner, Action<T, Node, ReadContext> Then) : Shape<T>
{
    /// <inheritdoc/>
    public override Node Write(T value) => Inner.Write(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => Inner.Describe(definitions);

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        var read = Inner.TryRead(node, context, out value);
        if (read)
        {
            Then(value!, node, context);
        }

        return read;
    }
}
