namespace NetSim.Network;

/// <summary>What topologies, commands and files call kinds of charts.</summary>
public static class ChartNames
{
    /// <summary>The name of a kind: “heat_map”.</summary>
    public static string Of(ChartType type) => type switch
    {
        ChartType.Ecdf => "ecdf",
        ChartType.Tail => "tail",
        ChartType.Histogram => "histogram",
        ChartType.Box => "box",
        ChartType.Quantiles => "quantiles",
        ChartType.HeatMap => "heat_map",
        ChartType.Phases => "phases",
        ChartType.Tornado => "tornado",
        ChartType.Difference => "difference",
        ChartType.Gantt => "gantt",
        ChartType.Congestion => "congestion",
        ChartType.Queues => "queues",
        ChartType.Transitions => "transitions",
        ChartType.Decomposition => "decomposition",
    };
}
