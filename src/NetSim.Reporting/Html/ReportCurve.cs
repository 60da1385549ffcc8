namespace NetSim.Reporting.Html;

/// <summary>The distribution of a latency.</summary>
/// <param name="Name">Of which point.</param>
/// <param name="Times">Times in milliseconds, ascending.</param>
/// <param name="Shares">For each, the share of all connections in percent that took no longer.</param>
public sealed record ReportCurve(string Name, IReadOnlyList<double> Times, IReadOnlyList<double> Shares)
{
    /// <summary>At most so many steps are kept of a curve.</summary>
    public const int MostSteps = 2_000;

    /// <summary>The curve of a sample, thinned to at most <see cref="MostSteps"/> steps. None of those that are left out is
    /// further than a step’s share from one that is kept; the first and the last are always there.</summary>
    /// <param name="name">Of which point.</param>
    /// <param name="sample">The sample.</param>
    public static ReportCurve Of(string name, Charts.Sources.Sample sample)
    {
        var sorted = sample.Sorted;
        var steps = Math.Min(MostSteps, sorted.Length);
        var (times, shares) = (new double[steps], new double[steps]);
        for (var step = 0; step < steps; step++)
        {
            var rank = steps == 1 ? 0 : (int)((long)step * (sorted.Length - 1) / (steps - 1));
            times[step] = Math.Round(sorted[rank] / 1e6, 3);
            shares[step] = Math.Round(100.0 * (rank + 1) / sample.Count, 4);
        }

        return new ReportCurve(name, times, shares);
    }
}
