namespace NetSim.Reporting.Charts;

/// <summary>The language of a chart’s words. Names from the topology stay as they are.</summary>
public enum ChartLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Chinese in simplified characters.</summary>
    Chinese,
}
