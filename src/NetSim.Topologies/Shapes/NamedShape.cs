using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A mapping from names to records.</summary>
/// <param name="What">What each is: “host”.</param>
/// <param name="Item">The shape of each.</param>
/// <param name="WithName">A record with a name.</param>
/// <param name="NameOf">A record’s name.</param>
internal sealed record NamedShape<T>(
    string What, RecordShape<T> Item, Func<T, string, T> WithName, Func<T, string> NameOf)
    : Shape<IReadOnlyList<T>>
{
    private const string NamePattern = "^[A-Za-z0-9_-]{1,64}$";

    /// <summary>Whether a text may be a name: letters, digits, _ and -.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= Limits.NameLength
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <inheritdoc/>
    public override Node Write(IReadOnlyList<T> value) =>
        Written.Mapping(value.Select(item => (NameOf(item), Item.Write(item))));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["type"] = "object",
        ["maxProperties"] = Limits.Named,
        ["propertyNames"] = new JsonObject { ["pattern"] = NamePattern },
        ["additionalProperties"] = definitions.Refer(What, () => DescribeItem(definitions)),
    };

    // What each needs may come from the defaults, which no schema can look up.
    private JsonObject DescribeItem(SchemaDefinitions definitions)
    {
        var schema = Item.Describe(definitions);
        schema.Remove("required");
        return schema;
    }

    /// <inheritdoc/>
    protected override bool Read(
        Node node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (node is not MappingNode mapping)
        {
            context.Report(node.Origin, () => $"expected a mapping from names to {What}s, not {node.Kind}");
            return false;
        }

        if (mapping.Entries.Count > Limits.Named)
        {
            context.Report(
                node.Origin,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{mapping.Entries.Count} {What}s: at most {Limits.Named}"));
            return false;
        }

        var items = new List<T>(mapping.Entries.Count);
        foreach (var (key, item) in mapping.Entries)
        {
            if (!IsName(key.Text))
            {
                context.Report(
                    key.Origin,
                    () => $"{key.Kind} is not a name: up to 64 letters (A-Z, a-z), digits, '_' and '-'");
            }

            if (ReadItem(key, item, context, out var read))
            {
                items.Add(read);
            }
        }

        value = items;
        return true;
    }

    // A name with nothing behind it is a record with every default.
    private bool ReadItem(TextNode key, Node item, ReadContext context, [MaybeNullWhen(false)] out T read)
    {
        var content = item is TextNode { IsMissing: true } ? new MappingNode(key.Origin, []) : item;
        return Item.TryReadOnto(WithName(Item.Start, key.Text), key.Origin, content, context, out read);
    }
}
