namespace NetSim.Network;

/// <summary>A kind of chart.</summary>
public enum ChartType
{
    /// <summary>For each point or connection, the share that had got there after a time, with a confidence band.</summary>
    Ecdf,

    /// <summary>The share that had not got there yet, on a logarithmic axis.</summary>
    Tail,

    /// <summary>How many took how long.</summary>
    Histogram,

    /// <summary>Median, quartiles, p5 and p95 of each point.</summary>
    Box,

    /// <summary>Quantiles with their intervals against a swept parameter.</summary>
    Quantiles,

    /// <summary>A quantile for each pair of values of two swept parameters.</summary>
    HeatMap,

    /// <summary>The mean length of each phase, one after the other, for each point.</summary>
    Phases,

    /// <summary>How far each parameter moves a metric.</summary>
    Tornado,

    /// <summary>How much later the second of two scenarios is than the first.</summary>
    Difference,

    /// <summary>The connections of one run over time.</summary>
    Gantt,

    /// <summary>Congestion window, segments in flight, round trip and throughput of one connection over time.</summary>
    Congestion,

    /// <summary>How many packets wait before each link, and which are lost, over time.</summary>
    Queues,

    /// <summary>The states of both ends, how often and how long, and what came next.</summary>
    Transitions,

    /// <summary>Where the time of the connections around each quantile went.</summary>
    Decomposition,
}
