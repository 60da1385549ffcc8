using MathNet.Numerics.Distributions;

namespace NetSim.Studies;

/// <summary>Errors of means and shares where connections of one run share their fate: the run is the unit.</summary>
/// <remarks>
/// W. G. Cochran, “Sampling techniques”, 3rd edition, section 9A: the ratio to size of clusters that are drawn with equal
/// probability. With one connection in each run this is Student’s interval of the textbooks.
/// </remarks>
internal static class RunClusters
{
    /// <summary>Half the width of the confidence interval of a mean.</summary>
    /// <param name="runs">What each run adds up to; read twice.</param>
    /// <param name="tail">Half of what the interval leaves out.</param>
    /// <returns>Null for fewer than two runs with a value.</returns>
    public static double? HalfWidth(IEnumerable<RunSum> runs, double tail = OrderStatistics.Tail)
    {
        var (count, total, squares) = Residuals(runs, out _);
        if (count < 2)
        {
            return null;
        }

        var error = Math.Sqrt(squares * count / (count - 1)) / total;
        return error * StudentT.InvCDF(0, 1, count - 1, 1 - tail);
    }

    /// <summary>Wilson’s interval of a share, for as many independent connections as these are worth.</summary>
    /// <param name="runs">How many connections each run has, and how many of them count; read twice.</param>
    /// <param name="tail">Half of what the interval leaves out.</param>
    /// <returns>Null without connections.</returns>
    public static ShareInterval? Wilson(IEnumerable<RunSum> runs, double tail = OrderStatistics.Tail)
    {
        var (count, total, squares) = Residuals(runs, out var share);
        if (total == 0)
        {
            return null;
        }

        var worth = Worth(count, total, squares, share);
        var z = Normal.InvCDF(0, 1, 1 - tail);
        var centre = (share + z * z / (2 * worth)) / (1 + z * z / worth);
        var half = z / (1 + z * z / worth) * Math.Sqrt(share * (1 - share) / worth + z * z / (4 * worth * worth));
        return new ShareInterval(share <= 0 ? 0 : Math.Max(0, centre - half), share >= 1 ? 1 : Math.Min(1, centre + half));
    }

    // Kish’s effective sample size: the number of independent connections with the same error of the share. Where all
    // came out alike nothing can be said of how they hang together, so only the runs count.
    private static double Worth(long runs, long total, double squares, double share)
    {
        if (runs == total)
        {
            return total;
        }

        if (runs < 2 || squares == 0)
        {
            return runs;
        }

        var variance = squares * runs / (runs - 1) / ((double)total * total);
        return Math.Clamp(share * (1 - share) / variance, Math.Min(2, runs), total);
    }

    // How many runs have a value, how many values there are, and the sum of the squares of what runs miss the mean by.
    private static (long Runs, long Total, double Squares) Residuals(IEnumerable<RunSum> runs, out double mean)
    {
        var all = runs.Aggregate(default(RunSum), (sum, run) => sum + run);
        mean = all.Count == 0 ? 0 : all.Sum / all.Count;
        var count = 0L;
        var squares = 0.0;
        foreach (var run in runs.Where(run => run.Count > 0))
        {
            var residual = run.Sum - mean * run.Count;
            squares += residual * residual;
            count++;
        }

        return (count, all.Count, squares);
    }
}
