using System.Text;
using System.Xml.Linq;
using NetSim.Network;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Tables;

namespace NetSim.Tests.Reporting.Charts;

public class LatencyChartTests
{
    private const string LongName = "a-name-of-sixty-characters-for-a-connection-in-a-far-away-da";

    private static readonly double[] Probabilities = [0.25, 0.5, 0.95, 0.99];

    [Fact]
    public void A_curve_is_the_share_of_all_connections_and_ends_where_the_failures_begin()
    {
        // Ten connections: two at 100 ms, one each at 101, 103 and 2,100 ms (a spread of 21: logarithmic),
        // five failed. The fifth of ten is the median.
        var series = Series("page", Phase.Connect, 10, 100, 100, 101, 103, 2100);
        var panel = new LatencyPanel(Phase.Connect, [series], ["page"]);

        var text = new StringBuilder();
        foreach (var (x, y) in panel.Points(series))
        {
            text.Append($"{Math.Pow(10, x):0.###} ms {y:0.##}\n");
        }

        Assert.Equal("100 ms 0\n100 ms 0.2\n101 ms 0.3\n103 ms 0.4\n2100 ms 0.5\n", text.ToString());
        Assert.Equal(
            "page: p50 2,100 ms, p95 not reached, p99 not reached; 5 of 10 did not get there",
            Assert.Single(panel.Legend).Text);
    }

    [Theory]
    [InlineData(100, 1999, "ms", 100, 1999)]
    [InlineData(100, 2000, "ms", 2, 3.301)]
    [InlineData(0, 2000, "ms", 0, 2000)]
    [InlineData(1500, 2000, "s", 1.5, 2)]
    public void The_axis_is_logarithmic_where_lengths_differ_twentyfold(
        int least, int most, string unit, double left, double right)
    {
        var axis = new LatencyAxis(least * 1_000_000L, most * 1_000_000L);

        Assert.Equal(unit, axis.Unit);
        Assert.Equal(left, axis.Place(least * 1_000_000L), 0.001);
        Assert.Equal(right, axis.Place(most * 1_000_000L), 0.001);
        Assert.True(axis.Left < left && right < axis.Right);
    }

    [Fact]
    public void A_million_connections_are_drawn_with_few_points()
    {
        var lengths = Enumerable.Range(0, 1_000_000).Select(i => new SimDuration(100_000_000L + i)).ToList();
        var series = new LatencySeries(Row("page", Phase.Total, lengths.Count, lengths.Count), lengths);
        var panel = new LatencyPanel(Phase.Total, [series], ["page"]);

        var points = panel.Points(series).ToList();

        Assert.InRange(points.Count, 500, 3000);
        Assert.Equal(1, points[^1].Y);
    }

    [Fact]
    public void Curves_of_many_connections_can_be_told_apart() =>
        Assert.Equal(28, Enumerable.Range(0, 28).Select(CurveStyle.Of)
            .Select(style => (style.Color, string.Join(' ', style.Dashes))).Distinct().Count());

    [Fact]
    public void Text_around_the_panels_does_not_overlap()
    {
        var page = Awkward();

        PictureAssert.IsReadable(page.Ground);
        Assert.All(page.Panels, panel =>
        {
            Assert.True(panel.Area.Right <= page.Ground.Width && panel.Area.Bottom <= page.Ground.Height);
            Assert.All(page.Ground.Texts, text => Assert.False(
                panel.Area.Contains(text.At.X, text.At.Y), $"'{text.Text}' lies in a panel"));
        });
    }

    [Fact]
    public void Every_awkward_sample_can_be_drawn()
    {
        var page = Awkward();

        var svg = XDocument.Parse(page.Svg());

        var told = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToHashSet(
            StringComparer.Ordinal);
        Assert.Contains("no connection got there", told);
        Assert.Contains(
            "网页: p50 not reached, p95 not reached, p99 not reached; 3 of 3 did not get there", told);
        Assert.Contains("from the open to ESTABLISHED at the client (ms)", told);
        Assert.Equal(page.Png(), Awkward().Png());
    }

    [Fact]
    public void A_chart_without_any_connection_is_a_page_with_a_title() =>
        Assert.NotEmpty(LatencyChart.Png("nothing", []));

    private static ChartPage Awkward() => LatencyChart.Page(
        "比较 <TLS> 版本",
        [
            Series("one", Phase.Connect, 1, 100),
            Series(LongName, Phase.Connect, 4, 50, 50, 50, 50),
            Series("网页", Phase.Handshake, 3),
            Series("one", Phase.FirstByte, 2, 0, 0),
            Series("none", Phase.FirstByte, 0),
            Series("one", Phase.Close, 2, 1, 60_000),
        ]);

    private static LatencySeries Series(string name, Phase phase, int count, params int[] milliseconds) =>
        new(
        Row(name, phase, count, milliseconds.Length, [.. milliseconds.Select(m => m.Milliseconds)]),
        [.. milliseconds.Select(m => m.Milliseconds)]);

    // The quantiles of the tests are the first value with at least that share below or at it.
    private static SummaryRow Row(string name, Phase phase, int count, int reached,
        params SimDuration[] lengths) => new()
        {
            Connection = name,
            Phase = phase,
            Count = count,
            Reached = reached,
            Failures = count - reached,
            Quantiles = [.. Probabilities.Select(p => new SummaryQuantile(
            p, (int)Math.Ceiling(p * count) - 1 is var i && i >= 0 && i < lengths.Length ? lengths[i] : null,
                null, null))],
        };
}
