using NetSim.Network;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Tests.Network;

/// <summary>BBR version 1 through a bottleneck of 10 Mbit/s and 100 ms: 83 segments of 1,500 B fit the
/// path.</summary>
public class BbrTests
{
    private const double Fit = 10e6 / 8 / 1500 * 0.1;

    // Twice of what fits the path, and bursts; every 8 round trips the pace asks for a quarter more.
    [Fact]
    public void In_steady_state_cwnd_is_about_twice_of_what_fits_the_path()
    {
        var path = Run(new QueueLimit(Packets: 200), 9.Seconds);

        Assert.All(
            path.Series.Where(entry => entry.At > SimTime.Start + 3.Seconds),
            entry => Assert.InRange(entry.Window, 2 * Fit, 2.2 * Fit));
        Assert.Empty(path.Losses);
    }

    // Startup doubles each round trip, so the path is full at 0.5 s; three round trips later, with a queue by
    // then twice or three times as long, it knows.
    [Fact]
    public void It_fills_the_path_and_then_drains_what_it_queued()
    {
        var path = Run(new QueueLimit(Packets: 400), 3.Seconds);

        var end = path.Series.First(entry => entry.Threshold < int.MaxValue);
        Assert.InRange((end.At - SimTime.Start).InSeconds, 0.9, 1.9);
        Assert.InRange(end.Threshold, Fit, 1.1 * Fit);
    }

    // Ten seconds after the least round trip was seen, for 200 ms and a round trip.
    [Fact]
    public void Every_ten_seconds_it_looks_at_the_round_trip_with_four_segments()
    {
        var path = Run(new QueueLimit(Packets: 200), 30.Seconds);

        var looks = path.Series.Zip(path.Series.Skip(1)).Where(pair => pair.First.Window == 4).ToList();
        Assert.InRange(looks.Count, 2, 3);
        Assert.All(looks, pair => Assert.InRange((pair.Second.At - pair.First.At).InSeconds, 0.2, 0.6));
        Assert.All(looks.Zip(looks.Skip(1)), pair =>
            Assert.InRange((pair.Second.First.At - pair.First.First.At).InSeconds, 9.9, 11));
    }

    // Of 1 %, where CUBIC is down to 1.4 Mbit/s (measured).
    [Fact]
    public void Loss_does_not_slow_it()
    {
        var direction = new LinkDirectionSpec
        {
            Delay = 50.Milliseconds,
            Rate = new DataRate(10_000_000),
            Queue = new QueueLimit(Bytes: new DataSize(125_000)),
            Loss = new Probability(0.01),
        };
        var scenario = Scenarios.Pair(
            [new ApplicationStep.Send(200), new ApplicationStep.Receive(10_000_000)],
            [new ApplicationStep.Receive(200), new ApplicationStep.Send(10_000_000)],
            direction).WithServer(server => server with { Tcp = Bbr });

        var record = scenario.RunOne();

        // 8.7 s without loss.
        Assert.InRange(record.LastByte!.Value.InSeconds, 8.3, 10.5);
    }

    [Fact]
    public void It_gets_nine_tenths_of_the_rate()
    {
        var path = Run(new QueueLimit(Packets: 100), 20.Seconds);

        Assert.InRange(path.Received * 8 / 20.0, 0.9 * 10e6 * 1448 / 1500, 10e6 * 1448 / 1500);
    }

    private static TcpOptions Bbr => new() { CongestionControl = CongestionControlKind.Bbr };

    private static Bottleneck Run(QueueLimit queue, SimDuration length) =>
        new Bottleneck(Bbr, new TcpOptions(), new DataRate(10_000_000), 100.Milliseconds, queue).Run(length);
}
