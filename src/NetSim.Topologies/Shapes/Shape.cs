using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>How a value of a type stands in a topology: one description for reading, writing and the JSON
/// Schema.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal abstract record Shape<T>
{
    /// <summary>Reads a value.</summary>
    /// <returns>Whether there is a value to go on with. If not, the reason has been reported; even if so,
    /// parts of it may have been reported and left at their defaults.</returns>
    public bool TryRead(Node node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        if (node is BrokenNode)
        {
            value = default;
            return false;
        }

        return Read(node, context, out value);
    }

    /// <summary>The value as nodes that <see cref="TryRead"/> reads back to an equal one.</summary>
    public abstract Node Write(T value);

    /// <summary>The JSON Schema of the nodes.</summary>
    public abstract JsonObject Describe(SchemaDefinitions definitions);

    /// <summary>Reads a value from a node that is not broken.</summary>
    protected abstract bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out T value);
}
