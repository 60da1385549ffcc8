using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Network;

namespace NetSim.Topologies.Shapes;

/// <summary>Packets by their ordinal: “4”, “4-6”, “4-”.</summary>
internal sealed record OrdinalShape : ScalarShape<OrdinalRange>
{
    /// <inheritdoc/>
    public override string Expected => "packets such as 4, 4-6 or 4- (4 and all that follow), counted from 1";

    /// <inheritdoc/>
    public override string Format(OrdinalRange value) => value.ToString();

    /// <inheritdoc/>
    public override Nodes.Node Write(OrdinalRange value) =>
        value.First == value.Last ? Written.Literal(Format(value)) : Written.Text(Format(value));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        definitions.Refer("packets", () => new JsonObject
        {
            ["description"] =
            "Packets by their ordinal in this direction of the link, from 1: 4, 4-6, or 4- for all from "
                + "the fourth.",
            ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+(-[0-9]*)?$" }),
        });

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out OrdinalRange value)
    {
        value = default;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var firstText = dash < 0 ? text : text[..dash];
        var lastText = dash < 0 ? text : text[(dash + 1)..];
        var last = long.MaxValue;
        if (!TryParse(firstText, out var first) || (lastText.Length > 0 && !TryParse(lastText, out last)))
        {
            return $"expected {Expected}, not '{text}'";
        }

        value = new OrdinalRange(first, last);
        return last < first ? $"'{text}' ends before it begins" : null;
    }

    private static bool TryParse(string text, out long ordinal) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ordinal) && ordinal >= 1;
}
