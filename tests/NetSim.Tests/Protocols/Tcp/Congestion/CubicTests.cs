using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Tests.Protocols.Tcp.Congestion;

public class CubicTests
{
    private static readonly SequenceNumber Somewhere = new(1);

    // RFC 9438 §4.6: β = 0.7, in whole segments.
    [Theory, Rfc(9438, "4.6")]
    [InlineData(100, 70)]
    [InlineData(10, 7)]
    [InlineData(3, 2)]
    [InlineData(1, 2)]
    public void A_loss_leaves_seven_tenths(int window, int threshold)
    {
        var cubic = Open(window);

        cubic.OnRecoveryBegins();

        Assert.Equal(threshold, cubic.SlowStartThresholdSegments);
        cubic.OnRecoveryEnds();
        Assert.Equal(threshold, cubic.WindowSegments);
    }

    // RFC 9438 §4.2: W(t) = C·(t − K)³ + W_max, K = ∛((W_max − cwnd)/C): from 700 of 1,000, K = ∛(300/0.4) =
    // 9.09 s. A round trip of 1 s is ahead of the curve by itself, so cwnd at t is W(t + 1 s).
    [Fact, Rfc(9438, "4.2"), Rfc(9438, "4.4"), Rfc(9438, "4.5")]
    public void The_window_follows_the_cube_of_time()
    {
        var cubic = Open(1000);
        cubic.OnRecoveryBegins();
        cubic.OnRecoveryEnds();

        var windows = Grow(cubic, seconds: 16, roundTrip: 1.Seconds);

        for (var t = 2; t < windows.Count; t++)
        {
            Assert.InRange(windows[t], 0.98 * CurveAt(t), 1.02 * CurveAt(t + 1));
        }

        static double CurveAt(double t) => 0.4 * Math.Pow(t - Math.Cbrt(750), 3) + 1000;
    }

    // RFC 9438 §4.3: α = 3·(1 − 0.7)/(1 + 0.7) = 0.529 of a segment for each window; 8/15 in whole numbers.
    // At 10 ms the cubic curve is far slower.
    [Fact, Rfc(9438, "4.3")]
    public void On_short_paths_it_is_as_fast_as_Reno()
    {
        var cubic = Open(40);
        cubic.OnRecoveryBegins();
        cubic.OnRecoveryEnds();

        var windows = Grow(cubic, seconds: 1, roundTrip: 10.Milliseconds);

        Assert.InRange(windows[^1], 28 + 0.9 * 100 * 8 / 15, 28 + 1.1 * 100 * 8 / 15);
    }

    // RFC 9438 §4.7: a second loss below the first leaves W_max at (1 + β)/2 of cwnd, so K falls from that of
    // 1,000.
    [Fact, Rfc(9438, "4.7")]
    public void Fast_convergence_aims_lower_after_a_smaller_peak()
    {
        var cubic = Open(1000);
        cubic.OnRecoveryBegins();
        cubic.OnRecoveryEnds();
        cubic.SetWindow(800);
        cubic.OnRecoveryBegins();
        cubic.OnRecoveryEnds();

        // W_max = 0.85·800 = 680 and cwnd 560: K = ∛(120/0.4) = 6.7 s; there cwnd is W_max.
        var windows = Grow(cubic, seconds: 7, roundTrip: 1.Seconds);

        Assert.InRange(windows[6], 0.98 * 680, 1.01 * 680);
    }

    // RFC 9438 §4.2.1.
    [Fact, Rfc(9438, "4.2.1")]
    public void A_pause_of_the_application_is_no_time()
    {
        var (steady, paused) = (Open(1000), Open(1000));
        foreach (var cubic in new[] { steady, paused })
        {
            cubic.OnRecoveryBegins();
            cubic.OnRecoveryEnds();
            Grow(cubic, seconds: 3, roundTrip: 1.Seconds);
        }

        paused.OnTransmissionStart(100.Seconds, SimTime.Start + 103.Seconds);
        var after = Grow(paused, seconds: 3, roundTrip: 1.Seconds, from: 103);

        Assert.Equal(Grow(steady, seconds: 3, roundTrip: 1.Seconds, from: 3), after);
    }

    // Linux: min. every second ACK, however far the curve is ahead; RFC 9438 §4.4 says the same as 1.5·cwnd a
    // round.
    [Fact, Rfc(9438, "4.4")]
    public void It_grows_by_half_in_a_round_trip_at_most()
    {
        var cubic = Open(100);
        cubic.OnRecoveryBegins();
        cubic.OnRecoveryEnds();
        Grow(cubic, seconds: 1, roundTrip: 100.Milliseconds);
        var before = cubic.WindowSegments;

        cubic.OnAcknowledged(before, isLimited: true, SimTime.Start + 1000.Seconds);
        cubic.OnAcknowledged(before, isLimited: true, SimTime.Start + 1001.Seconds);

        Assert.InRange(cubic.WindowSegments, before + before / 2, 2 * before + before / 4 + 1);
    }

    [Fact, Rfc(9438, "4.8")]
    public void A_timeout_forgets_the_peak()
    {
        var cubic = Open(100);
        cubic.OnTimeout(isFirst: true, inFlight: 0, Somewhere, SimTime.Start);
        Assert.Equal((1, 70), (cubic.WindowSegments, cubic.SlowStartThresholdSegments));

        // A second timeout takes nothing more.
        cubic.OnTimeout(isFirst: false, inFlight: 2, Somewhere, SimTime.Start);
        Assert.Equal((3, 70), (cubic.WindowSegments, cubic.SlowStartThresholdSegments));

        // Unknown: 5 % a round trip from ssthresh on (Linux).
        cubic.SetWindow(70);
        var windows = Grow(cubic, seconds: 1, roundTrip: 1.Seconds);
        Assert.InRange(windows[^1], 72, 74);
    }

    // From ssthresh 7, one ACK a segment, 2 ms apart with 98 ms between windows. 20 ACKs were to come for a
    // segment, but Reno’s window is 8 after 13 (15/8 of 7): the 16th ACK, the first that looks again, finds
    // that (Linux, as packetdrill’s scripts have it).
    [Fact]
    public void After_a_timeout_it_grows_at_the_pace_of_Reno()
    {
        var cubic = Open(10);
        cubic.OnTimeout(isFirst: true, inFlight: 0, Somewhere, SimTime.Start);
        cubic.SetWindow(7);
        var windows = new List<int>();
        var now = SimTime.Start + 1.Seconds;
        for (var i = 1; i <= 17; i++)
        {
            cubic.OnAcknowledged(1, isLimited: true, now);
            windows.Add(cubic.WindowSegments);
            now += i is 1 or 8 or 15 ? 98.Milliseconds : 2.Milliseconds;
        }

        Assert.Equal([.. Enumerable.Repeat(7, 15), 8, 8], windows);
    }

    [Fact]
    public void A_window_that_is_not_used_does_not_grow()
    {
        var cubic = Open(10);

        cubic.OnAcknowledged(10, isLimited: false, SimTime.Start);

        Assert.Equal(10, cubic.WindowSegments);
    }

    [Fact]
    public void What_was_no_loss_is_taken_back()
    {
        var cubic = Open(100);
        cubic.OnRecoveryBegins();
        cubic.OnRecoveryEnds();

        cubic.Undo(100, int.MaxValue);

        Assert.Equal((100, int.MaxValue), (cubic.WindowSegments, cubic.SlowStartThresholdSegments));
    }

    private static Cubic Open(int window)
    {
        var cubic = new Cubic();
        cubic.OnEstablished(window, 1448, null, Somewhere, SimTime.Start);
        return cubic;
    }

    // cwnd at the end of each second, a window being acknowledged segment by segment in each round trip.
    private static List<int> Grow(Cubic cubic, int seconds, SimDuration roundTrip, int from = 0)
    {
        var windows = new List<int> { cubic.WindowSegments };
        var end = SimTime.Start + (from + seconds).Seconds;
        var second = SimTime.Start + (from + 1).Seconds;
        for (var now = SimTime.Start + from.Seconds; now < end;)
        {
            var window = cubic.WindowSegments;
            for (var i = 0; i < window; i++)
            {
                var at = now + roundTrip * i / window;
                cubic.OnRoundTrip(new RoundTripSample(roundTrip, roundTrip, Somewhere, Somewhere, at));
                cubic.OnAcknowledged(1, isLimited: true, at);
            }

            now += roundTrip;
            if (now >= second)
            {
                windows.Add(cubic.WindowSegments);
                second += 1.Seconds;
            }
        }

        return windows;
    }
}
