using System.Text.Json.Nodes;
using NetSim.Topologies;
using NetSim.Topologies.Format;

namespace NetSim.Tests.Topologies;

/// <summary>The reference, docs/topology-format.md, against the description that the reader reads
/// by.</summary>
public class TopologyReferenceTests
{
    private static readonly string Reference =
        File.ReadAllText(Path.Combine(ShippedTopologies.Root, "docs", "topology-format.md"));

    private static string TcpTable =>
        Reference.Split("### TCP options")[1].Split("\n## ")[0];

    [Fact]
    public void Every_key_is_in_the_reference()
    {
        var keys = KeysOf(
            JsonNode.Parse(TopologySchema.Generate())!).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(keys.Count > 60, "The schema holds too few keys to be all of them.");
        Assert.All(keys, key => Assert.True(IsNamed(key), $"The reference does not name {key}."));
    }

    [Fact]
    public void The_defaults_of_TCP_are_those_in_the_reference() =>
        Assert.All(
            TcpFormat.Shape.Keys,
            key =>
            {
                var cells = Assert.Single(
                    TcpTable.Split('\n'), line =>
                        line.StartsWith($"| `{key.Name}` |", StringComparison.Ordinal)).Split('|');
                Assert.Equal($"`{DefaultOf(key.Name, "linux")}`", cells[^3].Trim());
                var rfc = cells[^2].Trim();
                Assert.Equal($"`{DefaultOf(key.Name, "rfc")}`", rfc.Length == 0 ? cells[^3].Trim() : rfc);
            });

    [Fact]
    public void The_first_example_can_be_read()
    {
        var start = Reference.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;

        var example = Reference[start..Reference.IndexOf("```", start, StringComparison.Ordinal)];

        Assert.Equal("A page over a mobile link", TopologyText.Read(example).Name);
    }

    private static bool IsNamed(string key) =>
        Reference.Contains($"`{key}`", StringComparison.Ordinal)
        || Reference.Contains($"{{ {key}: ", StringComparison.Ordinal)
        || Reference.Contains($", {key}: ", StringComparison.Ordinal);

    private static string DefaultOf(string key, string stack) =>
        TopologyWriter.Write(TopologyText.Read(
                TopologyText.Minimal.Replace(
                    "client: {}", $"client: {{ stack: {stack} }}", StringComparison.Ordinal)))
            .Split('\n')
            .First(line => line.TrimStart().StartsWith(key + ":", StringComparison.Ordinal))
            .Split(": ")[1];

    private static IEnumerable<string> KeysOf(JsonNode node) => node switch
    {
        JsonObject mapping => (mapping["properties"]?.AsObject().Select(entry => entry.Key) ?? [])
            .Concat(mapping.SelectMany(entry => KeysOf(entry.Value!))),
        JsonArray list => list.SelectMany(item => KeysOf(item!)),
        _ => [],
    };
}
