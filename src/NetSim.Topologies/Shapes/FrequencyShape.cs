using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>How often something happens, in times per second: “50 /s”.</summary>
internal sealed record FrequencyShape : ScalarShape<double>
{
    private const double Least = 1e-6;
    private const double Greatest = 1e9;

    /// <inheritdoc/>
    public override string Expected => "a frequency such as 50 /s";

    /// <inheritdoc/>
    public override string Format(double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:R} /s");

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        definitions.Refer("frequency", () => Quantity.Schema("How often: 50 /s, 3 /min.", "/s|/min|/ms"));

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out double value) =>
        !UnitText.TryParseFrequency(text, out value, out var problem) ? problem
        : value is < Least or > Greatest ? $"'{text}' is out of range: from 0.000001 /s to 1e9 /s"
        : null;
}
