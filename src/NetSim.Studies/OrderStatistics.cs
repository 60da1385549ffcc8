using MathNet.Numerics.Distributions;

namespace NetSim.Studies;

/// <summary>Quantiles and their confidence intervals as ranks in a sorted sample.</summary>
/// <remarks>
/// R. J. Hyndman and Y. Fan, “Sample quantiles in statistical packages”, The American Statistician 50 (1996);
/// W. J. Conover, “Practical nonparametric statistics”, 3rd edition, section 3.2;
/// R. S. Woodruff, “Confidence intervals for medians and other position measures”, JASA 47 (1952).
/// </remarks>
internal static class OrderStatistics
{
    /// <summary>Half of what a 95 % interval leaves out.</summary>
    public const double Tail = 0.025;

    /// <summary>The quantile by definition 7: linear between the two nearest ranks, (n − 1)p + 1.</summary>
    /// <param name="sorted">The values that were reached, in ascending order.</param>
    /// <param name="count">How many values there are with those that were not reached, which count as infinite.</param>
    /// <param name="probability">Which quantile, from 0 to 1.</param>
    /// <returns>Null where it is infinite, or where there is no value at all.</returns>
    public static long? Quantile(long[] sorted, int count, double probability) =>
        Quantile(rank => sorted[rank], sorted.Length, count, probability);

    /// <inheritdoc cref="Quantile(long[], int, double)"/>
    /// <param name="at">The value of a rank, from 0, in ascending order.</param>
    /// <param name="reached">How many values were reached.</param>
    /// <param name="count"/>
    /// <param name="probability"/>
    public static long? Quantile(Func<long, long> at, long reached, long count, double probability)
    {
        if (count == 0)
        {
            return null;
        }

        var (below, fraction) = Rank(count, probability);
        if (below >= reached || (fraction > 0 && below + 1 >= reached))
        {
            return null;
        }

        var value = at(below);
        return fraction == 0 ? value : value + (long)Math.Round(fraction * (at(below + 1) - value));
    }

    /// <summary>Where definition 7 finds a quantile: a rank, from 0, and the way from there to the next.</summary>
    public static (long Below, double Fraction) Rank(long count, double probability)
    {
        var rank = (count - 1) * probability;
        // 0.95 x 20 is 19 less a rounding error, and means rank 19.
        var nearest = Math.Round(rank);
        rank = Math.Abs(rank - nearest) < 1e-9 * count ? nearest : rank;
        var below = (long)Math.Floor(rank);
        return (below, rank - below);
    }

    /// <summary>The ranks, from 1, between which the quantile lies with at least 95 % confidence.</summary>
    /// <param name="count">How many independent values there are.</param>
    /// <param name="probability">Which quantile, between 0 and 1.</param>
    /// <returns>Null for an end that so few values do not bound.</returns>
    /// <param name="tail">Half of what the interval leaves out.</param>
    public static (int? Low, int? High) IndependentRanks(int count, double probability, double tail = Tail)
    {
        // The quantile lies below the value of rank r when fewer than r values lie below the quantile: P(B <= r - 1).
        // It lies above the value of rank r when at least r values do: P(B >= r) = 1 - P(B <= r - 1).
        var below = FirstExceeding(count, probability, tail);
        var above = FirstExceeding(count, probability, 1 - tail, orEqual: true);
        return (below >= 1 ? below : null, above + 1 <= count ? above + 1 : null);
    }

    /// <summary>The ranks, from 1, for a share of values at or below the quantile that is known this well.</summary>
    /// <param name="count">How many values there are.</param>
    /// <param name="probability">Which quantile, between 0 and 1.</param>
    /// <param name="halfWidth">Half the width of the share’s 95 % confidence interval.</param>
    public static (long? Low, long? High) Ranks(long count, double probability, double halfWidth)
    {
        var low = (long)Math.Floor(count * (probability - halfWidth));
        var high = (long)Math.Floor(count * Math.Min(1, probability + halfWidth)) + 1;
        return (low >= 1 ? low : null, high <= count ? high : null);
    }

    // The least k with P(B <= k) > level, B binomial.
    private static int FirstExceeding(int count, double probability, double level, bool orEqual = false)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var reached = Binomial.CDF(probability, count, middle);
            if (orEqual ? reached >= level : reached > level)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
