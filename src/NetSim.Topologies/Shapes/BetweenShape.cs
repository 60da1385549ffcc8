using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The two hosts that a link joins; forward runs from the first to the second.</summary>
internal sealed record BetweenShape : Shape<(string From, string To)>
{
    private static readonly HostShape Host = new(MayBeRouter: true);

    /// <inheritdoc/>
    public override Node Write((string From, string To) value) =>
        Written.List([Host.Write(value.From), Host.Write(value.To)]);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["type"] = "array",
        ["items"] = Host.Describe(definitions),
        ["minItems"] = 2,
        ["maxItems"] = 2,
        ["uniqueItems"] = true,
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, out (string From, string To) value)
    {
        value = default;
        if (node is not ListNode { Items: [var first, var second] })
        {
            var found = node is ListNode list
                ? $"a list of {Spelling.Count(list.Items.Count, "item")}"
                : node.Kind;
            context.Report(
                node.Origin, $"expected the two hosts of the link, such as [client, server], not {found}");
            return false;
        }

        // Both are read, so that both may be reported.
        if (!Host.TryRead(first, context, out var from) | !Host.TryRead(second, context, out var to))
        {
            return false;
        }

        value = (from!, to!);
        if (from != to)
        {
            return true;
        }

        context.Report(second.Origin, $"a link joins two hosts: this one joins '{from}' to itself");
        return false;
    }
}
