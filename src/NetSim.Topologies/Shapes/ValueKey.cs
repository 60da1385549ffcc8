using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A key whose value is a part of the record.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it means.</param>
/// <param name="Shape">The shape of the value.</param>
/// <param name="Get">The part of a record.</param>
/// <param name="Set">A record with another part.</param>
internal sealed record ValueKey<TRecord, TValue>(
    string Name,
    string Doc,
    Shape<TValue> Shape,
    Func<TRecord, TValue> Get,
    Func<TRecord, TValue, TRecord> Set)
    : RecordKey<TRecord>(Name, Doc)
{
    /// <summary>Whether the default is a plain value that the schema can show. A required key has
    /// none.</summary>
    public bool ShowsDefault { get; init; } = true;

    /// <summary>Whether a record’s part is written; null: always.</summary>
    public Func<TRecord, bool>? IsWritten { get; init; }

    /// <inheritdoc/>
    public override TRecord Read(TRecord record, MappingEntry entry, ReadContext context)
    {
        if (entry.Value is TextNode { IsMissing: true })
        {
            context.Report(entry.Key.Origin, $"'{Name}' has no value");
            return record;
        }

        TValue? value;
        var isRead = Shape is IStackable<TValue> stackable
            ? stackable.TryReadOnto(Get(record), entry.Value, context, out value)
            : Shape.TryRead(entry.Value, context, out value);
        return isRead ? Set(record, value!) : record;
    }

    /// <summary>What it is written on top of; null: on top of nothing.</summary>
    public Func<TRecord, TValue>? Base { get; init; }

    /// <inheritdoc/>
    public override Node? Write(TRecord record) =>
        AppliesTo?.Invoke(record) == false || IsWritten?.Invoke(record) == false ? null
            : Base is { } start && Shape is IStackable<TValue> stackable
                ? stackable.WriteOnto(start(record), Get(record)) : Shape.Write(Get(record));

    /// <inheritdoc/>
    public override Node? WriteOnto(TRecord start, TRecord record) =>
        AppliesTo?.Invoke(record) == false || EqualityComparer<TValue>.Default.Equals(Get(start), Get(record))
            ? null : Shape.Write(Get(record));

    /// <inheritdoc/>
    public override JsonObject Describe(TRecord start, SchemaDefinitions definitions)
    {
        var schema = Shape.Describe(definitions);
        schema["description"] = Doc;
        if (!IsRequired && ShowsDefault)
        {
            schema["default"] = Written.ToJson(Shape.Write(Get(start)));
        }

        return schema;
    }
}
