using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A single key whose value has a shape.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">The shape of its value.</param>
/// <param name="Make">The whole of a part.</param>
/// <param name="IsPart">Whether this is the key under which a value is written.</param>
/// <param name="Part">The part of a value that is written here.</param>
internal sealed record ShapeAlternative<T, TPart>(
    string Name, Shape<TPart> Shape, Func<TPart, T> Make, Func<T, bool> IsPart, Func<T, TPart> Part)
    : Alternative<T>(Name)
{
    /// <inheritdoc/>
    public override Node? Write(T value) => IsPart(value) ? Shape.Write(Part(value)) : null;

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => Shape.Describe(definitions);

    /// <inheritdoc/>
    public override bool TryRead(Node node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        var problems = context.Problems.Count;
        value = default;
        if (!Shape.TryRead(node, context, out var part) || context.Problems.Count > problems)
        {
            return false;
        }

        value = Make(part);
        return true;
    }
}
