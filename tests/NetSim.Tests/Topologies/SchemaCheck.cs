using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NetSim.Topologies;
using NetSim.Topologies.Nodes;

namespace NetSim.Tests.Topologies;

/// <summary>Holds YAML text against our JSON Schema, as an editor does: the keywords that we use, and no
/// others.</summary>
internal static class SchemaCheck
{
    private static readonly JsonObject Schema = JsonNode.Parse(TopologySchema.Generate())!.AsObject();

    /// <summary>What the schema says against a text; empty if it agrees.</summary>
    public static IReadOnlyList<string> Problems(string yaml) => Problems(yaml, Schema);

    /// <summary>What the schema of included files says against a text; empty if it agrees.</summary>
    public static IReadOnlyList<string> ProblemsOfPart(string yaml) =>
        Problems(yaml, JsonNode.Parse(TopologySchema.GeneratePart("netsim.schema.json"))!.AsObject());

    private static List<string> Problems(string yaml, JsonObject schema)
    {
        var root = NodeReader.Read(yaml, "schema", hasPositions: true, new ProblemList("schema"))!;
        var problems = new List<string>();
        Check(ToJson(root), schema, "", problems);
        return problems;
    }

    // As the core schema of YAML 1.2 understands plain scalars.
    private static JsonNode? ToJson(Node node) => node switch
    {
        TextNode { IsPlain: true, Text: "" or "~" or "null" } => null,
        TextNode { IsPlain: true, Text: "true" or "false" } text => JsonValue.Create(text.Text == "true"),
        TextNode { IsPlain: true } text when decimal.TryParse(
            text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            JsonValue.Create(number),
        TextNode text => JsonValue.Create(text.Text),
        ListNode list => new JsonArray([.. list.Items.Select(ToJson)]),
        MappingNode mapping => new JsonObject(
            mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, ToJson(entry.Value)))),
        _ => throw new ArgumentException("The text has a problem.", nameof(node)),
    };

    private static void Check(JsonNode? value, JsonObject schema, string path, List<string> problems)
    {
        foreach (var (keyword, rule) in schema)
        {
            if (!IsKept(keyword, rule!, value, schema, path, problems))
            {
                problems.Add(
                    $"{path}: {keyword} {rule!.ToJsonString()[..Math.Min(80, rule.ToJsonString().Length)]}");
            }
        }
    }

    private static bool IsKept(
        string keyword, JsonNode rule, JsonNode? value, JsonObject schema, string path, List<string> problems)
    {
        var text = value is JsonValue scalar && scalar.TryGetValue(out string? found) ? found : null;
        var number = value is JsonValue numeric && numeric.TryGetValue(out decimal counted)
            ? counted
            : (decimal?)null;
        switch (keyword)
        {
            case "$schema" or "title" or "description" or "default" or "$defs":
                return true;
            case "$ref":
                Check(value, Resolve((string)rule!), path, problems);
                return true;
            case "anyOf":
                return rule.AsArray().Any(option => IsValid(value, option!.AsObject()));
            case "type":
                return (
                    rule is JsonArray types
                        ? types.Select(type => (string)type!)
                        : [(string)rule!]).Any(type => IsOfType(type, value));
            case "const":
                return JsonNode.DeepEquals(rule, value) || (number == 0 && ToText(rule) == "0");
            case "enum":
                return rule.AsArray().Any(
                    item => JsonNode.DeepEquals(item, value) || ToText(item) == ToText(value));
            case "pattern":
                return text is null
                    || Regex.IsMatch(
                        text, (string)rule!, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
            case "minLength" or "maxLength":
                return text is null
                    || (keyword == "minLength" ? text.Length >= (int)rule! : text.Length <= (int)rule!);
            case "minimum" or "maximum":
                return number is null
                    || (
                        keyword == "minimum" ? number >= decimal.Parse(
                            rule.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
                    : number <= decimal.Parse(
                        rule.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture));
            default:
                return IsKeptByParts(keyword, rule, value, schema, path, problems);
        }
    }

    // A pointer into the one schema, from another file too.
    private static JsonObject Resolve(string reference) => reference[(reference.IndexOf('#', StringComparison.Ordinal) + 2)..]
        .Split('/').Aggregate<string, JsonNode>(Schema, (node, name) => node[name]!).AsObject();

    private static bool IsKeptByParts(
        string keyword, JsonNode rule, JsonNode? value, JsonObject schema, string path, List<string> problems)
    {
        var list = value as JsonArray;
        var mapping = value as JsonObject;
        switch (keyword)
        {
            case "minItems" or "maxItems":
                return list is null
                    || (keyword == "minItems" ? list.Count >= (int)rule! : list.Count <= (int)rule!);
            case "uniqueItems":
                return list is null
                    || list.Select(ToText).Distinct(StringComparer.Ordinal).Count() == list.Count;
            case "items":
                foreach (var (at, item) in (list ?? []).Index())
                {
                    Check(item, rule.AsObject(), $"{path}[{at}]", problems);
                }

                return true;
            case "minProperties" or "maxProperties":
                return mapping is null
                    || (
                        keyword == "minProperties"
                            ? mapping.Count >= (int)rule!
                            : mapping.Count <= (int)rule!);
            case "required":
                return mapping is null || rule.AsArray().All(key => mapping.ContainsKey((string)key!));
            case "propertyNames":
                return mapping is null
                    || mapping.All(entry => IsValid(JsonValue.Create(entry.Key), rule.AsObject()));
            case "properties":
                foreach (
                    var (key, item) in mapping?.Where(entry => rule.AsObject().ContainsKey(entry.Key)) ?? [])
                {
                    Check(item, rule[key]!.AsObject(), $"{path}.{key}", problems);
                }

                return true;
            case "additionalProperties":
                foreach (
                    var (key, item) in mapping?.Where(
                        entry => schema["properties"]?[entry.Key] is null) ?? [])
                {
                    if (rule is not JsonObject other)
                    {
                        problems.Add($"{path}: no key {key}");
                        continue;
                    }

                    Check(item, other, $"{path}.{key}", problems);
                }

                return true;
            default:
                throw new InvalidOperationException($"The schema uses {keyword}, which is not checked here.");
        }
    }

    private static bool IsValid(JsonNode? value, JsonObject schema)
    {
        var problems = new List<string>();
        Check(value, schema, "", problems);
        return problems.Count == 0;
    }

    private static string ToText(JsonNode? node) => node?.ToJsonString() ?? "null";

    private static bool IsOfType(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue text && text.TryGetValue(out string? _),
        "boolean" => value is JsonValue truth && truth.TryGetValue(out bool _),
        "number" => value is JsonValue number && number.TryGetValue(out decimal _),
        "integer" =>
            value is JsonValue whole && whole.TryGetValue(out decimal digits) && decimal.IsInteger(digits),
        _ => throw new InvalidOperationException($"The schema uses type {type}, which is not checked here."),
    };
}
