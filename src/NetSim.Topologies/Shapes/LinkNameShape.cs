using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The name of a link that stands under <c>links</c>, further down in the file.</summary>
internal sealed record LinkNameShape : ScalarShape<string>
{
    /// <inheritdoc/>
    public override string Expected => "the name of a link";

    /// <inheritdoc/>
    public override string Format(string value) => value;

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new() { ["type"] = "string" };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out string? value)
    {
        value = text;
        return null;
    }
}
