using CsCheck;
using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

public class TopologyWriterTests
{
    [Fact]
    public void What_is_written_reads_back_to_an_equal_scenario() =>
        ScenarioGen.Scenario.Sample(
            scenario =>
            {
                var text = TopologyWriter.Write(scenario);
                var again = TopologyReader.Read(text, "written.yaml");
                Assert.Equal(Deep.Text(scenario), Deep.Text(again));
            },
            iter: 500);

    [Fact]
    public void What_is_written_keeps_to_the_schema() =>
        ScenarioGen.Scenario.Sample(
            scenario => Assert.Empty(SchemaCheck.Problems(TopologyWriter.Write(scenario))),
            iter: 100);

    [Theory]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("1e3")]
    [InlineData("-")]
    [InlineData("0x1")]
    [InlineData("_")]
    [InlineData("no")]
    public void Names_that_mean_something_in_YAML_stay_names(string name)
    {
        var text = TopologyText.Minimal.Replace("client", $"'{name}'", StringComparison.Ordinal);

        var again = TopologyReader.Read(TopologyWriter.Write(TopologyText.Read(text)), "written.yaml");

        Assert.Equal(name, again.Hosts[0].Name);
        Assert.Equal(name, again.Connections[0].From);
    }

    [Fact]
    public void Everything_that_can_be_different_is_seen()
    {
        // Deep.Text is what the properties above rest on.
        var scenario = TopologyText.Read(TopologyText.Minimal);
        var other = scenario with { Connections = [scenario.Connections[0] with { Client = [] }] };

        Assert.NotEqual(Deep.Text(scenario), Deep.Text(other));
        Assert.Contains("Nanoseconds: 50000000", Deep.Text(scenario));
    }
}
