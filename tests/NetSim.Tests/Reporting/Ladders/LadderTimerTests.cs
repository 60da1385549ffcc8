using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Ladders;
using NetSim.Reporting.Pictures;
using NetSim.Tests.Topologies;
using NetSim.Units;

namespace NetSim.Tests.Reporting.Ladders;

public class LadderTimerTests
{
    // The first SYN, the request and its acknowledgment’s answer are lost; the server thinks for 60 ms.
    private const string Lossy = "drop: { forward: [1, 4], backward: [7, 9, 16] }";

    [Fact]
    public void A_bracket_goes_from_where_a_timer_is_set_to_where_it_fires()
    {
        var ladder = Draw(Lossy);

        var syn = ladder.Timers[0];
        Assert.Equal(("SYN timer 1 s", true, SimTime.Start, SimTime.Start + 1.Seconds), (syn.Text, syn.IsClient, syn.SetAt, syn.At));
        Assert.Contains(ladder.Timers, timer => timer.Name == "TLP");
        // RFC 9293: two maximum segment lifetimes, 60 s with Linux.
        Assert.Equal(("TIME-WAIT", 60.Seconds), (ladder.Timers[^1].Name, ladder.Timers[^1].At - ladder.Timers[^1].SetAt));
        Assert.All(ladder.Timers, timer => Assert.True(timer.SetAt < timer.At));
    }

    [Fact]
    public void A_timer_that_is_stopped_has_no_bracket()
    {
        var timer = Assert.Single(Draw("loss: 0 %").Timers);

        Assert.Equal("TIME-WAIT", timer.Name);
    }

    [Fact]
    public void Waits_of_a_receiver_have_brackets_too()
    {
        // Requests shorter than a segment, to which nothing is answered for 200 ms: Linux delays such an ACK by 40 ms.
        var ladder = Draw("loss: 0 %", "[{ request: 100 B, response: 100 B }, { request: 100 B, response: 100 B, think: 200 ms }]");

        Assert.Contains(ladder.Timers, timer => timer is { Name: "delayed ACK", IsClient: false });
    }

    [Fact]
    public void Brackets_stand_beside_the_rows_of_text() => Approved.Matches(LadderText.Draw(Draw(Lossy)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Brackets_overlap_nothing(bool isEven)
    {
        var drawn = Draw(Lossy);
        // As many at once as there are kinds, and many that follow each other closely.
        var crowded = drawn with
        {
            IsEven = isEven,
            Timers =
            [
                .. drawn.Timers,
                .. Enumerable.Range(0, 12).Select(i => new LadderTimer(
                    SimTime.Start + (1040 + i).Milliseconds, SimTime.Start + (1400 + i).Milliseconds, i % 2 == 0, $"timer {i}")),
                .. Enumerable.Range(0, 12).Select(i => new LadderTimer(
                    SimTime.Start + (1380 + i).Milliseconds, SimTime.Start + (1381 + i).Milliseconds, IsClient: true, $"short {i}")),
            ],
        };

        var picture = LadderPicture.Of(crowded);

        PictureAssert.IsReadable(picture);
        Assert.All(crowded.Timers, timer => Assert.Contains(picture.Texts, text => text.Text == timer.Text));
    }

    [Fact]
    public void What_is_left_out_has_no_brackets()
    {
        var ladder = Draw(Lossy, most: 2);

        // The timer of the SYN runs until its retransmission, which is left out.
        Assert.DoesNotContain(LadderPicture.Of(ladder).Texts, text => text.Text.StartsWith("TLP", StringComparison.Ordinal));
        PictureAssert.IsReadable(LadderPicture.Of(ladder));
    }

    [Fact]
    public void Evenly_spaced_a_minute_is_as_long_as_a_round_trip()
    {
        var ladder = Draw("loss: 0 %");

        var (scaled, even) = (LadderPicture.Of(ladder), LadderPicture.Of(ladder with { IsEven = true }));

        Assert.True(even.Height < scaled.Height, $"{even.Height} and {scaled.Height}");
        Assert.Contains(even.Texts, text => text.Text.EndsWith("time in ms, spaced evenly", StringComparison.Ordinal));
        // Nothing says that time is cut short where no time is to scale.
        Assert.Contains(scaled.Texts, text => text.Text.StartsWith("59.", StringComparison.Ordinal));
        Assert.DoesNotContain(even.Texts, text => text.Text.StartsWith("59.", StringComparison.Ordinal));
        PictureAssert.IsReadable(even);
    }

    private static Ladder Draw(string link, string exchange = "[{ request: 300 B, response: 14 KB, think: 60 ms }]", int most = 120)
    {
        var scenario = TopologyText.Read(
            $"name: t\nhosts: {{ client: {{}}, server: {{}} }}\n"
            + $"links:\n  wire: {{ between: [client, server], delay: 20 ms, rate: 100 Mbit/s, {link} }}\n"
            + $"connections:\n  page: {{ from: client, to: \"server:80\", exchange: {exchange}, close: client }}\n");
        var trace = new RunTrace();
        new Simulation(scenario, new NetSim.Engine.Simulator()).Run(0, trace);
        return Ladder.Of(scenario.Name, scenario.Connections[0], trace, 0, maximumSegments: most);
    }
}
