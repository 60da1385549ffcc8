using NetSim.Network;
using NetSim.Network.Explaining;

namespace NetSim.Tests.Network;

/// <summary>What is true of every explanation.</summary>
internal static class ExplanationAssert
{
    /// <summary>The parts and the path of each phase that was reached are the phase, to the nanosecond, and nothing is left
    /// unexplained.</summary>
    public static void AddsUp(ConnectionRecord record)
    {
        foreach (var phase in Enum.GetValues<Phase>().Where(phase => phase != Phase.Close))
        {
            var parts = record.Latency![phase];
            Assert.Equal(record[phase], parts?.Total);
            Assert.All(Enum.GetValues<LatencyPart>(), part => Assert.True(!(parts?[part] < SimDuration.Zero)));
            Assert.Equal(SimDuration.Zero, parts?[LatencyPart.Other] ?? SimDuration.Zero);
            var path = record.Latency.PathOf(phase);
            Assert.Equal(record[phase] ?? SimDuration.Zero, new SimDuration(path.Sum(step => step.Length.Nanoseconds)));
            Assert.All(path.Zip(path.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.All(path, step => Assert.True(step.Length > SimDuration.Zero));
        }
    }
}
