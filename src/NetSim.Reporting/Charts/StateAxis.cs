using NetSim.Reporting.Ladders;
using NetSim.Units;

namespace NetSim.Reporting.Charts;

/// <summary>The time axis of a state chart: to scale, but for long waits, which are cut short.</summary>
internal sealed class StateAxis
{
    private const float MostWaitWidth = 64;
    private const float LeastWaitWidth = 6;
    private const float MostPixelsPerFlight = 130;
    private const float LeastWidth = 560;
    private const float MostWidth = 1300;
    private readonly float _left;
    private readonly float _waitWidth;
    private readonly double _pixelsPerNanosecond;
    private readonly SimTime _start;

    /// <summary>The axis of a conversation.</summary>
    /// <param name="ladder">The conversation.</param>
    /// <param name="times">When something happened in it; at least once.</param>
    /// <param name="left">Where the axis begins, in pixels.</param>
    public StateAxis(Ladder ladder, IReadOnlyCollection<SimTime> times, float left)
    {
        _left = left;
        _start = times.Min();
        End = times.Max();
        Waits = [.. ladder.Steps.OfType<LadderWait>()];
        var drawn = (double)(End - _start).Nanoseconds;
        drawn -= Waits.Sum(wait => (double)(wait.Until - wait.At).Nanoseconds);
        var flights = drawn / ladder.TypicalFlight.Nanoseconds;
        var width = Math.Clamp(MostPixelsPerFlight * flights, LeastWidth, MostWidth);
        _pixelsPerNanosecond = drawn > 0 ? width / drawn : 0;
        _waitWidth = Math.Clamp(MostWidth / Math.Max(1, Waits.Count), LeastWaitWidth, MostWaitWidth);
        FlightWidth = (float)(_pixelsPerNanosecond * ladder.TypicalFlight.Nanoseconds);
    }

    /// <summary>How wide a typical flight is, in pixels.</summary>
    public float FlightWidth { get; }

    /// <summary>When the last thing happened.</summary>
    public SimTime End { get; }

    /// <summary>The waits that are cut short.</summary>
    public IReadOnlyList<LadderWait> Waits { get; }

    /// <summary>Where a time is, in pixels.</summary>
    public float Place(SimTime time)
    {
        var nanoseconds = (double)(time - _start).Nanoseconds;
        var x = _left;
        foreach (var wait in Waits.Where(wait => wait.At < time))
        {
            var length = (double)(wait.Until - wait.At).Nanoseconds;
            var passed = (double)(SimTime.Min(time, wait.Until) - wait.At).Nanoseconds;
            nanoseconds -= passed;
            x += (float)(_waitWidth * passed / length);
        }

        return x + (float)(nanoseconds * _pixelsPerNanosecond);
    }

    /// <summary>Round times that lie at least so many pixels apart, waits left out.</summary>
    /// <param name="distance">The least distance in pixels.</param>
    public IEnumerable<SimTime> Ticks(float distance)
    {
        if (_pixelsPerNanosecond == 0)
        {
            yield return _start;
            yield break;
        }

        var step = RoundStep(distance / _pixelsPerNanosecond);
        var from = _start;
        foreach (var (until, next) in Waits.Select(wait => (wait.At, wait.Until)).Append((End, End)))
        {
            var first = from.Nanoseconds + (step - from.Nanoseconds % step) % step;
            for (var tick = first; tick <= until.Nanoseconds; tick += step)
            {
                yield return new SimTime(tick);
            }

            from = next;
        }
    }

    // 1, 2 or 5 times a power of ten.
    private static long RoundStep(double nanoseconds)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, nanoseconds))));
        var step = new[] { 1.0, 2, 5, 10 }.First(digit => digit * power >= nanoseconds) * power;
        return (long)Math.Round(step);
    }
}
