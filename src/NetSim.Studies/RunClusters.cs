using MathNet.Numerics.Distributions;

namespace NetSim.Studies;

/// <summary>Errors of means and shares where connections of one run share their fate: the run is the unit.</summary>
/// <remarks>
/// W. G. Cochran, “Sampling techniques”, 3rd edition, section 9A: the ratio to size of clusters that are drawn with equal
/// probability. With one connection in each run this is Student’s interval of the textbooks.
/// </remarks>
internal static class RunClusters
{
    /// <summary>Half the width of the 95 % confidence interval of a mean.</summary>
    /// <param name="values">All values, run after run.</param>
    /// <param name="runEnds">The index behind the last value of each run.</param>
    /// <param name="mean">The mean of what <paramref name="measure"/> gives.</param>
    /// <param name="measure">Turns a value into a number; null leaves it out.</param>
    /// <returns>Null for fewer than two runs with a value.</returns>
    public static double? HalfWidth(
        ReadOnlySpan<long> values, ReadOnlySpan<int> runEnds, double mean, Func<long, double?> measure)
    {
        var runs = 0;
        var total = 0;
        var squares = 0.0;
        var start = 0;
        foreach (var end in runEnds)
        {
            var count = 0;
            var residual = 0.0;
            for (; start < end; start++)
            {
                if (measure(values[start]) is { } number)
                {
                    residual += number - mean;
                    count++;
                }
            }

            runs += count > 0 ? 1 : 0;
            total += count;
            squares += residual * residual;
        }

        if (runs < 2)
        {
            return null;
        }

        var error = Math.Sqrt(squares * runs / (runs - 1)) / total;
        return error * StudentT.InvCDF(0, 1, runs - 1, 1 - OrderStatistics.Tail);
    }

    /// <summary>Wilson’s 95 % interval of a share, for as many independent connections as these are worth.</summary>
    /// <param name="hits">How many connections of each run count.</param>
    /// <param name="runEnds">The index behind the last connection of each run.</param>
    public static ShareInterval? Wilson(ReadOnlySpan<int> hits, ReadOnlySpan<int> runEnds)
    {
        var total = runEnds.Length == 0 ? 0 : runEnds[^1];
        if (total == 0)
        {
            return null;
        }

        var share = 0.0;
        foreach (var hit in hits)
        {
            share += (double)hit / total;
        }

        var worth = Worth(hits, runEnds, share);
        var z = Normal.InvCDF(0, 1, 1 - OrderStatistics.Tail);
        var centre = (share + z * z / (2 * worth)) / (1 + z * z / worth);
        var half = z / (1 + z * z / worth) * Math.Sqrt(share * (1 - share) / worth + z * z / (4 * worth * worth));
        return new ShareInterval(share <= 0 ? 0 : Math.Max(0, centre - half), share >= 1 ? 1 : Math.Min(1, centre + half));
    }

    // Kish’s effective sample size: the number of independent connections with the same error of the share. Where all
    // came out alike nothing can be said of how they hang together, so only the runs count.
    private static double Worth(ReadOnlySpan<int> hits, ReadOnlySpan<int> runEnds, double share)
    {
        var runs = 0;
        var total = runEnds[^1];
        var squares = 0.0;
        var start = 0;
        for (var run = 0; run < runEnds.Length; run++)
        {
            var count = runEnds[run] - start;
            start = runEnds[run];
            var residual = hits[run] - share * count;
            runs += count > 0 ? 1 : 0;
            squares += residual * residual;
        }

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
}
