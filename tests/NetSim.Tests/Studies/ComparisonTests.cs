using NetSim.Engine;
using NetSim.Studies.Comparing;

namespace NetSim.Tests.Studies;

public class ComparisonTests
{
    private static readonly double[] Median = [0.5];

    [Fact]
    public void What_pairs_share_falls_out_of_the_difference()
    {
        // A level from 0 to 100 that both share, and noise from 0 to 1 of each: the variance of a side is 100²/12 + 1/12, that of
        // the difference 2/12. Pairing saves (2 x 833.4) / (2 x 0.083) = 10,001.
        var compared = new Comparison().Compare(Pairs(500, stream =>
        {
            var level = stream.NextUniform() * 100;
            return (level + stream.NextUniform(), level + 5 + stream.NextUniform());
        }), Median);

        Assert.InRange(compared.Mean.Saved, 8_000, 12_500);
        Assert.InRange(compared.Mean.Value, 4.9, 5.1);
        Assert.True(compared.Mean.IsDistinguishable);
        Assert.True(compared.Quantiles[0].Saved > 50);
        Assert.Equal(0, compared.Faster);
    }

    [Fact]
    public void Without_anything_shared_pairing_saves_nothing()
    {
        var compared = new Comparison().Compare(
            Pairs(500, stream => (stream.NextUniform(), stream.NextUniform())), Median);

        Assert.InRange(compared.Mean.Saved, 0.8, 1.25);
        Assert.InRange(compared.Faster, 0.4, 0.6);
    }

    [Fact]
    public void Intervals_of_differences_hold_the_truth_as_often_as_they_say()
    {
        // Exponential pairs with a shared part; the second is 0.1 more. 400 comparisons of 200 runs; the error of the share is 1.1 %.
        var stream = new RandomStream(11);
        var (mean, median, typical) = (0, 0, 0);
        for (var sample = 0; sample < 400; sample++)
        {
            var pairs = new PairedSamples();
            for (var run = 0; run < 200; run++)
            {
                var shared = -Math.Log(1 - stream.NextUniform());
                pairs.Add(run, shared + Noise(), shared + 0.1 + Noise());
            }

            var compared = new Comparison(400).Compare(pairs, Median);
            mean += Holds(compared.Mean) ? 1 : 0;
            median += Holds(compared.Quantiles[0]) ? 1 : 0;
            typical += Holds(compared.Typical) ? 1 : 0;
        }

        Assert.InRange(mean / 400.0, 0.92, 0.98);
        Assert.InRange(typical / 400.0, 0.92, 0.98);
        // The bootstrap of a difference of medians is wider than it has to be where pairs share most: it errs to the safe side.
        Assert.InRange(median / 400.0, 0.92, 1);

        double Noise() => stream.NextUniform() * 0.5;
        static bool Holds(Difference difference) => difference.Low <= 0.1 && 0.1 <= difference.High;
    }

    [Fact]
    public void The_run_is_what_is_drawn()
    {
        // Ten connections of a run that are all alike say no more than one.
        var (one, ten) = (new PairedSamples(), new PairedSamples());
        var stream = new RandomStream(5);
        for (var run = 0; run < 100; run++)
        {
            var (first, second) = (stream.NextUniform(), stream.NextUniform());
            one.Add(run, first, second);
            for (var instance = 0; instance < 10; instance++)
            {
                ten.Add(run, first, second);
            }
        }

        var (alone, together) = (new Comparison().Compare(one, Median), new Comparison().Compare(ten, Median));

        Assert.Equal(alone.Mean.Low, together.Mean.Low, 9);
        Assert.Equal(alone.Mean.High, together.Mean.High, 9);
        Assert.Equal((100, 1000), (together.Runs, together.Count));
    }

    [Fact]
    public void What_never_got_there_is_slower_than_all_that_did()
    {
        var pairs = new PairedSamples();
        for (var run = 0; run < 100; run++)
        {
            pairs.Add(run, run < 60 ? double.PositiveInfinity : 1, 1);
        }

        var compared = new Comparison().Compare(pairs, [0.5, 0.1]);

        Assert.Equal(0.6 + 0.4 / 2, compared.Faster, 12);
        Assert.Equal(double.NegativeInfinity, compared.Quantiles[0].Value);
        Assert.Equal(0, compared.Quantiles[1].Value);
        Assert.Equal(double.NegativeInfinity, compared.Typical.Value);
        Assert.True(double.IsNaN(compared.Quantiles[0].Saved));
        Assert.Equal((1.0, 1.0), (compared.Mean.First, compared.Mean.Second));
    }

    [Fact]
    public void The_same_is_not_distinguishable_and_one_run_says_nothing()
    {
        var same = new Comparison().Compare(Pairs(50, stream => stream.NextUniform() is var length ? (length, length) : default), Median);
        var single = new Comparison().Compare(Pairs(1, _ => (1, 2)), Median);

        Assert.False(same.Mean.IsDistinguishable);
        Assert.Equal((0.0, 0.0), (same.Quantiles[0].Low, same.Quantiles[0].High));
        Assert.True(double.IsNaN(single.Mean.Low));
        Assert.Null(single.FasterInterval);
        Assert.Equal(1, single.Mean.Value);
    }

    private static PairedSamples Pairs(int runs, Func<RandomStream, (double, double)> draw)
    {
        var stream = new RandomStream(3);
        var pairs = new PairedSamples();
        for (var run = 0; run < runs; run++)
        {
            var (first, second) = draw(stream);
            pairs.Add(run, first, second);
        }

        return pairs;
    }
}
