using NetSim.Units;

namespace NetSim.Network.Scripting;

/// <summary>The values of one property over the time of a run.</summary>
/// <param name="start">The value at the start.</param>
/// <param name="between">A value a share of the way from one to another; null where there is none.</param>
internal sealed class Timeline<T>(T start, Func<T, T, double, T>? between)
{
    // Ramps are cut into so many steps.
    private const int StepsOfRamp = 50;

    private readonly List<(SimDuration At, T Value)> _changes = [];

    /// <summary>When it changes, and to what, by time; of changes at one instant the last counts.</summary>
    public IEnumerable<(SimDuration At, T Value)> Changes =>
        _changes.GroupBy(change => change.At).OrderBy(group => group.Key).Select(group => group.Last());

    /// <summary>Whether it changes at all.</summary>
    public bool IsConstant => _changes.Count == 0;

    /// <summary>The value at a time.</summary>
    public T ValueAt(SimDuration at) =>
        Changes.TakeWhile(change => change.At <= at).Select(change => change.Value).LastOrDefault(start);

    /// <summary>Changes it.</summary>
    /// <param name="entry">When and how.</param>
    /// <param name="at">The time of this repetition.</param>
    /// <param name="value">The value.</param>
    public void Change(ScriptEntry entry, SimDuration at, T value)
    {
        var before = ValueAt(at);
        if (entry.Over > SimDuration.Zero && between is not null)
        {
            for (var step = 1; step < StepsOfRamp; step++)
            {
                _changes.Add((at + entry.Over / StepsOfRamp * step, between(before, value, (double)step / StepsOfRamp)));
            }
        }

        _changes.Add((at + entry.Over, value));
        if (entry.For is { } stay)
        {
            _changes.Add((at + entry.Over + stay, before));
        }
    }
}
