using NetSim.Reporting.Tables;

namespace NetSim.Cli;

/// <summary>A distribution in a few letters: the heights of its quantiles, from p10 to p99.9, on a scale from the least to the
/// greatest of them that is logarithmic.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const char Never = '×';

    /// <summary>The heading of a column of them.</summary>
    public const string Heading = "p10 … p99.9";

    /// <summary>The quantiles of a row; what was not reached by enough connections is a cross.</summary>
    public static string Of(SummaryRow row)
    {
        var known = row.Quantiles.Select(static quantile => quantile.Value?.InMilliseconds).ToList();
        var (least, greatest) = (known.Min() ?? 0, known.Max() ?? 0);
        return string.Concat(known.Select(value => value is { } length ? Block(length, least, greatest) : Never));
    }

    private static char Block(double value, double least, double greatest)
    {
        // What differs by less than a hundredth is flat.
        if (least <= 0 || greatest / least < 1.01)
        {
            return Blocks[0];
        }

        var share = Math.Log(value / least) / Math.Log(greatest / least);
        return Blocks[(int)Math.Round(share * (Blocks.Length - 1))];
    }
}
