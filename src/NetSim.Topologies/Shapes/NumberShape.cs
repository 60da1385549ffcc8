using System.Globalization;
using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A number with a fraction.</summary>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
internal sealed record NumberShape(double Least, double Greatest) : ScalarShape<double>
{
    /// <inheritdoc/>
    public override string Expected => $"a number from {Format(Least)} to {Format(Greatest)}";

    /// <inheritdoc/>
    public override string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override Nodes.Node Write(double value) => Written.Literal(Format(value));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        new() { ["type"] = "number", ["minimum"] = Least, ["maximum"] = Greatest };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && value >= Least && value <= Greatest
            ? null
            : $"expected {Expected}, not '{text}'";
}
