using NetSim.Network;
using NetSim.Reporting.Charts.Kinds;

namespace NetSim.Reporting.Charts;

/// <summary>All kinds of charts.</summary>
public static class ChartKinds
{
    /// <summary>The kinds, in the order of <see cref="ChartType"/>.</summary>
    public static IReadOnlyList<ChartKind> All { get; } =
    [
        new EcdfKind(),
        new TailKind(),
        new HistogramKind(),
        new BoxKind(),
        new QuantilesKind(),
        new HeatMapKind(),
        new PhasesKind(),
        new TornadoKind(),
        new DifferenceKind(),
        new GanttKind(),
        new CongestionKind(),
        new QueuesKind(),
        new TransitionsKind(),
        new DecompositionKind(),
    ];

    /// <summary>A kind.</summary>
    public static ChartKind Of(ChartType type) => All.First(kind => kind.Type == type);

    /// <summary>The charts that results are drawn as.</summary>
    /// <param name="source">The results.</param>
    /// <param name="specs">What is asked for; empty for what fits the results.</param>
    public static IReadOnlyList<Chart> Make(ChartSource source, IReadOnlyList<ChartSpec> specs)
    {
        var asked = specs.Count > 0
            ? specs
            : [.. All.Where(kind => kind.IsDefault(source)).Select(kind => new ChartSpec { Type = kind.Type })];
        var used = new HashSet<string>(StringComparer.Ordinal);
        var charts = new List<Chart>();
        foreach (var chart in asked.SelectMany(spec => Of(spec.Type).Make(source, spec)))
        {
            var name = chart.Name;
            for (var next = 2; !used.Add(name); next++)
            {
                name = $"{chart.Name}-{next}";
            }

            charts.Add(chart.Named(name));
        }

        return charts;
    }
}
