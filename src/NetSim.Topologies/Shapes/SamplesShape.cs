using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A jitter as it was measured, from a CSV file with a column <c>delay_ms</c>. It is written with its
/// samples.</summary>
internal sealed record SamplesShape : Shape<Jitter>
{
    /// <inheritdoc/>
    public override Node Write(Jitter value) => throw new NotSupportedException("Samples are written as a list.");

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new() { ["type"] = "string" };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out Jitter value)
    {
        var rows = CsvColumns.TryRead(node, context, "delay");
        value = rows is null ? null : new Jitter([.. rows.Select(row => new SimDuration(row[0]))]);
        return rows is not null;
    }
}
