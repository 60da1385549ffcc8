using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A value that is plain, or a mapping whose one key says what it is.</summary>
/// <param name="What">What it is, with its article: “a jitter”.</param>
/// <param name="Example">What is expected: “a distribution such as { normal: 2 ms }”.</param>
/// <param name="Plain">The shape without a key; null: there is none.</param>
/// <param name="Alternatives">The keys.</param>
internal sealed record OneOfShape<T>(
    string What, string Example, Shape<T>? Plain, ImmutableArray<Alternative<T>> Alternatives) : Shape<T>
{
    private IReadOnlyList<string> Names => [.. Alternatives.Select(alternative => alternative.Name)];

    /// <inheritdoc/>
    public override Node Write(T value)
    {
        foreach (var alternative in Alternatives)
        {
            if (alternative.Write(value) is { } node)
            {
                return Written.Mapping(alternative.Name, node);
            }
        }

        return Plain!.Write(value);
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions)
    {
        var mapping = definitions.Refer(What.Replace("a ", "", StringComparison.Ordinal).Replace(' ', '_'), () => new JsonObject
        {
            ["description"] = $"{char.ToUpperInvariant(What[0])}{What[1..]}: one of these.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
            ["properties"] = new JsonObject(Alternatives.Select(
                known => KeyValuePair.Create(known.Name, (JsonNode?)known.Describe(definitions)))),
        });
        return Plain is null ? mapping : new JsonObject { ["anyOf"] = new JsonArray(Plain.Describe(definitions), mapping) };
    }

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is MappingNode mapping)
        {
            return SingleKey.TryRead(mapping, What, Names, context, out var entry)
                && Alternatives.First(known => known.Name == entry.Value.Key.Text)
                    .TryRead(entry.Value.Value, context, out value);
        }

        if (Plain is not null && node is TextNode)
        {
            return Plain.TryRead(node, context, out value);
        }

        context.Report(node.Origin, () => $"expected {Example}, not {node.Kind}");
        return false;
    }
}
