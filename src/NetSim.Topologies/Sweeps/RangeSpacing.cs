namespace NetSim.Topologies.Sweeps;

/// <summary>How the values of a range lie.</summary>
internal enum RangeSpacing
{
    /// <summary>Nothing is said: only its two ends are known.</summary>
    Open,

    /// <summary>A step apart, from the first on.</summary>
    Step,

    /// <summary>A number of values, equally far apart.</summary>
    Linear,

    /// <summary>A number of values, each the same multiple of the one before.</summary>
    Log,
}
