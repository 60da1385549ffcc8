using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Ladders;
using NetSim.Tests.Topologies;

namespace NetSim.Tests.Reporting.Ladders;

public class ComparedLaddersTests
{
    [Theory]
    [InlineData("delay: 50 ms", "delay: 50 ms, drop: { forward: [1] }")]
    [InlineData("delay: 1 ms", "delay: 300 ms")]
    [InlineData("delay: 20 ms, loss: 20 %", "delay: 0 s")]
    public void Texts_overlap_nowhere_and_stay_on_the_page(string first, string second)
    {
        foreach (var width in new[] { 600, 2400 })
        {
            foreach (var language in Enum.GetValues<ChartLanguage>())
            {
                var style = new ChartStyle { Width = width, Language = language, Theme = ChartTheme.Dark };

                var picture = new ComparedLadders(Of(first), Of(second), style).Draw();

                PictureAssert.IsReadable(picture);
                Assert.True(picture.Texts.Count() > 10);
            }
        }
    }

    [Fact]
    public void What_happens_at_one_instant_is_at_one_height()
    {
        // Both SYNs arrive after 50 ms; only the first is answered before the timer of 1 s.
        List<LadderMessage> first = Messages("delay: 50 ms");
        List<LadderMessage> second = Messages("delay: 50 ms, drop: { forward: [1] }");

        var time = new SharedTime([first, second], 100);

        Assert.Equal(time.Of(first[0].At), time.Of(second[0].At));
        Assert.Equal(time.Times.Order(), time.Times);
        Assert.Equal(time.Times.Select(at => time.Of(at)).Order(), time.Times.Select(at => time.Of(at)));
        Assert.Contains(time.Breaks, wait => wait.Length > 100.Milliseconds);
    }

    [Fact]
    public void The_first_segment_is_told_like_the_others()
    {
        var picture = new ComparedLadders(Of("delay: 50 ms"), Of("delay: 60 ms"), new ChartStyle()).Draw();

        Assert.Equal(2, picture.Texts.Count(text => text.Text == "S 0:0(0)"));
    }

    private static List<LadderMessage> Messages(string link) => [.. Of(link).Steps.OfType<LadderMessage>()];

    private static Ladder Of(string link)
    {
        var scenario = TopologyText.Read(TopologyText.Minimal.Replace("delay: 50 ms", link, StringComparison.Ordinal)
            .Replace("\"server:80\"", "\"server:80\", exchange: [{ request: 1 kB, response: 30 kB }]", StringComparison.Ordinal));
        var trace = new RunTrace();
        new Simulation(scenario, new NetSim.Engine.Simulator()).Run(0, trace);
        return Ladder.Of("比较 a ladder with a rather long title that does not fit", scenario.Connections[0], trace, 0);
    }
}
