using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A truth value: true or false, and nothing else that YAML 1.1 took for one.</summary>
internal sealed record BooleanShape : ScalarShape<bool>
{
    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <inheritdoc/>
    public override string Format(bool value) => value ? "true" : "false";

    /// <inheritdoc/>
    public override Nodes.Node Write(bool value) => Written.Literal(Format(value));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new() { ["type"] = "boolean" };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out bool value)
    {
        value = text == "true";
        return value || text == "false" ? null : $"expected {Expected}, not '{text}'";
    }
}
