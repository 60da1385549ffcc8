using System.Text.Json.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A probability: “1 %”, “0.01”.</summary>
internal sealed record ProbabilityShape : ScalarShape<Probability>
{
    /// <inheritdoc/>
    public override string Expected => "a probability such as 1 % or 0.01";

    /// <inheritdoc/>
    public override string Format(Probability value) => UnitText.Format(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        definitions.Refer("probability", Schema);

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out Probability value) =>
        UnitText.TryParse(text, out value, out string? problem) ? null : problem;

    private static JsonObject Schema()
    {
        var schema = Quantity.Schema("A probability: 1 %, 5 ‰ or 0.01.", "%|‰|", mayBeZero: true);
        schema["anyOf"]!.AsArray()[1] =
            new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 };
        return schema;
    }
}
