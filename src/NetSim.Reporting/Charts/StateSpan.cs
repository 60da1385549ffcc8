namespace NetSim.Reporting.Charts;

/// <summary>A state for as long as it lasts, in pixels.</summary>
/// <param name="Name">The state.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Right">Where it ends.</param>
internal sealed record StateSpan(string Name, float Left, float Right)
{
    /// <summary>How wide it is.</summary>
    public float Width => Right - Left;
}
