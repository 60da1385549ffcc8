using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The name of an application protocol: “h2”, “http/1.1” (RFC 7301 §6).</summary>
internal sealed record ProtocolNameShape : ScalarShape<string>
{
    private const int Longest = 32;

    /// <inheritdoc/>
    public override string Expected => "an application protocol such as h2";

    /// <inheritdoc/>
    public override string Format(string value) => value;

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Longest };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out string? value)
    {
        value = text;
        return text.Length is > 0 and <= Longest && text.All(letter => letter is > ' ' and <= '~') ? null : $"expected {Expected}";
    }
}
