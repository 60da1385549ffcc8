using NetSim.Network;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Tests.Network;

/// <summary>cwnd over time, against a real kernel (Linux 6.18) that sent through the same bottleneck: its
/// TCP_INFO every 10 ms.</summary>
/// <remarks>The measured receiver acknowledged every second segment, so these do.</remarks>
public class CongestionSeriesTests
{
    // The bound for cwnd at a loss, ssthresh after it, and the period.
    private const double Tolerance = 0.05;

    // 10 Mbit/s, 40 ms, room for 40 packets. Reno’s window would be back after 23 round trips of 80 ms, the
    // cubic curve after 3.8 s: it is the Reno-friendly region that makes the period.
    [Fact, Rfc(9438, "4.3")]
    public void CUBIC_in_its_Reno_friendly_region()
    {
        var path = Send(CongestionControlKind.Cubic, 40.Milliseconds, queuePackets: 40, 30.Seconds);

        // Measured: 75 or 76 → 52 or 53 at each loss, and in steady state every 2.64 s.
        var steady = path.Losses.Where(loss => loss.At > SimTime.Start + 4.Seconds).ToList();
        Assert.InRange(steady.Count, 9, 10);
        Assert.All(steady, loss => Near(75, loss.Window));
        Assert.All(steady, loss => Near(52, loss.Threshold));
        Assert.All(
            steady.Zip(steady.Skip(1)), pair => Near(2.64, (pair.Second.At - pair.First.At).InSeconds));
    }

    // 10 Mbit/s, 100 ms, room for 1,000 packets, the 301st data packet lost: it ends slow start, and 20 s of
    // the cubic curve follow, up to an overflow.
    [Fact, Rfc(9438, "4.2"), Rfc(9438, "4.4"), Rfc(9438, "4.5")]
    public void CUBIC_after_one_loss()
    {
        var path = Send(CongestionControlKind.Cubic, 100.Milliseconds, queuePackets: 1000, 24.Seconds, 300);

        // Measured at 0.5 s to 20 s.
        (double Seconds, int Window)[] measured =
        [
            (0.5, 80), (0.7, 227), (1.5, 226), (2, 243), (2.5, 259), (3, 273), (3.5, 284), (4, 292), (5, 303),
            (7, 310), (10, 316), (15, 465), (20, 981),
        ];
        Assert.All(measured, point => Near(point.Window, path.WindowAt(Seconds(point.Seconds))));

        // Measured: 309 → 217 at 0.811 s, 1316 → 922 at 21.935 s.
        Assert.Equal(2, path.Losses.Count);
        Near(309, path.Losses[0].Window);
        Near(217, path.Losses[0].Threshold);
        Near(1316, path.Losses[1].Window);
        Near(922, path.Losses[1].Threshold);
        Near(21.935, (path.Losses[1].At - SimTime.Start).InSeconds);
    }

    [Fact, Rfc(5681, "3.1")]
    public void Reno_after_one_loss()
    {
        var path = Send(CongestionControlKind.Reno, 100.Milliseconds, queuePackets: 1000, 25.Seconds, 300);

        // Measured: 308 → 155 at 0.807 s, then a segment a round trip.
        var loss = Assert.Single(path.Losses);
        Near(308, loss.Window);
        Near(155, loss.Threshold);
        (double Seconds, int Window)[] measured =
        [
            (1.5, 156), (2, 159), (3, 164), (4, 169), (5, 174), (7, 183), (10, 196), (15, 217), (20, 235),
            (25, 252),
        ];
        Assert.All(measured, point => Near(point.Window, path.WindowAt(Seconds(point.Seconds))));
    }

    // Losses at regular distances, RTT 100 ms: 1.2/√p for Reno (RFC 3649 §3), at least 1.054·(RTT/p)^(3/4)
    // for CUBIC (RFC 9438 §5.1). Linux looks a round trip ahead, so its curve is steeper.
    [Theory, Rfc(9438, "5.1")]
    [InlineData(CongestionControlKind.Reno, 100, 12, 0.9, 1.1)]
    [InlineData(CongestionControlKind.Reno, 1000, 38, 0.9, 1.1)]
    [InlineData(CongestionControlKind.Cubic, 10_000, 187, 1, 1.2)]
    public void The_average_window_at_a_loss_rate(
        CongestionControlKind kind, int distance, int average, double atLeast, double atMost)
    {
        var path = new Bottleneck(
            new TcpOptions { CongestionControl = kind },
            new TcpOptions { AckPolicy = AckPolicyKind.Immediate },
            new DataRate(10_000_000_000),
            100.Milliseconds,
            new QueueLimit(),
            [.. Enumerable.Range(1, 200).Select(i => i * distance)]).Run(120.Seconds);

        Assert.InRange(Average(path, from: 20, to: 120), atLeast * average, atMost * average);
    }

    // Over time, in seconds.
    private static double Average(Bottleneck path, int from, int to)
    {
        var (start, end) = (SimTime.Start + from.Seconds, SimTime.Start + to.Seconds);
        var ends = path.Series.Skip(1).Select(entry => entry.At).Append(end);
        var sum = path.Series.Zip(ends).Sum(part => part.First.Window
            * Math.Max(0, (SimTime.Min(part.Second, end) - SimTime.Max(part.First.At, start)).InSeconds));
        return sum / (to - from);
    }

    private static Bottleneck Send(
        CongestionControlKind kind,
        SimDuration roundTrip,
        int queuePackets,
        SimDuration length,
        params int[] drops) =>
        new Bottleneck(
            new TcpOptions { CongestionControl = kind },
            new TcpOptions { AckPolicy = AckPolicyKind.Delayed },
            new DataRate(10_000_000),
            roundTrip,
            new QueueLimit(Packets: queuePackets),
            drops).Run(length);

    private static SimDuration Seconds(double seconds) => new((long)(seconds * 1e9));

    private static void Near(double measured, double value) =>
        Assert.InRange(value, measured * (1 - Tolerance), measured * (1 + Tolerance));
}
