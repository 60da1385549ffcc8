using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A whole number.</summary>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
internal sealed record WholeNumberShape<T>(T Least, T Greatest) : ScalarShape<T>
    where T : struct, IBinaryInteger<T>
{
    /// <inheritdoc/>
    public override string Expected =>
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Greatest}");

    /// <inheritdoc/>
    public override string Format(T value) => value.ToString(null, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override Nodes.Node Write(T value) => Written.Literal(Format(value));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["type"] = "integer",
        ["minimum"] = JsonNode.Parse(Format(Least)),
        ["maximum"] = JsonNode.Parse(Format(Greatest)),
    };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out T value) =>
        T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        && value >= Least && value <= Greatest
            ? null
            : $"expected {Expected}, not '{text}'";
}
