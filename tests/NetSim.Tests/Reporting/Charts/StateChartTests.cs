using System.Xml.Linq;
using NetSim.Network.Tracing;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Pictures;

namespace NetSim.Tests.Reporting.Charts;

public class StateChartTests
{
    public static TheoryData<string> Conversations =>
        ["lost SYN", "TLS 1.3", "lossy", "many states", "many waits", "many segments", "empty"];

    [Theory]
    [MemberData(nameof(Conversations))]
    public void No_text_overlaps_another_or_leaves_the_page(string conversation) =>
        PictureAssert.IsReadable(Draw(Conversation(conversation)));

    [Theory]
    [MemberData(nameof(Conversations))]
    public void The_SVG_is_XML_that_names_every_state(string conversation)
    {
        var builder = Conversation(conversation);

        var svg = XDocument.Parse(StateChart.Svg("<a & \"b\"> 网络", builder.Spec, builder.Trace, 0));

        var told = svg.Descendants().Where(e => e.Name.LocalName == "text")
            .SelectMany(e => e.Value.Split(" > ")).ToHashSet(StringComparer.Ordinal);
        Assert.All(builder.Trace.States, state => Assert.Contains(state.State, told));
    }

    [Fact]
    public void A_TIME_WAIT_of_a_minute_does_not_squash_the_rest()
    {
        var picture = Draw(Traces.LostSyn());

        Assert.Contains(picture.Texts, text => text.Text == "59.95 s");
        // To scale, the whole handshake would be a hundredth of the page.
        var (established, closing) = (Left(picture, "ESTABLISHED"), Left(picture, "FIN-WAIT-1"));
        Assert.True(closing - established > 100, $"{established} and {closing} are close together");
    }

    [Fact]
    public void States_that_last_no_time_share_a_name_tag() =>
        Assert.Contains(
            Draw(Traces.Tls13()).Texts, text => text.Text == "WAIT_EE > WAIT_CERT_CR > WAIT_CV > WAIT_FINISHED");

    [Fact]
    public void The_same_trace_gives_the_same_bytes()
    {
        var builder = Traces.Tls13();

        Assert.Equal(Png(), Png());

        byte[] Png() => StateChart.Png("example", builder.Spec, builder.Trace, 0);
    }

    private static float Left(Picture picture, string text) =>
        picture.Texts.First(shape => shape.Text == text).At.X;

    private static Picture Draw(TraceBuilder builder) =>
        StateChart.Picture("example", builder.Spec, builder.Trace, 0, 0);

    private static TraceBuilder Conversation(string name) => name switch
    {
        "TLS 1.3" => Traces.Tls13(),
        "lossy" => Traces.Lossy(),
        "many states" => ManyStates(),
        "many waits" => Repeated(200, 400),
        "many segments" => Repeated(3000, 1),
        "empty" => new TraceBuilder(),
        _ => Traces.LostSyn(),
    };

    // States that follow each other at all distances, from none to plenty.
    private static TraceBuilder ManyStates()
    {
        var builder = new TraceBuilder().Packet(0, true, "S", 0);
        var at = 0.0;
        for (var i = 0; i < 24; i++)
        {
            builder.State(at, i % 2 == 0, "SYN-RECEIVED").Tls(at, true, $"WAIT_{i}");
            at += 0.5 * i;
        }

        return builder;
    }

    private static TraceBuilder Repeated(int count, double milliseconds)
    {
        var builder = new TraceBuilder().State(0, true, "ESTABLISHED");
        for (var i = 0; i < count; i++)
        {
            var loss = i % 3 == 0 ? LossCause.Random : LossCause.None;
            builder.Packet(i * milliseconds, true, ".", 1 + i, 1, 1, loss: loss);
        }

        return builder;
    }
}
