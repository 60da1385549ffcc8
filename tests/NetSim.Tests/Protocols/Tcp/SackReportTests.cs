using CsCheck;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class SackReportTests
{
    [Fact, Rfc(2018, "4")]
    public void The_newest_range_comes_first()
    {
        var report = new SackReport();
        report.Hold(Range(3000, 4000));
        report.Hold(Range(5000, 6000));
        report.Hold(Range(1000, 2000));

        Assert.Equal(["1000-2000", "5000-6000", "3000-4000"], Take(report, 4));
        Assert.Equal(["1000-2000", "5000-6000", "3000-4000"], Take(report, 4));
        Assert.Equal(["1000-2000", "5000-6000"], Take(report, 2));
    }

    [Fact, Rfc(2018, "4")]
    public void A_range_that_grows_takes_in_what_it_touches()
    {
        var report = new SackReport();
        report.Hold(Range(1000, 2000));
        report.Hold(Range(3000, 4000));
        report.Hold(Range(1000, 4000));

        Assert.Equal(["1000-4000"], Take(report, 4));
    }

    [Fact, Rfc(2018, "4")]
    public void What_is_in_order_is_told_no_more()
    {
        var report = new SackReport();
        report.Hold(Range(1000, 2000));
        report.Hold(Range(3000, 4000));

        report.Advance(new SequenceNumber(2000));

        Assert.Equal(["3000-4000"], Take(report, 4));
        report.Advance(new SequenceNumber(4000));
        Assert.True(report.IsEmpty);
    }

    [Fact, Rfc(2883, "4")]
    public void A_duplicate_comes_before_all_others_and_once()
    {
        var report = new SackReport();
        report.Hold(Range(3000, 4000));
        report.Repeat(Range(500, 900));

        Assert.Equal(["500-900", "3000-4000"], Take(report, 4));
        Assert.Equal(["3000-4000"], Take(report, 4));
    }

    // Against the definition: ranges of what came ahead, apart from each other, all of them while there are no more than four.
    [Fact, Rfc(2018, "4")]
    public void Every_block_is_held_and_none_touches_another() =>
        Gen.Int[0, 19].Array[1, 4].Sample(arrivals =>
        {
            var report = new SackReport();
            var held = new Reassembly();
            foreach (var place in arrivals)
            {
                var start = (uint)(1000 + place * 100);
                report.Hold(held.Add(Range(start, start + 100)));
            }

            var blocks = Take(report, 4);
            var expected = Runs(arrivals);
            Assert.Equal(Math.Min(4, expected.Count), blocks.Count);
            Assert.All(blocks, block => Assert.Contains(block, expected));
        });

    private static List<string> Runs(int[] arrivals)
    {
        var runs = new List<string>();
        foreach (var place in arrivals.Distinct().Order())
        {
            var (start, end) = (1000 + place * 100, 1100 + place * 100);
            if (runs.Count > 0 && runs[^1].EndsWith($"-{start}", StringComparison.Ordinal))
            {
                runs[^1] = $"{runs[^1].Split('-')[0]}-{end}";
            }
            else
            {
                runs.Add($"{start}-{end}");
            }
        }

        return runs;
    }

    private static SequenceRange Range(uint start, uint end) => new(new SequenceNumber(start), new SequenceNumber(end));

    private static List<string> Take(SackReport report, int most)
    {
        var count = report.Take(most, out var blocks);
        var texts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            texts.Add($"{blocks[i].Start}-{blocks[i].End}");
        }

        return texts;
    }
}
