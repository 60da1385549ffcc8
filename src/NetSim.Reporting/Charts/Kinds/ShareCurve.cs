using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The share of all connections that had got somewhere after a time, with a confidence band.</summary>
internal static class ShareCurve
{
    /// <summary>How many steps a curve has at most, about: more than eyes can tell apart.</summary>
    private const int MostPoints = 1200;

    private const double Doubt = 0.05;

    /// <summary>Half the width of the band that holds the whole true curve with 95 %, by Dvoretzky, Kiefer and Wolfowitz with
    /// Massart’s constant; not a number for one run alone, whose connections depend on each other.</summary>
    /// <remarks>Connections of one run are not independent, so runs are what counts: a little wide where they nearly are.</remarks>
    public static double HalfWidth(Sample sample) => sample.Runs < 2 ? double.NaN : Math.Sqrt(Math.Log(2 / Doubt) / (2 * sample.Runs));

    /// <summary>The steps: a length in nanoseconds, and the share that had got there. Of steps that no eye could tell apart,
    /// some are left out, but never the first or the last.</summary>
    public static IReadOnlyList<(double Nanoseconds, double Share)> Of(Sample sample, TimeUnit unit)
    {
        var sorted = sample.Sorted;
        if (sorted.Length == 0)
        {
            return [];
        }

        double Place(double nanoseconds) => unit.IsLogarithmic ? Math.Log(nanoseconds) : nanoseconds;
        var finest = (Place(sorted[^1]) - Place(sorted[0])) / MostPoints;
        var points = new List<(double Nanoseconds, double Share)> { (sorted[0], 0) };
        var (lastPlace, lastShare) = (Place(sorted[0]), 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i + 1 < sorted.Length && sorted[i + 1] == sorted[i])
            {
                continue;
            }

            var (place, share) = (Place(sorted[i]), (i + 1.0) / sample.Count);
            if (points.Count == 1 || place - lastPlace >= finest || share - lastShare >= 1.0 / MostPoints || i + 1 == sorted.Length)
            {
                points.Add((sorted[i], share));
                (lastPlace, lastShare) = (place, share);
            }
        }

        return points;
    }
}
