using CsCheck;
using NetSim.Engine;

namespace NetSim.Tests.Engine;

/// <summary>The numbers themselves are promised: a change of any of these changes every result ever published.</summary>
public class RandomTests
{
    // The authors' splitmix64.c, compiled and run.
    [Theory]
    [InlineData(0, new[] { 16294208416658607535UL, 7960286522194355700UL, 487617019471545679UL, 17909611376780542444UL })]
    [InlineData(42, new[] { 13679457532755275413UL, 2949826092126892291UL, 5139283748462763858UL, 6349198060258255764UL })]
    [InlineData(1234567, new[] { 6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL })]
    public void SplitMix64_gives_the_numbers_of_the_reference_implementation(ulong seed, ulong[] expected) =>
        Assert.Equal(expected, Enumerable.Range(1, 4).Select(i => SplitMix.Mix(unchecked(seed + (ulong)i * SplitMix.Increment))));

    // The authors' xoshiro256starstar.c, compiled and run from the state 1, 2, 3, 4.
    [Fact]
    public void Xoshiro256_starstar_gives_the_numbers_of_the_reference_implementation()
    {
        var stream = new RandomStream(1, 2, 3, 4);

        Assert.Equal(
            [
                11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
                16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
            ],
            Enumerable.Range(0, 10).Select(_ => stream.NextBits()));
    }

    // Both reference programs together: the state filled by four outputs of splitmix64.c, as the authors advise.
    [Theory]
    [InlineData(0, 11091344671253066420, 13793997310169335082, 8839594410463124783)]
    [InlineData(42, 1546998764402558742, 6990951692964543102, 10224724267483498856)]
    [InlineData(1234567, 3504822795582309479, 1819558768956484042, 4316685431337285570)]
    public void A_stream_is_seeded_as_the_authors_advise(ulong seed, ulong first, ulong second, ulong thousandth)
    {
        var stream = new RandomStream(seed);

        var bits = Enumerable.Range(0, 1_000).Select(_ => stream.NextBits()).ToArray();

        Assert.Equal(first, bits[0]);
        Assert.Equal(second, bits[1]);
        Assert.Equal(thousandth, bits[999]);
    }

    [Fact]
    public void A_uniform_number_is_the_top_53_bits_and_never_one()
    {
        // (11091344671253066420 >> 11) / 2^53, from the first bits of seed 0 above.
        Assert.Equal((11091344671253066420UL >> 11) / 9007199254740992.0, new RandomStream(0).NextUniform());
        Assert.Equal(0, SplitMix.ToUniform(0));
        Assert.Equal(1 - Math.Pow(2, -53), SplitMix.ToUniform(ulong.MaxValue));
    }

    [Fact]
    public void Named_streams_and_keyed_draws_give_the_same_numbers_on_every_machine_for_ever()
    {
        var streams = new RandomStreams(seed: 7, run: 3);

        Approved.Matches(
            $"""
            streams(seed 7, run 3)
            "arrivals page"                     {Four(streams["arrivals page"])}
            ""                                  {Four(streams[""])}
            "网络"                              {Four(streams["网络"])}
            keyed "loss access forward" (1,2,3) {streams.Keyed("loss access forward").Uniform(1, 2, 3):R}
            keyed "loss access forward" (0,0,0) {streams.Keyed("loss access forward").Uniform(0, 0, 0):R}
            keyed seed (1,2,3)                  {streams.Keyed("loss access forward").Seed(1, 2, 3):x16}
            owner "page" 0                      {RandomStreams.OwnerOf("page", 0):x16}
            owner "page" 1                      {RandomStreams.OwnerOf("page", 1):x16}

            """);

        static string Four(RandomStream stream) =>
            string.Join(' ', Enumerable.Range(0, 4).Select(_ => $"{stream.NextBits():x16}"));
    }

    [Fact]
    public void A_stream_depends_on_its_name_seed_and_run_and_on_nothing_that_was_drawn_before() =>
        Gen.Select(Gen.ULong, Gen.Int[0, int.MaxValue], Gen.String, Gen.Int[0, 20]).Sample(
            (seed, run, name, drawnBefore) =>
            {
                var streams = new RandomStreams(seed, run);
                var other = streams[name + "'"];
                for (var i = 0; i < drawnBefore; i++)
                {
                    other.NextBits();
                }

                var first = streams[name].NextBits();

                Assert.Equal(first, new RandomStreams(seed, run)[name].NextBits());
                Assert.NotEqual(first, streams[name + "'"].NextBits());
                Assert.NotEqual(first, new RandomStreams(seed ^ 1, run)[name].NextBits());
                Assert.NotEqual(first, new RandomStreams(seed, run ^ 1)[name].NextBits());
            });

    [Fact]
    public void A_stream_that_starts_again_is_as_good_as_new() =>
        Gen.Select(Gen.ULong, Gen.String, Gen.Int[0, 20]).Sample((seed, name, drawnBefore) =>
        {
            var stream = new RandomStream(seed);
            for (var i = 0; i < drawnBefore; i++)
            {
                stream.NextBits();
            }

            stream.Restart(seed);
            Assert.Equal(new RandomStream(seed).NextBits(), stream.NextBits());

            var streams = new RandomStreams(seed, run: 0);
            streams.Restart(stream, name);
            Assert.Equal(streams[name].NextBits(), stream.NextBits());
        });

    [Fact]
    public void A_keyed_draw_belongs_to_its_key_in_whatever_order_it_is_asked_for() =>
        Gen.Select(Gen.ULong, Gen.ULong[0, 1000], Gen.ULong[0, 3], Gen.ULong[0, 1000]).Sample(
            (key, owner, kind, ordinal) =>
            {
                var keyed = new KeyedRandom(key);

                var draw = keyed.Uniform(owner, kind, ordinal);

                Assert.InRange(draw, 0, Math.BitDecrement(1.0));
                Assert.NotEqual(draw, keyed.Uniform(owner + 1, kind, ordinal));
                Assert.NotEqual(draw, keyed.Uniform(owner, kind + 1, ordinal));
                Assert.NotEqual(draw, keyed.Uniform(owner, kind, ordinal + 1));
                Assert.Equal(draw, new KeyedRandom(key).Uniform(owner, kind, ordinal));
            });

    [Fact]
    public void Streams_whose_names_or_runs_are_neighbours_are_not_correlated()
    {
        const int Draws = 20_000;
        var names = Correlation(new RandomStreams(1, 0)["link 1"], new RandomStreams(1, 0)["link 2"]);
        var runs = Correlation(new RandomStreams(1, 0)["link 1"], new RandomStreams(1, 1)["link 1"]);
        var seeds = Correlation(new RandomStreams(1, 0)["link 1"], new RandomStreams(2, 0)["link 1"]);
        var keyed = new RandomStreams(1, 0).Keyed("loss");
        var ordinals = Enumerable.Range(0, Draws)
            .Average(i => (keyed.Uniform(5, 0, (ulong)i) - 0.5) * (keyed.Uniform(5, 0, (ulong)i + 1) - 0.5)) * 12;

        // The correlation of n independent pairs has the standard deviation 1/sqrt(n) = 0.0071; four of them.
        Assert.All([names, runs, seeds, ordinals], correlation => Assert.InRange(correlation, -0.0283, 0.0283));

        static double Correlation(RandomStream left, RandomStream right) =>
            Enumerable.Range(0, Draws).Average(_ => (left.NextUniform() - 0.5) * (right.NextUniform() - 0.5)) * 12;
    }

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval_evenly()
    {
        const int Draws = 64_000;
        var stream = new RandomStreams(1, 0)["evenly"];
        var keyed = new RandomStreams(1, 0).Keyed("evenly");

        // 64 cells of 1,000: chi-square with 63 degrees of freedom is below 103.4 in 999 of 1,000 samples.
        Assert.InRange(ChiSquare(_ => stream.NextUniform()), 0, 103.4);
        Assert.InRange(ChiSquare(i => keyed.Uniform(9, 1, (ulong)i)), 0, 103.4);
        Assert.InRange(ChiSquare(i => keyed.Uniform((ulong)i, 1, 0)), 0, 103.4);

        static double ChiSquare(Func<int, double> draw)
        {
            var cells = new int[64];
            for (var i = 0; i < Draws; i++)
            {
                cells[(int)(draw(i) * 64)]++;
            }

            return cells.Sum(count => (count - 1_000.0) * (count - 1_000.0) / 1_000);
        }
    }

    [Fact]
    public void A_run_has_a_number_from_zero_up() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStreams(seed: 1, run: -1));
}
