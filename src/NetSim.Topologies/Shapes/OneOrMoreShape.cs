using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Protocols;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>One value, or a list of values, the preferred one first.</summary>
/// <param name="Item">The shape of each.</param>
/// <param name="What">What the list holds, for a message: “ciphers”.</param>
/// <param name="MayBeNone">Whether the list may be empty.</param>
/// <param name="MayRepeat">Whether a value may stand there twice.</param>
internal sealed record OneOrMoreShape<T>(
    ScalarShape<T> Item, string What, bool MayBeNone = false, bool MayRepeat = false) : Shape<Preferences<T>>
{
    private const int Most = 32;

    private readonly ListShape<T> _several = new(Item, What, Most);

    /// <inheritdoc/>
    public override Node Write(Preferences<T> value) =>
        value.Count == 1 ? Item.Write(value[0]) : _several.Write(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(Item.Describe(definitions), _several.Describe(definitions)),
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out Preferences<T> value)
    {
        value = null;
        if (node is not ListNode)
        {
            if (!Item.TryRead(node, context, out var one))
            {
                return false;
            }

            value = [one];
            return true;
        }

        if (!_several.TryRead(node, context, out var several))
        {
            return false;
        }

        if (several.Count == 0 && !MayBeNone)
        {
            context.Report(node.Origin, $"expected at least one of the {What}");
            return false;
        }

        value = [.. several];
        if (!MayRepeat && value.Distinct().Count() < value.Count)
        {
            context.Report(node.Origin, $"one of the {What} stands there twice");
            return false;
        }

        return true;
    }
}
