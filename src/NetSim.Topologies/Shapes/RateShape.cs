using System.Text.Json.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A rate of data: “20 Mbit/s”.</summary>
internal sealed record RateShape : ScalarShape<DataRate>
{
    private const string Units = "bit/s|kbit/s|Mbit/s|Gbit/s|bps|kbps|Mbps|Gbps|B/s|kB/s|MB/s|GB/s";

    /// <inheritdoc/>
    public override string Expected => "a rate such as 20 Mbit/s";

    /// <inheritdoc/>
    public override string Format(DataRate value) => UnitText.Format(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        definitions.Refer("rate", () => Quantity.Schema("A rate: 20 Mbit/s, 1 Gbit/s.", Units));

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out DataRate value) =>
        !UnitText.TryParse(text, out value, out string? problem) ? problem
        : value.BitsPerSecond == 0 ? $"'{text}' is zero: nothing would ever pass"
        : value.BitsPerSecond > Limits.BitsPerSecond
            ? $"'{text}' is too large: at most {Format(new DataRate(Limits.BitsPerSecond))}"
        : null;
}
