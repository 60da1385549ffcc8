using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The JSON Schema of numbers with units.</summary>
internal static class Quantity
{
    /// <summary>Text of a number, optional spaces and one of the units.</summary>
    /// <param name="description">What it is, with examples.</param>
    /// <param name="units">The units, parted by bars.</param>
    /// <param name="mayBeZero">Whether the bare number 0 is meant too.</param>
    public static JsonObject Schema(string description, string units, bool mayBeZero = false)
    {
        var text = new JsonObject { ["type"] = "string", ["pattern"] = $"^\\s*{Number} *({units})\\s*$" };
        if (!mayBeZero)
        {
            text["description"] = description;
            return text;
        }

        text["pattern"] = $"^\\s*({Number} *({units})|0)\\s*$";
        return new JsonObject
        {
            ["description"] = description,
            ["anyOf"] = new JsonArray(text, new JsonObject { ["const"] = 0 }),
        };
    }

    private const string Number = "\\+?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";
}
