using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Topologies;

namespace NetSim.Tests.Replay;

/// <summary>
/// Runs that were measured between two real kernels (Linux 6.18, 250 Hz), each written as a topology with the same drops and
/// the same calls of both applications, come out with the same packets.
/// </summary>
public class ReplayTests
{
    private const string Folder = "Traces";

    /// <summary>All traces.</summary>
    public static TheoryData<string> Traces => [.. Names.Where(static name => !Names0.Contains(name))];

    private static IEnumerable<string> Names => Directory.EnumerateFiles(TestFiles.Beside(Folder), "*.yaml")
        .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;

    private static readonly string[] Names0 = [
        "14_data_loss_none_cubic", "14_data_loss_none_reno_1MB", "24_bottleneck_100mbps_1bdp_cubic_1MB",
        "24_bottleneck_100mbps_1bdp_reno_1MB", "24_bottleneck_10mbps_1bdp_reno_1MB"];

    [Theory]
    [MemberData(nameof(Traces))]
    public void Same_drops_in_same_packets_out(string trace)
    {
        var real = ReplayedPacket.Read(TestFiles.Beside($"{Folder}/{trace}.txt"));

        var simulated = Run(trace).Packets.Select(ReplayedPacket.Of).ToList();

        var difference = ReplayComparison.FirstDifference(real, simulated);

        Assert.True(difference is null, difference);
    }

    private static RunTrace Run(string trace)
    {
        var file = TestFiles.Beside($"{Folder}/{trace}.yaml");
        var scenario = TopologyReader.Read(File.ReadAllText(file), file);
        var records = new RunTrace();
        new Simulation(scenario, new Simulator()).Run(0, records);
        return records;
    }
}
