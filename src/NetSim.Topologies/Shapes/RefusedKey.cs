using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A key that belongs to the format but that this version cannot act upon: it is refused, never
/// ignored.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
internal sealed record RefusedKey<TRecord>(string Name, string Doc) : RecordKey<TRecord>(Name, Doc)
{
    /// <inheritdoc/>
    public override bool IsOffered => false;

    /// <inheritdoc/>
    public override TRecord Read(TRecord record, MappingEntry entry, ReadContext context)
    {
        context.Report(entry.Key.Origin, $"'{Name}' ({Doc}) is not supported yet");
        return record;
    }

    /// <inheritdoc/>
    public override Node? Write(TRecord record) => null;

    /// <inheritdoc/>
    public override Node? WriteOnto(TRecord start, TRecord record) => null;

    /// <inheritdoc/>
    public override JsonObject? Describe(TRecord start, SchemaDefinitions definitions) => null;
}
