namespace NetSim.Studies.Comparing;

/// <summary>Lengths in ascending order, of which each counts as often as its run was drawn.</summary>
internal sealed class WeightedSample
{
    private readonly double[] _values;
    private readonly int[] _runs;

    /// <summary>Sorts lengths.</summary>
    /// <param name="values">The lengths, infinite where not reached.</param>
    /// <param name="runs">The run of each.</param>
    public WeightedSample(IReadOnlyList<double> values, IReadOnlyList<int> runs)
    {
        _values = [.. values];
        _runs = [.. runs];
        Array.Sort(_values, _runs);
    }

    /// <summary>The quantile by definition 7; infinite where too many were not reached.</summary>
    /// <param name="probability">Which.</param>
    /// <param name="weights">How often each run counts.</param>
    public double Quantile(double probability, int[] weights)
    {
        var count = 0L;
        foreach (var run in _runs)
        {
            count += weights[run];
        }

        if (count == 0)
        {
            return double.PositiveInfinity;
        }

        var (below, fraction) = OrderStatistics.Rank(count, probability);
        var at = -1;
        var seen = 0L;
        while (seen <= below)
        {
            seen += weights[_runs[++at]];
        }

        var value = _values[at];
        if (fraction == 0 || seen > below + 1 || double.IsInfinity(value))
        {
            return value;
        }

        while (weights[_runs[++at]] == 0)
        {
        }

        return double.IsInfinity(_values[at]) ? double.PositiveInfinity : value + fraction * (_values[at] - value);
    }
}
