using System.Text.Json.Nodes;
using NetSim.Topologies.Format;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Composition;

/// <summary>The JSON Schema of what puts a topology together.</summary>
internal static class CompositionSchema
{
    /// <summary>The value of <c>include</c>.</summary>
    public static JsonObject Include() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string" },
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }),
    };

    /// <summary>The value of <c>defaults</c>: the keys of each kind, none of them needed.</summary>
    public static JsonObject Defaults() => Closed(new JsonObject
    {
        [ScenarioFormat.Hosts] = KeysOf("host", HostFormat.Shape),
        [ScenarioFormat.Links] = KeysOf("link", LinkFormat.Shape),
        [ScenarioFormat.Connections] = KeysOf("connection", ConnectionFormat.Shape),
    });

    private static JsonObject KeysOf<T>(string name, RecordShape<T> shape)
    {
        var properties = new JsonObject();
        foreach (var key in shape.Keys.Where(key => key.IsOffered))
        {
            properties[key.Name] = new JsonObject { ["$ref"] = $"#/$defs/{name}/properties/{key.Name}" };
        }

        return Closed(properties);
    }

    private static JsonObject Closed(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = properties,
    };
}
