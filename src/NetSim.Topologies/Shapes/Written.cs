using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>Makes nodes that come from a value, not from a file.</summary>
internal static class Written
{
    private static readonly Origin Nowhere = new("", 0, 0);

    /// <summary>Text that is quoted only where it has to be.</summary>
    public static TextNode Text(string text) => new(Nowhere, text);

    /// <summary>Text that a YAML reader would take for a number, so it is quoted.</summary>
    public static TextNode Quoted(string text) => new(Nowhere, text, isPlain: false);

    /// <summary>A number or a truth value.</summary>
    public static TextNode Literal(string text) => new(Nowhere, text, isPlain: true, isLiteral: true);

    /// <summary>A list.</summary>
    public static ListNode List(IEnumerable<Node> items) => new(Nowhere, [.. items]);

    /// <summary>A mapping.</summary>
    public static MappingNode Mapping(IEnumerable<(string Key, Node Value)> entries) =>
        new(Nowhere, [.. entries.Select(entry => new MappingEntry(Text(entry.Key), entry.Value))]);

    /// <summary>A mapping with one key.</summary>
    public static MappingNode Mapping(string key, Node value) => Mapping([(key, value)]);

    /// <summary>The same value in JSON.</summary>
    public static JsonNode ToJson(Node node) => node switch
    {
        TextNode { IsLiteral: true } text => JsonNode.Parse(text.Text)!,
        TextNode text => JsonValue.Create(text.Text),
        ListNode list => new JsonArray([.. list.Items.Select(ToJson)]),
        MappingNode mapping => new JsonObject(
            mapping.Entries.Select(
                entry => KeyValuePair.Create(entry.Key.Text, (JsonNode?)ToJson(entry.Value)))),
        _ => throw new ArgumentException("A written node is text, a list or a mapping.", nameof(node)),
    };
}
