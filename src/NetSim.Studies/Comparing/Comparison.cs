using MathNet.Numerics.Statistics;
using NetSim.Engine;

namespace NetSim.Studies.Comparing;

/// <summary>Compares two scenarios that drew the same random numbers, run for run.</summary>
/// <remarks>
/// Intervals are those of the bootstrap by percentiles (B. Efron, R. J. Tibshirani, “An introduction to the bootstrap”, 1993,
/// chapters 8 and 13): whole runs are drawn with replacement, both scenarios with the same draws, so that what pairs share
/// falls out of the difference. The same resamples give the variance of each scenario alone, and so what pairing saves.
/// </remarks>
/// <param name="resamples">How many times runs are drawn. Default: 2,000, so that an end lies beyond 50 of them.</param>
public sealed class Comparison(int resamples = 2000)
{
    private const string Purpose = "bootstrap";
    private const double Median = 0.5;

    /// <summary>Compares.</summary>
    /// <param name="samples">The pairs; at least one.</param>
    /// <param name="quantiles">Which quantiles, between 0 and 1.</param>
    public PhaseComparison Compare(PairedSamples samples, IReadOnlyList<double> quantiles)
    {
        var first = new WeightedSample(samples.First, samples.RunOf);
        var second = new WeightedSample(samples.Second, samples.RunOf);
        var pairwise = new WeightedSample(samples.Differences, samples.RunOf);
        var pairs = new PairSums(samples);
        double[] wanted = [.. quantiles, Median];
        var once = Enumerable.Repeat(1, samples.Runs).ToArray();
        var all = new[] { pairs.Means(once) }
            .Concat(wanted.Select(p => (First: first.Quantile(p, once), Second: second.Quantile(p, once)))).ToList();
        var drawn = all.ConvertAll(_ => (First: new double[resamples], Second: new double[resamples]));
        var (typical, faster) = (new double[resamples], new double[resamples]);
        var stream = new RandomStreams(1, 0)[Purpose];
        var weights = new int[samples.Runs];
        for (var resample = 0; resample < resamples; resample++)
        {
            Draw(stream, weights);
            (drawn[0].First[resample], drawn[0].Second[resample]) = pairs.Means(weights);
            faster[resample] = pairs.Faster(weights);
            typical[resample] = pairwise.Quantile(Median, weights);
            for (var at = 0; at < wanted.Length; at++)
            {
                drawn[at + 1].First[resample] = first.Quantile(wanted[at], weights);
                drawn[at + 1].Second[resample] = second.Quantile(wanted[at], weights);
            }
        }

        var differences = all.Zip(drawn, (value, draws) =>
            Of(value, value.Second - value.First, Differences(draws), draws, samples.Runs)).ToList();
        var interval = samples.Runs < 2
            ? (ShareInterval?)null
            : new ShareInterval(Percentile(faster, OrderStatistics.Tail), Percentile(faster, 1 - OrderStatistics.Tail));
        return new PhaseComparison(
            samples.Runs,
            samples.Count,
            differences[0],
            differences[1..^1],
            Of(all[^1], pairwise.Quantile(Median, once), typical, drawn[^1], samples.Runs),
            pairs.Faster(once),
            interval);
    }

    private static double[] Differences((double[] First, double[] Second) drawn) =>
        [.. drawn.Second.Zip(drawn.First, static (second, first) => second - first)];

    private static void Draw(RandomStream stream, int[] weights)
    {
        Array.Clear(weights);
        for (var draw = 0; draw < weights.Length; draw++)
        {
            weights[(int)(stream.NextUniform() * weights.Length)]++;
        }
    }

    private static Difference Of(
        (double First, double Second) sides, double value, double[] differences, (double[] First, double[] Second) drawn, int runs)
    {
        // Infinity less infinity is not a number: a resample that says nothing says nothing of either end.
        var isTold = runs >= 2 && !differences.Any(double.IsNaN);
        var saved = double.NaN;
        if (isTold && differences.Concat(drawn.First).Concat(drawn.Second).All(double.IsFinite))
        {
            var variance = differences.PopulationVariance();
            var alone = drawn.First.PopulationVariance() + drawn.Second.PopulationVariance();
            saved = variance > 0 ? alone / variance : alone > 0 ? double.PositiveInfinity : double.NaN;
        }

        return new Difference(
            sides.First,
            sides.Second,
            value,
            isTold ? Percentile(differences, OrderStatistics.Tail) : double.NaN,
            isTold ? Percentile(differences, 1 - OrderStatistics.Tail) : double.NaN,
            saved);
    }

    // Nearest rank: between an infinite value and another there is nothing to interpolate.
    private static double Percentile(double[] values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Round(share * (sorted.Length - 1))];
    }
}
