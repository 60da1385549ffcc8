namespace NetSim.Network;

/// <summary>A chart that a study asks for.</summary>
public sealed record ChartSpec
{
    /// <summary>Its kind.</summary>
    public required ChartType Type { get; init; }

    /// <summary>The connection that it shows; null for all, each in a chart of its own where one chart cannot show them all.
    /// Default: null.</summary>
    public string? Connection { get; init; }

    /// <summary>The phase that it shows; null for what fits the results. Default: null.</summary>
    public Phase? Phase { get; init; }

    /// <summary>The quantile that it shows, from 0 to 1; null for what fits the kind. Default: null.</summary>
    public double? Quantile { get; init; }

    /// <summary>The metric that says quantile, phase and connection, as it was written; null where none does. Default:
    /// null.</summary>
    public Metric? Metric { get; init; }

    /// <summary>Whether the axis of time is logarithmic; null to let the data decide. Default: null.</summary>
    public bool? IsLogarithmic { get; init; }

    /// <summary>Its width in pixels; null for that of the command. Default: null.</summary>
    public int? Width { get; init; }

    /// <summary>Its title; null for the study’s name and what it shows. Default: null.</summary>
    public string? Title { get; init; }
}
