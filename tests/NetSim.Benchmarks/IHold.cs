namespace NetSim.Benchmarks;

/// <summary>The hold model: a number of events wait; each that happens schedules one more.</summary>
/// <remarks>
/// Vaucher and Duval, “A comparison of simulation event list algorithms”, CACM 18 (1975). The waits are exponential
/// with a mean of <see cref="MeanWait"/>, drawn ahead of time so that the draw itself is not measured.
/// </remarks>
internal interface IHold
{
    /// <summary>The mean wait, in nanoseconds.</summary>
    const double MeanWait = 1e9;

    /// <summary>Has this many events happen.</summary>
    void Run(int events);
}
