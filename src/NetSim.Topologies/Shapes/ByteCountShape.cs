using System.Text.Json.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A number of bytes: “300 B”, “64 KiB”.</summary>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
internal sealed record ByteCountShape(long Least, long Greatest) : ScalarShape<long>
{
    /// <inheritdoc/>
    public override string Expected => "a size such as 300 B or 64 KiB";

    /// <inheritdoc/>
    public override string Format(long value) => UnitText.Format(new DataSize(value));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => definitions.Refer(
        "size",
        () => Quantity.Schema("A size: 300 B, 15 kB, 64 KiB.", "B|kB|KB|MB|GB|KiB|MiB|GiB", mayBeZero: true));

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out long value)
    {
        var read = UnitText.TryParse(text, out DataSize size, out string? problem);
        value = size.Bytes;
        return !read ? problem
            : value < Least ? $"'{text}' is too small: at least {Format(Least)}"
            : value > Greatest ? $"'{text}' is too large: at most {Format(Greatest)}"
            : null;
    }
}
