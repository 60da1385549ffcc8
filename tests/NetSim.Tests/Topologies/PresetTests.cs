using System.Text;
using NetSim.Network;
using NetSim.Tests.Protocols.Tcp;
using NetSim.Topologies;
using NetSim.Topologies.Presets;

namespace NetSim.Tests.Topologies;

public class PresetTests
{
    public static TheoryData<string> Names => [.. LinkPresets.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_preset_is_the_link_that_its_table_says(string name)
    {
        var link = TopologyText.Link($"preset: {name}");
        var written = LinkPresets.All.Single(preset => preset.Name == name).Values
            .Select(value => $"{value.Key}: {{ forward: {value.Up}, backward: {value.Down} }}");

        Assert.Equal(TopologyText.Link(string.Join(", ", written)), link);
        Assert.NotEqual(new LinkDirectionSpec(), link.Forward);
    }

    [Fact]
    public void Every_number_has_a_source_and_what_has_none_is_named() =>
        Assert.All(LinkPresets.All, preset =>
        {
            Assert.All(preset.Values, value => Assert.True(value.Source.Length > 40, $"{preset.Name}: {value.Key}"));
            foreach (var key in "delay rate jitter loss queue".Split(' '))
            {
                Assert.True(
                    preset.Values.Any(value => value.Key == key) != preset.Missing.Contains(key, StringComparison.Ordinal),
                    $"{preset.Name} says nothing of {key}, or twice");
            }
        });

    [Theory]
    [InlineData("preset: lte, delay: 40 ms", 40_000, 40_000, 7_600_000, 29_500_000)]
    [InlineData("delay: 40 ms, preset: lte", 40_000, 40_000, 7_600_000, 29_500_000)]
    [InlineData("preset: lte, delay: { backward: 40 ms }", 10_500, 40_000, 7_600_000, 29_500_000)]
    [InlineData("preset: lte, rate: { forward: 1 Mbit/s }", 10_500, 10_500, 1_000_000, 29_500_000)]
    public void What_a_link_says_wins_over_its_preset(string keys, long upMicro, long downMicro, long upRate, long downRate)
    {
        var link = TopologyText.Link(keys);

        Assert.Equal((upMicro * 1000, downMicro * 1000), (link.Forward.Delay.Nanoseconds, link.Backward.Delay.Nanoseconds));
        Assert.Equal((upRate, downRate), (link.Forward.Rate!.Value.BitsPerSecond, link.Backward.Rate!.Value.BitsPerSecond));
    }

    [Fact]
    public void The_preset_of_a_link_wins_over_all_defaults_and_a_default_over_its_own_preset()
    {
        const string Defaults = "defaults: { links: { preset: geo, delay: 1 ms } }\n";

        var own = TopologyText.Read(TopologyText.Minimal.Replace("delay: 50 ms", "preset: lte", StringComparison.Ordinal) + Defaults);
        var none = TopologyText.Read(TopologyText.Minimal.Replace(", delay: 50 ms", "", StringComparison.Ordinal) + Defaults);

        // 10.5 ms of lte; 1 ms that stands in the defaults, and the 2.54 Mbit/s of their geo.
        Assert.Equal(10_500_000, own.Links[0].Forward.Delay.Nanoseconds);
        Assert.Equal(1_000_000, none.Links[0].Forward.Delay.Nanoseconds);
        Assert.Equal(2_540_000, none.Links[0].Forward.Rate!.Value.BitsPerSecond);
    }

    [Theory]
    [InlineData("preset: ¦let", "'let' is not a preset: did you mean 'lte'? (there are: fibre, cable, dsl, lte, 5g, lte_m, wifi, geo, leo, data_centre, transatlantic, transpacific)")]
    [InlineData("preset: ¦[lte]", "expected the name of a preset (fibre, cable, dsl, lte, 5g, lte_m, wifi, geo, leo, data_centre, transatlantic, transpacific), not a list")]
    public void What_is_no_preset_is_told(string keys, string expected) =>
        TopologyText.AssertProblem(expected, TopologyText.Minimal.Replace("delay: 50 ms", keys, StringComparison.Ordinal));

    [Fact]
    public void The_reference_is_printed_from_the_table()
    {
        var table = new StringBuilder("| preset | key | up | down | source |\n|---|---|---|---|---|\n");
        foreach (var preset in LinkPresets.All)
        {
            foreach (var value in preset.Values)
            {
                table.Append($"| `{preset.Name}` | `{value.Key}` | {value.Up} | {value.Down} | {value.Source} |\n");
            }
        }

        Documents.MatchBlock("presets.md", "presets", table.ToString());
        var missing = LinkPresets.All.Select(preset => $"| `{preset.Name}` | {preset.Title} | {preset.Missing} |\n");
        Documents.MatchBlock(
            "presets.md", "missing", "| preset | what it is | not in it |\n|---|---|---|\n" + string.Concat(missing));
    }

    [Fact]
    public void A_map_shows_what_a_preset_means()
    {
        var scenario = TopologyText.Read(TopologyText.Minimal.Replace("delay: 50 ms", "preset: geo", StringComparison.Ordinal));

        var listing = NetSim.Reporting.Maps.MapListing.Draw(NetSim.Reporting.Maps.TopologyMap.Of(scenario));

        Assert.Contains("372 ms", listing);
        Assert.Contains("2.54 Mbit/s", listing);
    }
}
