using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

public class ShippedTopologyTests
{
    public static TheoryData<string> Names { get; } = ShippedTopologies.Names;

    [Theory]
    [InlineData("three_way_handshake")]
    [InlineData("four_way_teardown")]
    [InlineData("simultaneous_close")]
    [InlineData("lost_syn")]
    [InlineData("lost_fin")]
    [InlineData("refused")]
    [InlineData("tls13_handshake")]
    [InlineData("tls12_handshake")]
    [InlineData("tls13_lossy")]
    [InlineData("compare_tls_versions")]
    public void The_tutorial_is_complete(string name) => Assert.Contains(name, Names.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_topology_reads_as_it_was_approved(string name)
    {
        var scenario = ShippedTopologies.ScenarioOf(name);

        Approved.Matches(TopologyWriter.Write(scenario), testName: name.Replace('/', '.'));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_topology_says_first_what_it_shows_and_then_its_schema(string name)
    {
        var lines = File.ReadAllLines(ShippedTopologies.PathOf(name));

        Assert.Matches(@"^# [A-Z].{30,106}[.]$", lines[0]);
        var up = string.Concat(Enumerable.Repeat("../", name.Count(letter => letter == '/') + 1));
        Assert.Equal($"# yaml-language-server: $schema={up}docs/netsim.schema.json", lines[1]);
        Assert.All(lines, line => Assert.True(line.Length <= 110, line));
    }

    [Fact]
    public void An_included_file_says_first_what_it_holds_and_then_its_schema()
    {
        Assert.NotEmpty(ShippedTopologies.Parts);
        Assert.All(ShippedTopologies.Parts, path =>
        {
            var lines = File.ReadAllLines(path);
            Assert.Matches(@"^# [A-Z].{30,106}[.]$", lines[0]);
            Assert.Matches(@"^# yaml-language-server: \$schema=(\.\./)+docs/netsim\.part\.schema\.json$", lines[1]);
            Assert.Empty(SchemaCheck.ProblemsOfPart(File.ReadAllText(path)));
        });
    }

    [Fact]
    public void The_lossy_batch_loses_one_packet_in_a_hundred_each_way_a_thousand_times()
    {
        var scenario = TopologyFile.Load(ShippedTopologies.PathOf("tls13_lossy"));

        Assert.Equal(1000, scenario.Runs);
        var access = Assert.Single(scenario.Links, link => link.Forward.Loss.Value > 0);
        Assert.Equal((0.01, 0.01), (access.Forward.Loss.Value, access.Backward.Loss.Value));
    }
}
