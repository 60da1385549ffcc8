using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A truth value: true or false, and nothing else that YAML 1.1 took for one.</summary>
/// <param name="No">Another word for false; null: none.</param>
internal sealed record BooleanShape(string? No = null) : ScalarShape<bool>
{
    /// <inheritdoc/>
    public override string Expected => No is null ? "true or false" : $"true, false or {No}";

    /// <inheritdoc/>
    public override string Format(bool value) => value ? "true" : "false";

    /// <inheritdoc/>
    public override Nodes.Node Write(bool value) => Written.Literal(Format(value));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => No is null
        ? new JsonObject { ["type"] = "boolean" }
        : new JsonObject { ["enum"] = new JsonArray(true, false, No) };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out bool value)
    {
        value = text == "true";
        return value || text == "false" || text == No ? null : $"expected {Expected}, not '{text}'";
    }
}
