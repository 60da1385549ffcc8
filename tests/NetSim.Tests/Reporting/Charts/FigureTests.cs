using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Fonts;

namespace NetSim.Tests.Reporting.Charts;

public class FigureTests
{
    [Theory]
    [InlineData(0, 3, 8)]
    [InlineData(0, 1, 8)]
    [InlineData(0, 120, 5)]
    public void Counts_have_whole_ticks(double low, double high, int atMost)
    {
        var ticks = new NumberAxis("connections", low, high) { IsWhole = true }.Ticks(atMost);

        Assert.InRange(ticks.Count, 2, atMost + 1);
        Assert.All(ticks, tick => Assert.DoesNotContain('.', tick.Text));
    }

    [Theory]
    [InlineData(100, 100.001)]
    [InlineData(-0.0001, 0.0001)]
    [InlineData(1e6, 1e6 + 3)]
    [InlineData(0, 1)]
    public void Ticks_have_as_many_digits_as_tell_them_apart(double low, double high)
    {
        var texts = new NumberAxis("time (ms)", low, high).Ticks(6).Select(tick => tick.Text).ToList();

        Assert.InRange(texts.Count, 3, 7);
        Assert.Equal(texts.Distinct(), texts);
    }

    [Fact]
    public void An_axis_without_a_number_shows_none()
    {
        var axis = NumberAxis.Around("time (ms)", double.NaN, double.NaN, isLogarithmic: false, never: "never");

        var tick = Assert.Single(axis.Ticks(6));
        Assert.Equal(("never", 0.5), (tick.Text, tick.Place));
        Assert.Equal(tick.Place, axis.Place(double.PositiveInfinity));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Names_that_are_too_long_keep_their_ends(int lines)
    {
        const string name = "a-name-of-sixty-characters-for-a-connection-in-a-far-away-";

        var cut = Enumerable.Range(0, 20).Select(i => TextLines.Of($"{name}{i}", 11, 90, lines)).ToList();

        Assert.All(cut, text => Assert.True(text.Count <= lines && text.All(line => ShippedFont.Width(line, 11) <= 90)));
        Assert.Equal(20, cut.Select(text => string.Concat(text)).Distinct().Count());
        Assert.All(cut, text => Assert.StartsWith("a-na", text[0]));
    }

    [Fact]
    public void Every_transition_says_how_often_it_was_taken()
    {
        var source = AwkwardAnswers.Beside(AwkwardStudies.Of("Chinese"), "Chinese");
        var chart = Assert.Single(ChartKinds.Make(source, [new ChartSpec { Type = ChartType.Transitions }]));

        foreach (var width in new[] { 600, 2400 })
        {
            // Three states at each end, each followed by both others: 2 x 6.
            Assert.Equal(12, chart.Picture(new ChartStyle { Width = width }).Texts.Count(text => text.Text == "123,456 ×"));
        }
    }

    [Fact]
    public void What_took_no_time_is_not_told_as_what_never_got_there()
    {
        var chart = Assert.Single(ChartKinds.Make(AwkwardStudies.Of("zero"), [new ChartSpec { Type = ChartType.Phases }]));

        Assert.Contains(chart.Picture(new ChartStyle()).Texts, text => text.Text == "all took no time");
    }

    [Theory]
    [InlineData(TraceLayer.Tcp, "FIN-WAIT-1")]
    [InlineData(TraceLayer.Tls, "CLOSE_SENT")]
    [InlineData(TraceLayer.Tls, "CLOSE_RECEIVED")]
    public void States_in_which_a_connection_closes_have_one_colour(TraceLayer layer, string state) =>
        Assert.Equal(StateInk.Of(TraceLayer.Tcp, "LAST-ACK"), StateInk.Of(layer, state));

    [Fact]
    public void Outcomes_are_told_in_the_language_of_the_chart()
    {
        var chart = Assert.Single(ChartKinds.Make(AwkwardStudies.Of("all failures"), [new ChartSpec { Type = ChartType.Gantt }]));

        Assert.Contains(chart.Picture(new ChartStyle()).Texts, text => text.Text == "timed out");
        Assert.Contains(chart.Picture(new ChartStyle { Language = ChartLanguage.Chinese }).Texts, text => text.Text == "超时");
    }
}
