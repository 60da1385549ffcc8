using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A mapping with fixed keys that stands for a record.</summary>
/// <param name="What">What it is, with its article: “a link”.</param>
/// <param name="Start">The record with every default.</param>
/// <param name="Keys">The keys, in the order in which they are read and written.</param>
internal sealed record RecordShape<T>(
    string What, T Start, ImmutableArray<RecordKey<T>> Keys) : Shape<T>, IStackable<T>
{
    /// <summary>Reports what is wrong with the record as a whole; null if each key stands for
    /// itself.</summary>
    public Action<T, MappingNode, ReadContext>? Check { get; init; }

    /// <inheritdoc/>
    public override Node Write(T value) => Written.Mapping(
        Keys.Select(key => (key.Name, Value: key.Write(value)!)).Where(entry => entry.Value is not null));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions)
    {
        var properties = new JsonObject();
        foreach (var key in Keys)
        {
            if (key.Describe(Start, definitions) is { } schema)
            {
                properties[key.Name] = OrParameter(schema, definitions);
            }
        }

        var required = Keys.Where(key => key.IsRequired)
            .Select(key => (JsonNode?)JsonValue.Create(key.Name))
            .ToArray();
        var description = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        if (required.Length > 0)
        {
            description["required"] = new JsonArray(required);
        }

        return description;
    }

    /// <inheritdoc/>
    public bool TryReadOnto(T start, Node node, ReadContext context, [MaybeNullWhen(false)] out T value) =>
        TryReadOnto(start, node.Origin, node, context, out value);

    /// <inheritdoc/>
    public Node WriteOnto(T start, T value) => Written.Mapping(
        Keys.Select(key => (key.Name, Value: key.WriteOnto(start, value)!)).Where(entry => entry.Value is not null));

    /// <summary>Reads a mapping on top of a record.</summary>
    /// <param name="start">What holds for the keys that are left out.</param>
    /// <param name="owner">Where a key that is missing is reported.</param>
    /// <param name="node">The mapping.</param>
    /// <param name="context">What was read before.</param>
    /// <param name="value">The record.</param>
    public bool TryReadOnto(
        T start, Origin owner, Node node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is BrokenNode)
        {
            return false;
        }

        if (node is not MappingNode mapping)
        {
            context.Report(
                node.Origin,
                () => $"expected {What} as a mapping ({Spelling.Phrase(Names)}), not {node.Kind}");
            return false;
        }

        var misspelt = ReportUnknownKeys(mapping, context);
        ReportMissingKeys(owner, mapping, misspelt, context);
        value = ReadKeys(start, mapping, context);
        Check?.Invoke(value, mapping, context);
        return true;
    }

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out T value) =>
        TryReadOnto(Start, node, context, out value);

    // Any value may be a parameter; what an editor shows stays at the top.
    private static JsonObject OrParameter(JsonObject schema, SchemaDefinitions definitions)
    {
        var described = new JsonObject();
        foreach (var name in new[] { "description", "default" })
        {
            if (schema.TryGetPropertyValue(name, out var value))
            {
                schema.Remove(name);
                described[name] = value;
            }
        }

        described["anyOf"] = new JsonArray(schema, definitions.Refer("parameter", Parameters.DescribeUse));
        return described;
    }

    private IEnumerable<string> Names => Keys.Select(key => key.Name);

    // Returns the keys that may be meant by unknown ones.
    private HashSet<string> ReportUnknownKeys(MappingNode mapping, ReadContext context)
    {
        var meant = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, _) in mapping.Entries.Where(entry => !Keys.Any(key => key.Name == entry.Key.Text)))
        {
            context.Report(key.Origin, () => UnknownKey(key));
            if (!context.Problems.IsFull && Spelling.Nearest(key.Text, Names) is { } near)
            {
                meant.Add(near);
            }
        }

        return meant;
    }

    private void ReportMissingKeys(
        Origin owner, MappingNode mapping, HashSet<string> misspelt, ReadContext context)
    {
        foreach (var key in Keys.Where(key => key.IsRequired && !misspelt.Contains(key.Name)))
        {
            if (mapping.Find(key.Name) is null)
            {
                context.Report(owner, $"{What} needs '{key.Name}'");
            }
        }
    }

    private T ReadKeys(T record, MappingNode mapping, ReadContext context)
    {
        foreach (var key in Keys)
        {
            if (mapping.Find(key.Name) is { } entry)
            {
                record = key.Read(record, entry, context);
            }
        }

        foreach (var key in Keys.Where(key => key.AppliesTo?.Invoke(record) == false))
        {
            if (mapping.Find(key.Name) is { } entry)
            {
                context.Report(entry.Key.Origin, key.Otherwise);
            }
        }

        return record;
    }

    private string UnknownKey(TextNode key) =>
        $"{What} has no key {key.Kind}{Spelling.Hint(key.Text, Names)} (keys: {Spelling.Phrase(Names)})";
}
