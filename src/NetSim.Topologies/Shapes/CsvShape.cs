using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A value from columns of a CSV file. It is written out, not as a file.</summary>
/// <param name="Columns">The columns: “time”, “rate”.</param>
/// <param name="Make">Makes the value of the rows, or reports what is wrong with them.</param>
internal sealed record CsvShape<T>(string[] Columns, Func<IReadOnlyList<long[]>, Action<string>, T?> Make) : Shape<T>
    where T : class
{
    /// <inheritdoc/>
    public override Node Write(T value) => throw new NotSupportedException("What came from a file is written out.");

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new() { ["type"] = "string" };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = CsvColumns.TryRead(node, context, Columns) is { } rows
            ? Make(rows, problem => context.Report(node.Origin, problem))
            : null;
        return value is not null;
    }
}
