using System.Globalization;
using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Topologies;

namespace NetSim.Tests.Replay;

/// <summary>
/// Runs that were measured between two real kernels (Linux 6.18, 250 Hz), each written as a topology with the same drops, the
/// same calls of both applications and the phase that the real timers had, come out with the same packets.
/// </summary>
/// <remarks>
/// Beside each topology stands an extract of the real run: when each packet was sent, by whom, its flags, relative sequence
/// and acknowledgment number, bytes and SACK blocks. Of runs of more than a thousand packets it is the time of the last byte
/// and the number of retransmissions.
/// </remarks>
public class ReplayTests
{
    private const string Folder = "Traces";
    private const string Summary = "completion";

    /// <summary>Traces with all their packets.</summary>
    public static TheoryData<string> Traces => [.. Names.Where(static name => !IsSummary(name))];

    /// <summary>Long ones.</summary>
    public static TheoryData<string> LongTraces => [.. Names.Where(IsSummary)];

    private static IEnumerable<string> Names => Directory.EnumerateFiles(TestFiles.Beside(Folder), "*.yaml")
        .Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Traces))]
    public void Same_drops_in_same_packets_out(string trace)
    {
        var real = ReplayedPacket.Read(ExtractOf(trace));

        var simulated = Run(trace).Trace.Packets.Select(ReplayedPacket.Of).ToList();

        var difference = ReplayComparison.FirstDifference(real, simulated);
        if (KnownDifferences.Reasons.TryGetValue(trace, out var reason))
        {
            Assert.False(difference is null, $"{trace} comes out the same now: it is no known difference any more.");
            Assert.Skip($"{reason}: {difference}");
        }

        Assert.True(difference is null, difference);
    }

    [Theory]
    [MemberData(nameof(LongTraces))]
    public void A_long_transfer_takes_as_long(string trace)
    {
        // completion 1258.482 retransmissions 167
        var fields = File.ReadAllText(ExtractOf(trace)).Split(' ');
        var completionMs = double.Parse(fields[1], CultureInfo.InvariantCulture);
        var retransmissions = int.Parse(fields[3], CultureInfo.InvariantCulture);

        var record = Run(trace).Connection;

        if (KnownDifferences.Reasons.TryGetValue(trace, out var reason))
        {
            Assert.NotInRange(record.LastByte!.Value.InMilliseconds, completionMs * 0.97, completionMs * 1.03);
            Assert.Skip($"{reason}: expected {completionMs} ms; got {record.LastByte.Value}");
        }

        Assert.InRange(record.LastByte!.Value.InMilliseconds, completionMs * 0.97, completionMs * 1.03);
        Assert.InRange(record.Retransmissions, retransmissions * 0.9, retransmissions * 1.1);
    }

    private static bool IsSummary(string trace) =>
        File.ReadLines(ExtractOf(trace)).First().StartsWith(Summary, StringComparison.Ordinal);

    private static string ExtractOf(string trace) => TestFiles.Beside($"{Folder}/{trace}.txt");

    private static (RunTrace Trace, ConnectionRecord Connection) Run(string trace)
    {
        var file = TestFiles.Beside($"{Folder}/{trace}.yaml");
        var records = new RunTrace();
        var result = new Simulation(TopologyReader.Read(File.ReadAllText(file), file), new Simulator()).Run(0, records);
        return (records, Assert.Single(result.Connections));
    }
}
