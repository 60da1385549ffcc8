using System.Text;
using System.Xml.Linq;
using NetSim.Network;
using NetSim.Reporting.Charts;

namespace NetSim.Tests.Reporting.Charts;

public class ChartKindTests
{
    private static readonly IReadOnlyList<int> Widths = [600, 2400];

    public static TheoryData<ChartType> Types => [.. Enum.GetValues<ChartType>()];

    [Fact]
    public void Every_type_has_one_kind_in_its_order() =>
        Assert.Equal(Enum.GetValues<ChartType>(), ChartKinds.All.Select(kind => kind.Type));

    [Theory]
    [MemberData(nameof(Types))]
    public void Texts_overlap_nowhere_and_stay_on_the_page(ChartType type)
    {
        var drawn = new List<string>();
        foreach (var name in AwkwardStudies.Names)
        {
            foreach (var chart in ChartKinds.Make(AwkwardAnswers.Beside(AwkwardStudies.Of(name), name), [new ChartSpec { Type = type }]))
            {
                foreach (var style in Styles)
                {
                    var picture = chart.Picture(style);

                    Assert.True(picture.Texts.Any(), $"{name}: {style}");
                    PictureAssert.IsReadable(picture);
                    Assert.InRange(picture.Height, 100, 4000);
                    drawn.Add(name);
                }
            }
        }

        // A kind that needs two parameters has grids for them.
        foreach (var awkward in AwkwardStudies.Required)
        {
            Assert.True(drawn.Exists(name => name.StartsWith(awkward, StringComparison.Ordinal)), $"{type} of '{awkward}' is not drawn");
        }
    }

    [Fact]
    public void The_numbers_that_are_drawn_stand_in_the_tables()
    {
        var text = new StringBuilder();
        // Five connections at each point, in five runs; one of the second point never got there.
        var source = new StudyBuilder("links.access.loss", "links.access.delay")
            .Point("0 %", "10 ms").Connections("page", 100, 110, 120, 130, 140)
            .Point("0 %", "20 ms").Connections("page", 200, 210, 220, 230, 240)
            .Point("5 %", "10 ms").Connections("page", 100, 110, 120, 1300, null)
            .Point("5 %", "20 ms").Connections("page", null, null, 220, null, null)
            .Source();
        var charts = ChartKinds.Make(
            AwkwardAnswers.Beside(source, "one point"), [.. ChartKinds.All.Select(kind => new ChartSpec { Type = kind.Type })]);
        Assert.Equal(ChartKinds.All.Select(kind => kind.Type), charts.Select(chart => chart.Type).Distinct());
        foreach (var chart in charts)
        {
            text.Append($"# {chart.Name}: {chart.Describe(new ChartStyle())}\n{chart.Numbers}\n");
        }

        Approved.Matches(text.ToString());
    }

    [Fact]
    public void A_band_is_as_wide_as_the_runs_allow()
    {
        // Massart's bound for 50 runs: sqrt(ln(2 / 0.05) / 100) = 0.192065.
        var source = new StudyBuilder().Point().Connections("page", [.. Enumerable.Range(1, 50).Select(i => (double?)i)]).Source();

        var chart = Assert.Single(ChartKinds.Make(source, [new ChartSpec { Type = ChartType.Ecdf, Phase = Phase.Total }]));

        var median = chart.Numbers.Rows.Single(row => row[3] == "25");
        Assert.Equal(("0.5", "0.3079", "0.6920"), (median[4], median[5][..6], median[6][..6]));
    }

    [Fact]
    public void Connections_that_begin_while_it_warms_up_are_left_out()
    {
        // All begin at 0.
        var source = new StudyBuilder().Point().Connections("page", 1, 2, 3).Source(warmUp: 1.Milliseconds);

        Assert.Equal(0, source.Study!.Sample(0, "page", Phase.Total).Count);
    }

    [Fact]
    public void Parts_of_a_connection_add_up_to_its_mean()
    {
        var means = new StudyBuilder().Point().Connections("page", 100, 300, null).Source().Study!.Means(0, "page");

        // t/10, t/5, then until t/2, until 9/10 t, until t; 200 ms in the mean of the two that got there.
        Assert.Equal([20e6, 40e6, 40e6, 80e6, 20e6], means.Parts);
        Assert.Equal((3, 2), (means.Count, means.Complete));
    }

    [Fact]
    public void A_million_connections_are_drawn_with_few_points()
    {
        var source = new StudyBuilder().Point().Connections("page", [.. Enumerable.Range(0, 200_000).Select(i => (double?)(1000 + i / 200.0))]).Source();

        var chart = Assert.Single(ChartKinds.Make(source, [new ChartSpec { Type = ChartType.Ecdf, Phase = Phase.Total }]));

        Assert.InRange(chart.Numbers.Rows.Count, 500, 3000);
        Assert.Equal("1", chart.Numbers.Rows[^1][4]);
    }

    [Fact]
    public void Pictures_are_as_wide_as_they_are_asked_to_be()
    {
        var chart = ChartKinds.Make(AwkwardStudies.Of("grid"), [])[0];

        foreach (var style in Styles)
        {
            // A PNG's width stands in its bytes 16 to 19.
            var png = chart.Png(style);
            Assert.Equal(style.Width, (png[16] << 24) + (png[17] << 16) + (png[18] << 8) + png[19]);
            var svg = XDocument.Parse(chart.Svg(style)).Root!;
            Assert.Equal(style.Width, int.Parse(svg.Attribute("width")!.Value));
        }
    }

    [Fact]
    public void The_same_results_give_the_same_bytes()
    {
        var (first, second) = (AwkwardStudies.Of("one point"), AwkwardStudies.Of("one point"));

        Assert.Equal(
            ChartKinds.Make(first, []).Select(chart => Convert.ToHexString(chart.Png(new ChartStyle()))),
            ChartKinds.Make(second, []).Select(chart => Convert.ToHexString(chart.Png(new ChartStyle()))));
    }

    private static IEnumerable<ChartStyle> Styles =>
        from width in Widths
        from language in Enum.GetValues<ChartLanguage>()
        select new ChartStyle { Width = width, Language = language, Theme = width == 600 ? ChartTheme.Light : ChartTheme.Dark };
}
