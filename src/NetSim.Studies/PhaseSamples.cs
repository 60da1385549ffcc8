using NetSim.Network;
using NetSim.Studies.Columns;
using NetSim.Units;

namespace NetSim.Studies;

/// <summary>The lengths of one phase of all connections of a name: 8 bytes each, in the order of the runs.</summary>
/// <param name="phase">The phase.</param>
/// <param name="folder">Where what does not fit into memory lies.</param>
internal sealed class PhaseSamples(Phase phase, string folder) : IDisposable
{
    private const long NotReached = long.MaxValue;

    private readonly LongColumn _values = new(folder);
    private SortedColumn? _sorted;

    /// <summary>The phase.</summary>
    public Phase Phase => phase;

    /// <summary>How many there are, with those that were not reached.</summary>
    public long Count => _values.Count;

    /// <summary>The sum of those that were reached, in nanoseconds.</summary>
    public Int128 Sum { get; private set; }

    /// <summary>How many were reached.</summary>
    public long Reached { get; private set; }

    /// <summary>The lengths that were reached, in nanoseconds, shortest first.</summary>
    public SortedColumn Sorted => _sorted ??= _values.Sort(NotReached);

    /// <summary>The mean of those that were reached, in nanoseconds; null without any.</summary>
    public double? Mean => Reached == 0 ? null : (double)Sum / Reached;

    /// <summary>Adds a connection; null when it did not get there.</summary>
    public void Add(SimDuration? length)
    {
        _sorted?.Dispose();
        _sorted = null;
        _values.Add(length?.Nanoseconds ?? NotReached);
        Reached += length is null ? 0 : 1;
        Sum += length?.Nanoseconds ?? 0;
    }

    /// <summary>The lengths that were reached, of each run: how many, and their sum in nanoseconds.</summary>
    /// <param name="counts">How many connections each run has.</param>
    public IEnumerable<RunSum> Lengths(LongColumn counts) =>
        PerRun(counts, static value => value == NotReached ? default : new RunSum(1, value));

    /// <summary>How many connections of each run there are, and how many got there within a time.</summary>
    /// <param name="counts">How many connections each run has.</param>
    /// <param name="limit">The time in nanoseconds.</param>
    public IEnumerable<RunSum> Within(LongColumn counts, long limit) =>
        PerRun(counts, value => new RunSum(1, value <= limit ? 1 : 0));

    /// <summary>The standard deviation of those that were reached, with n − 1; null for fewer than two.</summary>
    public SimDuration? Deviation()
    {
        if (Reached < 2 || Mean is not { } mean)
        {
            return null;
        }

        var squares = 0.0;
        foreach (var value in _values.Values().Where(static value => value != NotReached))
        {
            squares += (value - mean) * (value - mean);
        }

        return new SimDuration((long)Math.Round(Math.Sqrt(squares / (Reached - 1))));
    }

    /// <summary>Deletes what is on disk.</summary>
    public void Dispose()
    {
        _values.Dispose();
        _sorted?.Dispose();
    }

    private IEnumerable<RunSum> PerRun(LongColumn counts, Func<long, RunSum> measure)
    {
        using var values = _values.Values().GetEnumerator();
        foreach (var count in counts.Values())
        {
            var sum = default(RunSum);
            for (var at = 0L; at < count; at++)
            {
                values.MoveNext();
                sum += measure(values.Current);
            }

            yield return sum;
        }
    }
}
