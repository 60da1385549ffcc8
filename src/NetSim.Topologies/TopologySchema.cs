using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
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
        schema["$defs"] = definitions.ToJson();
        var options = new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return schema.ToJsonString(options) + "\n";
    }
}
