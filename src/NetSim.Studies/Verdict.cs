namespace NetSim.Studies;

/// <summary>Whether a value keeps a service level, as far as the runs tell.</summary>
public enum Verdict
{
    /// <summary>The whole interval keeps it.</summary>
    Keeps,

    /// <summary>The limit lies within the interval, even with the greatest number of runs.</summary>
    NotDistinguishable,

    /// <summary>The whole interval misses it.</summary>
    Misses,
}
