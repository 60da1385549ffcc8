using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A number of runs: “1000”, “1e6 runs”.</summary>
internal sealed record RunCountShape : ScalarShape<int>
{
    private const string Runs = "runs";

    /// <inheritdoc/>
    public override string Expected => $"a number of runs from 2 to {Limits.Runs}, such as 1000 or 1e6 runs";

    /// <inheritdoc/>
    public override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override Node Write(int value) => Written.Literal(Format(value));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = 2, ["maximum"] = Limits.Runs },
            new JsonObject { ["type"] = "string", ["pattern"] = @"^\s*[0-9.]+([eE]\+?[0-9]+)?\s*(runs)?\s*$" }),
    };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out int value)
    {
        var number = text.Trim();
        number = number.EndsWith(Runs, StringComparison.Ordinal) ? number[..^Runs.Length].TrimEnd() : number;
        var isRead = decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
            && count is >= 2 and <= Limits.Runs && count == decimal.Floor(count);
        value = isRead ? (int)count : 0;
        return isRead ? null : $"expected {Expected}, not '{text}'";
    }
}
