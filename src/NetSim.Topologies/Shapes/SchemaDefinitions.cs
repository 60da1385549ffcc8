using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The schemas that others refer to by name.</summary>
internal sealed class SchemaDefinitions
{
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    /// <summary>A reference to a schema, which is described on the first request.</summary>
    public JsonObject Refer(string name, Func<JsonObject> describe)
    {
        if (!_definitions.ContainsKey(name))
        {
            _definitions[name] = [];
            _definitions[name] = describe();
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    /// <summary>All of them, by name.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (name, schema) in _definitions)
        {
            json[name] = schema;
        }

        return json;
    }
}
