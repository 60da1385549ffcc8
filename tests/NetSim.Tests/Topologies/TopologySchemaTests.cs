using NetSim.Tests.Protocols.Tcp;
using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

public class TopologySchemaTests
{
    [Fact]
    public void The_committed_schema_is_up_to_date()
    {
        var path = Path.Combine(ShippedTopologies.Root, "docs", "netsim.schema.json");
        if (Environment.GetEnvironmentVariable("NETSIM_APPROVE") == "1")
        {
            File.WriteAllText(path, TopologySchema.Generate());
        }

        // netsim schema > docs/netsim.schema.json, or NETSIM_APPROVE=1.
        Assert.Equal(File.ReadAllText(path), TopologySchema.Generate());
    }

    [Fact]
    public void The_committed_schema_of_included_files_is_up_to_date() =>
        Documents.Match("netsim.part.schema.json", TopologySchema.GeneratePart("netsim.schema.json"));

    [Fact]
    public void The_schema_accepts_what_ships() =>
        Assert.All(
            ShippedTopologies.Paths, path => Assert.Empty(SchemaCheck.Problems(File.ReadAllText(path))));

    [Theory]
    [InlineData("seed: -1")]
    [InlineData("runs: many")]
    [InlineData("sead: 1")]
    [InlineData("duration: 5")]
    [InlineData("duration: 5 seconds")]
    [InlineData("expect: p95(total) <= 1 s")]
    [InlineData("expect: [total <= 1 s]")]
    [InlineData("vary: [1 %]")]
    [InlineData("vary: { links.wire.loss: 1 % }")]
    [InlineData("until: { precision: 2 % }")]
    [InlineData("until: { metric: p95 total }")]
    [InlineData("include: { file: a.yaml }")]
    [InlineData("defaults: { nodes: {} }")]
    [InlineData("defaults: { links: { delya: 1 ms } }")]
    public void The_schema_refuses_what_the_reader_refuses_of_the_head(string line) =>
        Refuses(TopologyText.Minimal + line + "\n");

    [Theory]
    [InlineData("loss: 120 %", true)]
    [InlineData("loss: 1.5", false)]
    [InlineData("delay: 20", false)]
    [InlineData("delay: { forwad: 1 ms }", false)]
    [InlineData("jitter: { normal: 1 ms, gamma: 1 ms }", false)]
    [InlineData("jitter: { gamma: { mean: 1 ms } }", false)]
    [InlineData("rate: 1 kbit/s, queue: 5", false)]
    [InlineData("drop: { forward: 1 }", false)]
    [InlineData("drop: { forward: [x] }", false)]
    [InlineData("preset: let", false)]
    public void The_schema_refuses_what_the_reader_refuses_of_a_link(string keys, bool isBeyondIt)
    {
        var text = TopologyText.Minimal.Replace("delay: 50 ms", keys, StringComparison.Ordinal);

        if (isBeyondIt)
        {
            // A pattern cannot compare numbers.
            Assert.Throws<TopologyException>(() => TopologyText.Read(text));
            Assert.Empty(SchemaCheck.Problems(text));
            return;
        }

        Refuses(text);
    }

    [Theory]
    [InlineData("tls: { version: 1.4 }")]
    [InlineData("tls: yes")]
    [InlineData("close: sever")]
    [InlineData("exchange: [{ requst: 1 B }]")]
    [InlineData("client: [clse], server: []")]
    [InlineData("client: [{ send: 1 B, receive: 1 B }], server: []")]
    [InlineData("start: { every: often }")]
    [InlineData("nodelay: maybe")]
    public void The_schema_refuses_what_the_reader_refuses_of_a_connection(string keys) =>
        Refuses(
            TopologyText.Minimal.Replace(
                "to: \"server:80\"", $"to: \"server:80\", {keys}", StringComparison.Ordinal));

    [Theory]
    [InlineData("delay: 0")]
    [InlineData("delay: 1.5us")]
    [InlineData("loss: 0.5")]
    [InlineData("loss: 0")]
    [InlineData("loss: 5 ‰")]
    [InlineData("rate: 10 Mbps, queue: 1 packet")]
    [InlineData("jitter: none, rate: unlimited, queue: unlimited")]
    [InlineData("drop: { forward: [1, 2-3, 4-] }")]
    [InlineData("preset: lte, loss: 1 %")]
    public void The_schema_accepts_what_the_reader_accepts(string keys)
    {
        var text = TopologyText.Minimal.Replace("delay: 50 ms", keys, StringComparison.Ordinal);

        TopologyText.Read(text);
        Assert.Empty(SchemaCheck.Problems(text));
    }

    private static void Refuses(string text)
    {
        Assert.Throws<TopologyException>(() => TopologyText.Read(text));
        Assert.NotEmpty(SchemaCheck.Problems(text));
    }
}
