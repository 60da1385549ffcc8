using System.Globalization;
using NetSim.Engine;
using NetSim.Network;
using NetSim.Protocols.Tcp;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>Latency under loss is distributed as it was measured on Linux 6.18.</summary>
/// <remarks>The environment variable NETSIM_KS_RUNS says how many connections of each size to simulate on each path.</remarks>
public class MeasuredLatencyTests
{
    private const double Bound = 0.03;

    // A real sender's buffer fills up while a loss is repaired; ours holds everything, and the end of a long response comes
    // earlier.
    private const double BoundOfLong = 0.08;
    private const long Long = 100_000;

    // Of the measurement: the application was up to 2 ms late in one case of a hundred, and 0.2 ms in the middle, which the
    // path takes.
    private const double SlackMs = 2;
    private static readonly SimDuration Delay = 100.Microseconds;

    private static readonly int Runs = int.TryParse(
        Environment.GetEnvironmentVariable("NETSIM_KS_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var runs)
        ? runs
        : 2000;

    public static TheoryData<int, double> Paths => [.. MeasuredLatency.All
        .Select(row => (row.RoundTripMs, row.LossPercent)).Distinct()];

    [Theory, MemberData(nameof(Paths))]
    public void Latency_is_distributed_as_measured(int roundTripMs, double lossPercent)
    {
        var measured = MeasuredLatency.All.Where(row => (row.RoundTripMs, row.LossPercent) == (roundTripMs, lossPercent));
        var records = Simulate(roundTripMs, lossPercent);

        Assert.All(measured, row => Compare(row, records));
    }

    [Fact]
    public void The_distance_is_that_of_Kolmogorov_and_Smirnov_beyond_the_slack()
    {
        var measured = new MeasuredLatency(10, 1, Phase.Total, null, 4, [10, 10, 20, 30]);

        Assert.Equal(0, measured.DistanceTo([9, 11, 21, 29], slackMs: 1));
        Assert.Equal(0.25, measured.DistanceTo([8, 11, 21, 29], slackMs: 1));
        Assert.Equal(0.5, measured.DistanceTo([10, 10, 10, 10], slackMs: 1));
        Assert.Equal(0.75, measured.DistanceTo([10, 32, 32, 32], slackMs: 1));
    }

    private static void Compare(MeasuredLatency row, IReadOnlyList<ConnectionRecord> records)
    {
        var simulated = records
            .Where(record => row.ResponseBytes is null || record.Connection == NameOf(row.ResponseBytes.Value))
            .Select(record => record[row.Phase]!.Value.InMilliseconds).Order().ToList();

        var distance = row.DistanceTo(simulated, SlackMs);

        // What two samples of one and the same distribution differ by in one case of a hundred (Smirnov, 1939).
        var chance = 1.63 * Math.Sqrt(1.0 / row.Samples + 1.0 / simulated.Count);
        TestContext.Current.TestOutputHelper!.WriteLine($"{row}: {distance:0.000}, by chance {chance:0.000}");
        var bound = Math.Max(row.ResponseBytes > Long ? BoundOfLong : Bound, chance);
        Assert.True(distance <= bound, $"{row}: {distance:0.000} > {bound:0.000}");
    }

    private static List<ConnectionRecord> Simulate(int roundTripMs, double lossPercent)
    {
        var direction = new LinkDirectionSpec
        {
            Delay = roundTripMs.Milliseconds / 2 + Delay,
            Loss = new Probability(lossPercent / 100),
        };

        // Both ends were network namespaces of one kernel.
        var tcp = new TcpOptions { TimerHz = 250, SharesTimerPhase = true };
        var scenario = Scenarios.Pair([], [], direction) with
        {
            Duration = 400.Seconds,
            Hosts = [new HostSpec { Name = "c", Tcp = tcp }, new HostSpec { Name = "s", Tcp = tcp }],
            Connections = [.. MeasuredLatency.All.Select(row => row.ResponseBytes).OfType<long>().Distinct().Select(Exchange)],
        };
        var simulation = new Simulation(scenario, new Simulator());
        return [.. Enumerable.Range(0, Runs).SelectMany(run => simulation.Run(run).Connections)];
    }

    private static ConnectionSpec Exchange(long bytes) => new()
    {
        Name = NameOf(bytes),
        From = "c",
        To = "s",
        Port = 80,
        Client = [new Send(200), new Receive(bytes), new ReceiveEof(), new Close()],
        Server = [new Receive(200), new Send(bytes), new Shutdown(), new ReceiveEof(), new Close()],
    };

    private static string NameOf(long responseBytes) => $"x{responseBytes}";
}
