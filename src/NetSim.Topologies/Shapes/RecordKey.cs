using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A key of a mapping that stands for a record.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it means, its unit and its default, for the JSON Schema.</param>
internal abstract record RecordKey<TRecord>(string Name, string Doc)
{
    /// <summary>Whether it has to be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the key means anything for a record, by its other keys; null: always.</summary>
    public Func<TRecord, bool>? AppliesTo { get; init; }

    /// <summary>What to say where it does not apply: “a router has no stack”.</summary>
    public string Otherwise { get; init; } = "";

    /// <summary>Whether the JSON Schema has it.</summary>
    public virtual bool IsOffered => true;

    /// <summary>Reads the value into the record; with a problem the record stays as it was.</summary>
    public abstract TRecord Read(TRecord record, MappingEntry entry, ReadContext context);

    /// <summary>The value of a record; null where it is not written.</summary>
    public abstract Node? Write(TRecord record);

    /// <summary>The value of a record; null where it is that of another one.</summary>
    public abstract Node? WriteOnto(TRecord start, TRecord record);

    /// <summary>The JSON Schema of the value; null where it is not offered.</summary>
    /// <param name="start">A record with the defaults.</param>
    /// <param name="definitions">Takes named schemas.</param>
    public abstract JsonObject? Describe(TRecord start, SchemaDefinitions definitions);
}
