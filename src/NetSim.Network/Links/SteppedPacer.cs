using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Sends at a rate that changes at given times.</summary>
/// <param name="model">The rates.</param>
internal sealed class SteppedPacer(RateModel.Steps model) : IPacer
{
    private const long NanobitsInByte = 8_000_000_000;

    private readonly RateStep[] _steps = [.. model.List];
    private int _current;

    /// <inheritdoc/>
    public SimTime Finish(SimTime start, int bytes)
    {
        var at = start;
        var left = bytes * NanobitsInByte;
        while (true)
        {
            while (_current + 1 < _steps.Length && SimTime.Start + _steps[_current + 1].At <= at)
            {
                _current++;
            }

            var rate = _steps[_current].Rate.BitsPerSecond;
            var needed = rate == 0 ? long.MaxValue : (left + rate - 1) / rate;
            if (_current + 1 == _steps.Length)
            {
                return new SimTime(at.Nanoseconds + needed);
            }

            var next = SimTime.Start + _steps[_current + 1].At;
            if (needed <= (next - at).Nanoseconds)
            {
                return new SimTime(at.Nanoseconds + needed);
            }

            left -= rate * (next - at).Nanoseconds;
            at = next;
        }
    }

    /// <inheritdoc/>
    public void Reset() => _current = 0;
}
