using System.Buffers.Binary;
using System.Xml.Linq;
using NetSim.Reporting.Maps;
using NetSim.Reporting.Pictures;

namespace NetSim.Tests.Reporting.Maps;

public class MapPictureTests
{
    [Theory]
    [MemberData(nameof(Shapes.Names), MemberType = typeof(Shapes))]
    public void No_text_overlaps_another_or_leaves_the_page(string shape)
    {
        foreach (var width in new[] { 600, 1200 })
        {
            foreach (var isChinese in new[] { false, true })
            {
                var picture = MapPicture.Of(TopologyMap.Of(Shapes.Of(shape), isChinese), width, isDark: isChinese);
                PictureAssert.IsReadable(picture);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes.Names), MemberType = typeof(Shapes))]
    public void Nothing_that_is_drawn_leaves_the_page(string shape)
    {
        var picture = MapPicture.Of(TopologyMap.Of(Shapes.Of(shape)), 1200, isDark: false);

        var corners = picture.Shapes.OfType<AreaShape>().SelectMany(area => area.Corners)
            .Concat(picture.Shapes.OfType<LineShape>().SelectMany(line => new[] { line.From, line.To }));
        Assert.All(corners, corner => Assert.True(
            corner.X >= 0 && corner.Y >= 0 && corner.X <= picture.Width && corner.Y <= picture.Height, $"{corner} is outside"));
    }

    [Theory]
    [InlineData("two")]
    [InlineData("line 6")]
    [InlineData("dumbbell 4")]
    [InlineData("tree 3")]
    [InlineData("ring 7")]
    public void Each_link_says_what_it_does_where_it_is(string shape)
    {
        var scenario = Shapes.Of(shape);

        var texts = MapPicture.Of(TopologyMap.Of(scenario), 1200, isDark: false).Texts.Select(text => text.Text).ToList();

        Assert.All(scenario.Hosts, host => Assert.Contains(host.Name, texts));
        Assert.All(scenario.Links, link => Assert.Contains(link.Name, texts));
        Assert.Contains(texts, text => text.Contains("10 Mbit/s", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_labels_have_no_room_the_links_are_numbered_by_kind()
    {
        var texts = MapPicture.Of(TopologyMap.Of(Shapes.Of("mesh 6")), 600, isDark: false).Texts.Select(text => text.Text).ToList();

        // 15 links of the mesh, and two ends, of two kinds: each kind stands below the map once.
        Assert.Equal(17, texts.Count(text => text is "1" or "2"));
        Assert.Single(texts, text => text.StartsWith("1  ", StringComparison.Ordinal));
        Assert.Single(texts, text => text.StartsWith("2  ", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_many_hosts_are_drawn_as_a_few_and_the_map_says_so()
    {
        var map = TopologyMap.Of(Shapes.Of("crowd 300"));

        var drawn = map.Drawn();

        // 300 clients with delays of their own hang on one router: a symbol for them, the router and the server.
        Assert.Equal(302, map.Nodes.Count);
        Assert.Equal(3, drawn.Nodes.Count);
        Assert.Equal([1, 1, 300], drawn.Nodes.Select(node => node.Count));
        Assert.Contains("Simplified from 302 to 3", Assert.Single(drawn.Notes));
        Assert.Contains(drawn.Edges, edge => edge.Name == "300 links" && edge.Both.Contains("1 ms … 300 ms"));
    }

    [Fact]
    public void The_same_topology_is_drawn_the_same_way_each_time()
    {
        var (one, other) = (Picture(), Picture());

        Assert.Equal(one.Texts.Select(text => (text.Text, text.At)), other.Texts.Select(text => (text.Text, text.At)));
        Assert.Equal(
            one.Shapes.OfType<LineShape>().Select(line => (line.From, line.To)),
            other.Shapes.OfType<LineShape>().Select(line => (line.From, line.To)));

        static Picture Picture() => MapPicture.Of(TopologyMap.Of(Shapes.Of("mesh 6")), 800, isDark: false);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(2400)]
    public void The_PNG_is_as_wide_as_it_was_asked_to_be(int width)
    {
        var png = MapPng.Draw(TopologyMap.Of(Shapes.Of("dumbbell 4")), width, isDark: true);

        // PNG (W3C, 11.2.1): an 8-byte signature, length and type of the header, then the width.
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
    }

    [Fact]
    public void The_SVG_scales_with_its_width()
    {
        var svg = XDocument.Parse(MapSvg.Draw(TopologyMap.Of(Shapes.Of("two")), 2400, isDark: false)).Root!;

        Assert.Equal("2400", svg.Attribute("width")!.Value);
        Assert.StartsWith("0 0 1200 ", svg.Attribute("viewBox")!.Value);
    }
}
