namespace NetSim.Studies.Comparing;

/// <summary>What the pairs of each run add up to.</summary>
internal sealed class PairSums
{
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly int[] _both;
    private readonly double[] _faster;
    private readonly int[] _pairs;

    /// <summary>Adds up.</summary>
    public PairSums(PairedSamples samples)
    {
        (_first, _second) = (new double[samples.Runs], new double[samples.Runs]);
        (_both, _pairs) = (new int[samples.Runs], new int[samples.Runs]);
        _faster = new double[samples.Runs];
        for (var at = 0; at < samples.Count; at++)
        {
            var (run, first, second) = (samples.RunOf[at], samples.First[at], samples.Second[at]);
            _pairs[run]++;
            _faster[run] += second < first ? 1 : second > first ? 0 : 0.5;
            if (double.IsFinite(first) && double.IsFinite(second))
            {
                _both[run]++;
                _first[run] += first;
                _second[run] += second;
            }
        }
    }

    /// <summary>The means over pairs of which both got there; not numbers without any.</summary>
    /// <param name="weights">How often each run counts.</param>
    public (double First, double Second) Means(int[] weights)
    {
        var (first, second, both) = (0.0, 0.0, 0L);
        for (var run = 0; run < weights.Length; run++)
        {
            first += weights[run] * _first[run];
            second += weights[run] * _second[run];
            both += (long)weights[run] * _both[run];
        }

        return (first / both, second / both);
    }

    /// <summary>The share of pairs of which the second is faster.</summary>
    /// <param name="weights">How often each run counts.</param>
    public double Faster(int[] weights)
    {
        var (faster, pairs) = (0.0, 0L);
        for (var run = 0; run < weights.Length; run++)
        {
            faster += weights[run] * _faster[run];
            pairs += (long)weights[run] * _pairs[run];
        }

        return faster / pairs;
    }
}
