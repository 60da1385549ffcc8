using NetSim.Reporting.Charts.Figures;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>Milliseconds or seconds: one of them for a whole chart.</summary>
/// <param name="Name">“ms” or “s”.</param>
/// <param name="Nanoseconds">How long it is.</param>
/// <param name="IsLogarithmic">Whether the axis of time is logarithmic.</param>
internal sealed record TimeUnit(string Name, double Nanoseconds, bool IsLogarithmic)
{
    private const double LogarithmicFrom = 20;
    private const double Second = 1e9;

    /// <summary>The unit for lengths between two, which are nanoseconds.</summary>
    /// <param name="least">The shortest.</param>
    /// <param name="most">The longest.</param>
    /// <param name="isLogarithmic">Whether the axis is logarithmic; null to let the lengths decide.</param>
    public static TimeUnit Of(double least, double most, bool? isLogarithmic)
    {
        var isLog = least > 0 && (isLogarithmic ?? most / least >= LogarithmicFrom);
        return least >= Second || (!isLog && most >= 10 * Second) ? new TimeUnit("s", Second, isLog) : new TimeUnit("ms", 1e6, isLog);
    }

    /// <summary>The unit for samples.</summary>
    public static (TimeUnit Unit, double Least, double Most) Of(IEnumerable<Sources.Sample> samples, bool? isLogarithmic)
    {
        var reached = samples.Where(sample => sample.Reached > 0).ToList();
        if (reached.Count == 0)
        {
            return (Of(0, 1e6, isLogarithmic), 0, 1e6);
        }

        double least = reached.Min(sample => sample.Sorted[0]);
        double most = reached.Max(sample => sample.Sorted[^1]);
        return (Of(least, most, isLogarithmic), least, most);
    }

    /// <summary>Nanoseconds in the unit.</summary>
    public double Of(double nanoseconds) => nanoseconds / Nanoseconds;

    /// <summary>A length with four significant digits.</summary>
    public string Text(double nanoseconds) => $"{NumberText.Of(Of(nanoseconds))} {Name}";

    /// <summary>An axis for lengths in nanoseconds.</summary>
    public NumberAxis Axis(string label, double least, double most) =>
        NumberAxis.Around($"{label} ({Name})", Of(least), Of(most), IsLogarithmic);
}
