using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>One value for both directions of a link, or a mapping with <c>forward</c> and
/// <c>backward</c>.</summary>
/// <param name="Inner">The shape of the value.</param>
/// <param name="MayBeOne">Whether one value may stand for both directions.</param>
internal sealed record BothWaysShape<T>(
    Shape<T> Inner, bool MayBeOne = true) : Shape<BothWays<T>>, IStackable<BothWays<T>>
{
    private const string Forward = "forward";
    private const string Backward = "backward";

    /// <inheritdoc/>
    public override Node Write(BothWays<T> value) =>
        MayBeOne && EqualityComparer<T>.Default.Equals(value.Forward, value.Backward)
            ? Inner.Write(value.Forward)
            : Written.Mapping(
                [(Forward, Inner.Write(value.Forward)), (Backward, Inner.Write(value.Backward))]);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions)
    {
        var both = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["properties"] = new JsonObject
            {
                [Forward] = Inner.Describe(definitions),
                [Backward] = Inner.Describe(definitions),
            },
        };
        return MayBeOne
            ? new JsonObject { ["anyOf"] = new JsonArray(Inner.Describe(definitions), both) }
            : both;
    }

    /// <inheritdoc/>
    public bool TryReadOnto(
        BothWays<T> start, Node node, ReadContext context, [MaybeNullWhen(false)] out BothWays<T> value)
    {
        value = start;
        if (node is MappingNode mapping && (!MayBeOne || IsByDirection(mapping)))
        {
            return ReadDirections(mapping, context, ref value);
        }

        if (!MayBeOne && node is not BrokenNode)
        {
            context.Report(node.Origin, () => $"expected {Forward} and {Backward}, not {node.Kind}");
            return false;
        }

        if (!Inner.TryRead(node, context, out var one))
        {
            return false;
        }

        value = new BothWays<T>(one, one);
        return true;
    }

    /// <inheritdoc/>
    public Node WriteOnto(BothWays<T> start, BothWays<T> value) => Write(value);

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, out BothWays<T> value) =>
        TryReadOnto(default, node, context, out value);

    // A jitter or a queue is a mapping too, so the keys tell, misspelt or not.
    private static bool IsByDirection(MappingNode mapping) => mapping.Entries.Any(
        entry => Spelling.Nearest(entry.Key.Text, [Forward, Backward]) is not null);

    private bool ReadDirections(MappingNode mapping, ReadContext context, ref BothWays<T> value)
    {
        if (mapping.Entries.Count == 0)
        {
            context.Report(mapping.Origin, $"expected {Forward}, {Backward} or both");
        }

        foreach (var (key, item) in mapping.Entries)
        {
            if (key.Text is not (Forward or Backward))
            {
                context.Report(
                    key.Origin,
                    () => $"a link has no direction {key.Kind}{Spelling.Hint(key.Text, [Forward, Backward])}"
                        + $" (directions: {Forward}, {Backward})");
            }
            else if (item is TextNode { IsMissing: true })
            {
                context.Report(key.Origin, $"'{key.Text}' has no value");
            }
            else if (Inner.TryRead(item, context, out var one))
            {
                value = key.Text == Forward ? value with { Forward = one } : value with { Backward = one };
            }
        }

        return true;
    }
}
