using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Sweeps;

/// <summary>The key <c>vary</c>. A study takes it out before it reads the scenario of a point; whoever wants one scenario
/// of a topology that varies has to say which.</summary>
internal sealed record VaryKey() : RecordKey<Scenario>(
    StudyReader.Vary,
    "What varies: paths with lists or ranges of values, in all combinations; zip, profiles, where, sample (docs/studies.md).")
{
    /// <inheritdoc/>
    public override Scenario Read(Scenario record, MappingEntry entry, ReadContext context)
    {
        context.Report(entry.Key.Origin, "'vary' makes several scenarios of this, where one is wanted");
        return record;
    }

    /// <inheritdoc/>
    public override Node? Write(Scenario record) => null;

    /// <inheritdoc/>
    public override Node? WriteOnto(Scenario start, Scenario record) => null;

    /// <inheritdoc/>
    public override JsonObject? Describe(Scenario start, SchemaDefinitions definitions) => new()
    {
        ["description"] = Doc,
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            [VaryReader.Zip] = Described(
                "Paths that walk together, each with as many values; or a list of such groups.",
                new JsonObject { ["anyOf"] = new JsonArray(Group(), new JsonObject { ["type"] = "array", ["items"] = Group() }) }),
            [VaryReader.Profiles] = Described(
                "Named groups of settings, by the name of their column: { network: { lte: { links.access.loss: 1 % } } }.",
                new JsonObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("object", "null") },
                    },
                }),
            [VaryReader.Where] = Described(
                "Conditions that a point has to keep, all of them: links.access.loss <= 2 % or network = lte.",
                new JsonObject
                {
                    ["anyOf"] = new JsonArray(
                        new JsonObject { ["type"] = "string" },
                        new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }),
                }),
            [VaryReader.Sample] = Described(
                "So many points by Latin hypercube instead of all combinations; ranges need no step.",
                new JsonObject
                {
                    ["anyOf"] = new JsonArray(
                        PointCount(),
                        new JsonObject
                        {
                            ["type"] = "object",
                            ["required"] = new JsonArray("points"),
                            ["additionalProperties"] = false,
                            ["properties"] = new JsonObject
                            {
                                ["points"] = PointCount(),
                                ["seed"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
                            },
                        }),
                }),
        },
        ["additionalProperties"] = Values(),
    };

    private static JsonObject Described(string text, JsonObject schema)
    {
        schema["description"] = text;
        return schema;
    }

    private static JsonObject PointCount() => new() { ["type"] = "integer", ["minimum"] = 2, ["maximum"] = Limits.Points };

    private static JsonObject Group() => new() { ["type"] = "object", ["additionalProperties"] = Values() };

    private static JsonObject Values() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "array", ["minItems"] = 1, ["maxItems"] = Limits.Values },
            new JsonObject { ["type"] = "string", ["pattern"] = @"\.\." }),
    };
}
