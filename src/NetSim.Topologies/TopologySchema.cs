using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetSim.Topologies.Composition;
using NetSim.Topologies.Format;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies;

/// <summary>The JSON Schema of topology files, for editors. It comes from the description that the reader
/// reads by.</summary>
public static class TopologySchema
{
    /// <summary>The schema (draft 2020-12), ending with a line break.</summary>
    public static string Generate()
    {
        var definitions = new SchemaDefinitions();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "NetSim topology",
        };
        foreach (var (name, value) in ScenarioFormat.Shape.Describe(definitions).ToList())
        {
            schema[name] = value!.DeepClone();
        }

        ((JsonObject)schema["properties"]!)[Parameters.Key] = Parameters.Describe();
        // What is needed may come from the files that are included.
        var needed = schema["required"]!.DeepClone();
        schema.Remove("required");
        schema["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray(Includes.Key) }, new JsonObject { ["required"] = needed });
        schema["$defs"] = definitions.ToJson();
        return Print(schema);
    }

    /// <summary>The schema of a file that others include: the same keys, of which none is needed.</summary>
    /// <param name="whole">The file with the schema of whole topologies, from this one’s folder.</param>
    public static string GeneratePart(string whole)
    {
        var properties = new JsonObject();
        foreach (var name in ScenarioFormat.Shape.Keys.Where(key => key.IsOffered).Select(key => key.Name).Append(Parameters.Key))
        {
            properties[name] = new JsonObject { ["$ref"] = $"{whole}#/properties/{name}" };
        }

        return Print(new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "NetSim topology, a part that others include",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        });
    }

    private static string Print(JsonObject schema)
    {
        var options = new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return schema.ToJsonString(options) + "\n";
    }
}
