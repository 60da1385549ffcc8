using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Tests.Protocols.Tcp.Congestion;

public class HyStartTests
{
    private static readonly SimDuration RoundTrip = 100.Milliseconds;

    // ACKs 1 ms apart: after (100 ms + 1 ms)/2 of them the path is full.
    [Theory]
    [InlineData(1.0, 51)]
    [InlineData(2.0, 26)]
    public void ACKs_without_a_break_for_half_a_round_trip_end_slow_start(double gapMs, int expected) =>
        Assert.Equal(expected, AcksUntilEnd(window: 50, gapMs, static _ => RoundTrip));

    [Fact]
    public void A_gap_of_more_than_two_milliseconds_breaks_the_train() =>
        Assert.Null(AcksUntilEnd(window: 50, gapMs: 2.1, static _ => RoundTrip));

    [Fact]
    public void A_small_window_does_not_end_it()
    {
        Assert.Null(AcksUntilEnd(window: 15, gapMs: 1, static _ => RoundTrip));
        Assert.NotNull(AcksUntilEnd(window: 16, gapMs: 1, static _ => RoundTrip));
    }

    // The bound is 1/8 of the least round trip, here 12.5 ms; the first of the round is the least, and eight
    // samples have to be there before.
    [Theory]
    [InlineData(112, null)]
    [InlineData(113, 9)]
    public void Round_trips_that_have_grown_end_it(int roundTripMs, int? expected) =>
        Assert.Equal(expected, AcksUntilEnd(window: 50, gapMs: 2.1, _ => roundTripMs.Milliseconds));

    // The bound is 4 ms at least and 16 ms at most.
    [Theory]
    [InlineData(10, 13, null)]
    [InlineData(10, 15, 9)]
    [InlineData(400, 415, null)]
    [InlineData(400, 417, 9)]
    public void The_growth_that_counts_has_limits(int leastMs, int roundTripMs, int? expected) =>
        Assert.Equal(
            expected,
            AcksUntilEnd(window: 50, gapMs: 2.1, _ => roundTripMs.Milliseconds, leastMs.Milliseconds));

    [Fact]
    public void One_quick_round_trip_is_enough_to_go_on() =>
        Assert.Null(AcksUntilEnd(window: 50, gapMs: 2.1, i => i == 4 ? RoundTrip : 150.Milliseconds));

    [Fact]
    public void It_ends_once()
    {
        var hyStart = new HyStart();
        hyStart.Begin(new SequenceNumber(1), SimTime.Start);
        var ends = Enumerable.Range(1, 200).Count(i => hyStart.IsEnd(Sample(i, 1, RoundTrip), RoundTrip, 50));

        Assert.Equal(1, ends);
    }

    // CUBIC’s slow start ends with it, well before the queue overflows.
    [Fact, Rfc(9438, "4.10")]
    public void CUBIC_leaves_slow_start_with_it()
    {
        var cubic = new Cubic();
        cubic.OnEstablished(50, 1448, null, new SequenceNumber(1), SimTime.Start);

        for (var i = 1; i <= 60; i++)
        {
            cubic.OnRoundTrip(Sample(i, 1, RoundTrip));
            cubic.OnAcknowledged(1, isLimited: true, SimTime.Start + i.Milliseconds);
        }

        Assert.Equal(50 + 50, cubic.SlowStartThresholdSegments);
        Assert.InRange(cubic.WindowSegments, 100, 101);
    }

    [Fact]
    public void CUBIC_without_it_stays_in_slow_start()
    {
        var cubic = new Cubic(usesHyStart: false);
        cubic.OnEstablished(50, 1448, null, new SequenceNumber(1), SimTime.Start);

        for (var i = 1; i <= 500; i++)
        {
            cubic.OnRoundTrip(Sample(i, 1, RoundTrip));
            cubic.OnAcknowledged(1, isLimited: true, SimTime.Start + i.Milliseconds);
        }

        Assert.Equal(550, cubic.WindowSegments);
    }

    private static int? AcksUntilEnd(
        int window, double gapMs, Func<int, SimDuration> roundTrip, SimDuration? least = null)
    {
        var hyStart = new HyStart { SegmentBytes = 1448 };
        hyStart.Begin(new SequenceNumber(1), SimTime.Start);
        for (var i = 1; i <= 500; i++)
        {
            if (hyStart.IsEnd(Sample(i, gapMs, roundTrip(i)), least ?? RoundTrip, window))
            {
                return i;
            }
        }

        return null;
    }

    // All in one round: what was next to be sent when it began is not acknowledged.
    private static RoundTripSample Sample(int i, double gapMs, SimDuration roundTrip) => new(
        roundTrip, RoundTrip, new SequenceNumber(1), new SequenceNumber(1_000_000),
        SimTime.Start + new SimDuration((long)(i * gapMs * 1e6)));
}
