using NetSim.Network;

namespace NetSim.Studies.Comparing;

/// <summary>One phase of the same connections in the same runs of two scenarios.</summary>
/// <remarks>A length that was not reached is infinite.</remarks>
public sealed class PairedSamples
{
    private readonly List<double> _first = [];
    private readonly List<double> _second = [];
    private readonly List<int> _runs = [];
    private int _lastRun = -1;

    /// <summary>How many pairs there are.</summary>
    public int Count => _first.Count;

    /// <summary>How many runs they belong to.</summary>
    public int Runs { get; private set; }

    /// <summary>Whether any of them got there on either side.</summary>
    public bool HasLengths => _first.Exists(double.IsFinite) || _second.Exists(double.IsFinite);

    /// <summary>Adds a pair. Pairs of one run come one after another.</summary>
    /// <param name="run">The run, from 0.</param>
    /// <param name="first">The length in the first scenario, in nanoseconds.</param>
    /// <param name="second">The length in the second.</param>
    public void Add(int run, double first, double second)
    {
        if (run != _lastRun)
        {
            Runs++;
            _lastRun = run;
        }

        _first.Add(first);
        _second.Add(second);
        _runs.Add(Runs - 1);
    }

    /// <summary>The lengths in the first scenario.</summary>
    internal IReadOnlyList<double> First => _first;

    /// <summary>The lengths in the second.</summary>
    internal IReadOnlyList<double> Second => _second;

    /// <summary>How much more the second of each pair is; nothing where neither got there.</summary>
    internal IReadOnlyList<double> Differences =>
        _second.Zip(_first, static (second, first) => second == first ? 0 : second - first).ToList();

    /// <summary>The run of each pair, counted from 0 without gaps.</summary>
    internal IReadOnlyList<int> RunOf => _runs;
}
