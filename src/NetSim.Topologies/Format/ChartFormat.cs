using NetSim.Network;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a chart that a study asks for.</summary>
internal static class ChartFormat
{
    private const int LeastWidth = 600;
    private const int GreatestWidth = 2400;

    /// <summary>The kinds.</summary>
    public static ChoiceShape<ChartType> Kinds { get; } = new(
        "a kind of chart", [.. Enum.GetValues<ChartType>().Select(type => (ChartNames.Of(type), type))]);

    /// <summary>A chart with every key.</summary>
    public static RecordShape<ChartSpec> Shape { get; } = new(
        "a chart",
        new ChartSpec { Type = ChartType.Ecdf },
        [
            new ValueKey<ChartSpec, ChartType>(
                "kind",
                "What it shows (docs/charts.md).",
                Kinds,
                chart => chart.Type,
                (chart, value) => chart with { Type = value }) { IsRequired = true, ShowsDefault = false },
            new ValueKey<ChartSpec, Metric>(
                "metric",
                "The quantile that it shows, with the phase and the connection: p95(page.handshake). Default: what fits the kind.",
                new ThenShape<Metric>(
                    new MetricShape(),
                    (metric, node, context) =>
                    {
                        if (metric.Quantile is null)
                        {
                            context.Report(node.Origin, $"a chart shows a quantile, such as p95(handshake), not '{metric.Text}'");
                        }
                    }),
                chart => chart.Metric!,
                (chart, value) => chart with
                {
                    Metric = value,
                    Quantile = value.Quantile,
                    Phase = value.Phase,
                    Connection = value.Connection,
                })
            {
                ShowsDefault = false,
                IsWritten = chart => chart.Metric is not null,
            },
            new ValueKey<ChartSpec, Phase>(
                "phase",
                "The phase that it shows. Default: the last that any connection reached.",
                new ChoiceShape<Phase>("a phase", MetricShape.Phases),
                chart => chart.Phase ?? Phase.Total,
                (chart, value) => chart with { Phase = value })
            {
                ShowsDefault = false,
                IsWritten = chart => chart.Metric is null && chart.Phase is not null,
            },
            new ValueKey<ChartSpec, bool>(
                "log",
                "Whether the axis of time is logarithmic. Default: where the longest is at least 20 times the shortest.",
                new BooleanShape(),
                chart => chart.IsLogarithmic ?? false,
                (chart, value) => chart with { IsLogarithmic = value })
            {
                ShowsDefault = false,
                IsWritten = chart => chart.IsLogarithmic is not null,
            },
            new ValueKey<ChartSpec, int>(
                "width",
                "Its width in pixels. Default: 1200.",
                new WholeNumberShape<int>(LeastWidth, GreatestWidth),
                chart => chart.Width ?? 0,
                (chart, value) => chart with { Width = value })
            {
                ShowsDefault = false,
                IsWritten = chart => chart.Width is not null,
            },
            new ValueKey<ChartSpec, string>(
                "title",
                "Its title. Default: the scenario’s name and what it shows.",
                new TitleShape(),
                chart => chart.Title ?? "",
                (chart, value) => chart with { Title = value })
            {
                ShowsDefault = false,
                IsWritten = chart => chart.Title is not null,
            },
        ])
    {
        Check = (chart, mapping, context) =>
        {
            if (chart.Metric is not null && mapping.Find("phase") is { } phase)
            {
                context.Report(phase.Value.Origin, "the metric says the phase already");
            }
        },
    };
}
