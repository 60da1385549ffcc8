using System.Buffers.Binary;
using System.Xml.Linq;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;
using NetSim.Reporting.Ladders;
using NetSim.Reporting.Pictures;

namespace NetSim.Tests.Reporting.Ladders;

public class LadderPictureTests
{
    private const string LongName = "a-name-of-sixty-characters-for-a-host-in-a-far-away-data-cen";

    public static TheoryData<string> Conversations =>
        ["lost SYN", "TLS 1.3", "lossy", "left out", "burst", "crossing", "long names", "empty"];

    [Theory]
    [MemberData(nameof(Conversations))]
    public void No_text_overlaps_another_or_leaves_the_page(string conversation) =>
        PictureAssert.IsReadable(LadderPicture.Of(Conversation(conversation)));

    [Theory]
    [MemberData(nameof(Conversations))]
    public void The_SVG_is_XML_that_says_all_the_text(string conversation)
    {
        var ladder = Conversation(conversation) with { Title = "<a & \"b\"> 网络" };

        var svg = XDocument.Parse(LadderSvg.Draw(ladder));

        var told = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToHashSet(
            StringComparer.Ordinal);
        Assert.Contains(ladder.Title, told);
        Assert.All(ladder.Steps.OfType<LadderMessage>(), message => Assert.Contains(message.Label, told));
    }

    [Fact]
    public void The_PNG_is_twice_as_fine_as_the_picture()
    {
        var ladder = Conversation("lost SYN");
        var picture = LadderPicture.Of(ladder);

        var png = LadderPng.Draw(ladder);

        // PNG (W3C, 11.2.1): an 8-byte signature, length and type of the header, then width and height.
        Assert.Equal(2 * picture.Width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(2 * picture.Height, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public void A_long_wait_does_not_stretch_the_page()
    {
        var picture = LadderPicture.Of(Conversation("lost SYN"));

        // To scale, the TIME-WAIT of 60 s would be 1,200 flights of 50 ms with 64 pixels each.
        Assert.True(picture.Height < 1500, $"the page is {picture.Height} pixels high");
        Assert.Contains(picture.Texts, text => text.Text == "59.95 s");
    }

    [Fact]
    public void An_arrow_slants_with_the_time_it_takes()
    {
        var builder = new TraceBuilder { Delay = 50.Milliseconds }.Packet(0, true, "S", 0).Packet(
            50, false, "S.", 0, 1);
        var ladder = Ladder.Of("example", builder.Spec, builder.Trace, 0);

        var layout = new LadderLayout(ladder, 100, new Dictionary<int, float>());

        Assert.All(layout.Arrows, arrow => Assert.Equal(64, arrow.End.Y - arrow.Sent.Y, 0.01f));
    }

    private static Ladder Conversation(string name)
    {
        var builder = name switch
        {
            "TLS 1.3" => Traces.Tls13(),
            "lossy" or "left out" => Traces.Lossy(),
            "burst" => Burst(),
            "crossing" => Crossing(),
            "empty" => new TraceBuilder(),
            _ => Traces.LostSyn(),
        };
        var ladder = Ladder.Of(
            "example", builder.Spec, builder.Trace, 0, maximumSegments: name == "left out" ? 8 : 120);
        return name == "long names"
            ? ladder with { ClientHost = LongName, ServerHost = "网" + LongName }
            : ladder;
    }

    // A window of 40 segments at one instant, each of them acknowledged.
    private static TraceBuilder Burst()
    {
        var builder = new TraceBuilder();
        for (var i = 0; i < 40; i++)
        {
            var loss = i % 7 == 3 ? LossCause.QueueFull : LossCause.None;
            builder.Packet(0, false, ".", 1 + 1448 * i, 201, 1448, loss: loss);
            builder.Packet(50, true, ".", 201, 1 + 1448 * (i + 1));
        }

        return builder;
    }

    // Both sides close at once, and both FINs are lost.
    private static TraceBuilder Crossing() => new TraceBuilder { Links = ["access", "backbone", "far"] }
        .State(0, true, "FIN-WAIT-1").Packet(0, true, "F.", 1, 1, loss: LossCause.Random)
        .State(0, false, "FIN-WAIT-1").Packet(0, false, "F.", 1, 1, loss: LossCause.Random, lossHop: 2)
        .Packet(300, true, "F.", 1, 1, cause: SendCause.RetransmissionTimeout)
        .Packet(300, false, "F.", 1, 1, cause: SendCause.RetransmissionTimeout)
        .State(450, true, "CLOSING").State(450, false, "CLOSING")
        .Packet(450, true, ".", 2, 2).Packet(450, false, ".", 2, 2)
        .State(600, true, "TIME-WAIT").State(600, false, "TIME-WAIT");
}
