using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Tests.Topologies;
using NetSim.Topologies;

namespace NetSim.Tests.Network;

public class ExplanationSumTests
{
    private const int MostRuns = 5;

    public static TheoryData<string> Shipped => [.. ShippedTopologies.Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_parts_of_each_phase_of_each_connection_add_up_to_the_nanosecond(string name)
    {
        var study = TopologyFile.LoadStudy(ShippedTopologies.PathOf(name), new StudyRequest());
        foreach (var point in study.Points)
        {
            var scenario = study.ScenarioOf(point);
            var simulation = new Simulation(scenario, new Simulator()) { Explains = true };
            foreach (var record in Enumerable.Range(0, Math.Min(MostRuns, scenario.Runs)).SelectMany(run => simulation.Run(run).Connections))
            {
                AssertAddsUp(record);
            }
        }
    }

    private static void AssertAddsUp(ConnectionRecord record)
    {
        foreach (var phase in Enum.GetValues<Phase>().Where(phase => phase != Phase.Close))
        {
            var parts = record.Latency![phase];
            Assert.Equal(record[phase], parts?.Total);
            var path = record.Latency.PathOf(phase);
            Assert.Equal(record[phase] ?? SimDuration.Zero, new SimDuration(path.Sum(step => step.Length.Nanoseconds)));
            Assert.All(path.Zip(path.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.All(path, step => Assert.True(step.Length > SimDuration.Zero));
            if (parts is not null)
            {
                Assert.Equal(SimDuration.Zero, parts[LatencyPart.Other]);
            }
        }
    }
}
