using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The shape of one type for values of another.</summary>
/// <param name="Inner">The shape.</param>
/// <param name="Make">The value of what is read.</param>
/// <param name="Part">What is written of a value.</param>
internal sealed record MappedShape<T, TPart>(Shape<TPart> Inner, Func<TPart, T> Make, Func<T, TPart> Part) : Shape<T>
{
    /// <inheritdoc/>
    public override Node Write(T value) => Inner.Write(Part(value));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => Inner.Describe(definitions);

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        var isRead = Inner.TryRead(node, context, out var part);
        value = isRead ? Make(part!) : default;
        return isRead;
    }
}
