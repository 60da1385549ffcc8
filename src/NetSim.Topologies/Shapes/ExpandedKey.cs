using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A key that is gone when a record is read: what it stands for was put in its place before.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
/// <param name="Schema">The JSON Schema of its value.</param>
internal sealed record ExpandedKey<TRecord>(string Name, string Doc, Func<TRecord, SchemaDefinitions, JsonObject> Schema)
    : RecordKey<TRecord>(Name, Doc)
{
    /// <inheritdoc/>
    public override TRecord Read(TRecord record, MappingEntry entry, ReadContext context)
    {
        context.Report(entry.Key.Origin, $"'{Name}' has to stand in the file: it cannot be set from outside");
        return record;
    }

    /// <inheritdoc/>
    public override Node? Write(TRecord record) => null;

    /// <inheritdoc/>
    public override Node? WriteOnto(TRecord start, TRecord record) => null;

    /// <inheritdoc/>
    public override JsonObject Describe(TRecord start, SchemaDefinitions definitions)
    {
        var schema = Schema(start, definitions);
        schema["description"] = Doc;
        return schema;
    }
}
