using NetSim.Network.Explaining;
using NetSim.Reporting.Explaining;
using NetSim.Reporting.Tables;

namespace NetSim.Tests.Reporting.Explaining;

public class PartTextTests
{
    [Fact]
    public void A_sentence_names_the_largest_part_first_and_adds_up() =>
        // 62.4 + 18.4 + 0.3 + 1000 = 1081.1: rounded alone they would be 62 + 18 + 0 + 1000 = 1080.
        Assert.Equal(
            "1,081 ms: 1,000 SYN timer, 62 propagation, 19 CPU",
            PartText.Sentence(Parts(
                (LatencyPart.Propagation, 62_400_000), (LatencyPart.Cpu, 18_450_000), (LatencyPart.Serialization, 250_000),
                (LatencyPart.SynTimer, 1_000_000_000))));

    [Fact]
    public void Shorter_times_have_more_digits()
    {
        Assert.Equal("12.3 ms: 10.0 propagation, 2.3 queueing", PartText.Sentence(Parts(
            (LatencyPart.Propagation, 10_000_000), (LatencyPart.Queueing, 2_345_678))));
        Assert.Equal("0.125 ms: 0.125 queueing", PartText.Sentence(Parts((LatencyPart.Queueing, 125_000))));
        Assert.Equal("0.000 ms: ", PartText.Sentence(Parts()));
    }

    [Fact]
    public void A_bar_has_a_letter_for_each_part_in_its_turn()
    {
        PathStep Step(long from, long to, LatencyPart part) => new(new SimTime(from), new SimTime(to), part, "");

        Assert.Equal("ppSSSSSSpp", PartText.Bar(
            [Step(100, 120, LatencyPart.Propagation), Step(120, 180, LatencyPart.SynTimer), Step(180, 200, LatencyPart.Propagation)], 10));
        Assert.Equal("", PartText.Bar([], 10));
    }

    [Fact]
    public void Every_part_has_a_name_a_letter_and_a_column_of_its_own()
    {
        var parts = Enum.GetValues<LatencyPart>();

        Assert.Equal(parts.Length, parts.Select(PartText.NameOf).Distinct().Count());
        Assert.Equal(parts.Length, parts.Select(PartText.LetterOf).Distinct().Count());
        Assert.Equal(parts.Length, parts.Select(RecordNames.Of).Distinct().Count());
    }

    private static LatencyParts Parts(params (LatencyPart Part, long Nanoseconds)[] lengths) => new(
        [.. Enum.GetValues<LatencyPart>().Select(part => new SimDuration(lengths.Where(length => length.Part == part).Sum(length => length.Nanoseconds)))]);
}
