namespace NetSim.Studies.Comparing;

/// <summary>How much a statistic of the second scenario is more than that of the first, in nanoseconds.</summary>
/// <param name="First">The statistic in the first scenario; infinite where too many never got there.</param>
/// <param name="Second">The statistic in the second.</param>
/// <param name="Value">Second less first; not a number where both are infinite.</param>
/// <param name="Low">The lower end of its 95 % interval; not a number where nothing can be said.</param>
/// <param name="High">The upper end.</param>
/// <param name="Saved">By which factor pairing cuts the number of runs that the same width takes: the variance without pairing
/// over that with it. Infinite where the difference is the same in every resample; not a number where nothing can be said.</param>
public sealed record Difference(double First, double Second, double Value, double Low, double High, double Saved)
{
    /// <summary>Whether the data tell the two apart: the interval does not hold zero.</summary>
    public bool IsDistinguishable => Low > 0 || High < 0;
}
