using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A list of values of one shape.</summary>
/// <param name="Item">The shape of each.</param>
/// <param name="What">What the list holds, for a message: “ports”.</param>
/// <param name="Most">How many there may be.</param>
internal sealed record ListShape<T>(Shape<T> Item, string What, int Most) : Shape<IReadOnlyList<T>>
{
    /// <summary>How many there have to be.</summary>
    public int Least { get; init; }

    /// <inheritdoc/>
    public override Node Write(IReadOnlyList<T> value) => Written.List(value.Select(Item.Write));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions)
    {
        var schema = new JsonObject
        {
            ["type"] = "array",
            ["maxItems"] = Most,
            ["items"] = Item.Describe(definitions),
        };
        if (Least > 0)
        {
            schema["minItems"] = Least;
        }

        return schema;
    }

    /// <inheritdoc/>
    protected override bool Read(
        Node node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (node is not ListNode list)
        {
            context.Report(node.Origin, () => $"expected a list of {What}, not {node.Kind}");
            return false;
        }

        if (list.Items.Count > Most)
        {
            var counts = string.Create(
                CultureInfo.InvariantCulture, $"{list.Items.Count} {What}: at most {Most}");
            context.Report(node.Origin, counts);
            return false;
        }

        if (list.Items.Count < Least)
        {
            context.Report(
                node.Origin, string.Create(CultureInfo.InvariantCulture, $"expected at least {Least} {What}, not none"));
            return false;
        }

        var items = new List<T>(list.Items.Count);
        var complete = true;
        foreach (var item in list.Items)
        {
            if (Item.TryRead(item, context, out var read))
            {
                items.Add(read);
            }
            else
            {
                complete = false;
            }
        }

        value = items;
        return complete;
    }
}
