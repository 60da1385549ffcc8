using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>One of the mappings with a single key that a value may be.</summary>
/// <param name="Name">The key.</param>
internal abstract record Alternative<T>(string Name)
{
    /// <summary>The value under the key, where the alternative is the one to write it; null otherwise.</summary>
    public abstract Node? Write(T value);

    /// <summary>The JSON Schema of what stands under the key.</summary>
    public abstract JsonObject Describe(SchemaDefinitions definitions);

    /// <summary>Reads what stands under the key.</summary>
    public abstract bool TryRead(Node node, ReadContext context, [MaybeNullWhen(false)] out T value);
}
