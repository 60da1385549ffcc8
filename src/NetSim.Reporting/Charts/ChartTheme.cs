namespace NetSim.Reporting.Charts;

/// <summary>The ground that a chart is drawn for.</summary>
public enum ChartTheme
{
    /// <summary>Dark on white: paper.</summary>
    Light,

    /// <summary>Light on nearly black: slides and dark pages.</summary>
    Dark,
}
