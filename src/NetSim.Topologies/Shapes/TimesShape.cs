using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Protocols;
using NetSim.Topologies.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>Points in time: a list, or the name of a CSV file with a column <c>time_s</c>. They are written as a list, in
/// order.</summary>
internal sealed record TimesShape : Shape<Preferences<SimDuration>>
{
    private static readonly ListShape<SimDuration> List = new(new DurationShape(), "times", Limits.TraceRows) { Least = 1 };

    /// <inheritdoc/>
    public override Node Write(Preferences<SimDuration> value) => List.Write(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, List.Describe(definitions)),
    };

    /// <inheritdoc/>
    protected override bool Read(
        Node node, ReadContext context, [MaybeNullWhen(false)] out Preferences<SimDuration> value)
    {
        IReadOnlyList<SimDuration>? times = null;
        if (node is ListNode)
        {
            times = List.TryRead(node, context, out var list) ? list : null;
        }
        else if (CsvColumns.TryRead(node, context, "time") is { } rows)
        {
            times = [.. rows.Select(row => new SimDuration(row[0]))];
        }

        value = times is null ? null : [.. times.Order()];
        return value is not null;
    }
}
