using CsCheck;

namespace NetSim.Tests.Units;

public class UnitTextTests
{
    private static readonly string[] Pieces =
        ["1", "-", ".", "e", "E", "+", " ", "0", "999999999999999", "ms", "%", "kB", "/s", "μs"];

    private static readonly Gen<long> AnyCount = Gen.OneOf(
        Gen.Long[0, long.MaxValue], Gen.Long[0, 10_000], Gen.Select(Gen.Long[0, 9_000], Gen.Int[0, 15]).Select(
            (digits, zeros) => digits * (long)Math.Pow(10, zeros)));

    [Theory]
    [InlineData("10 ms", 10_000_000)]
    [InlineData("10ms", 10_000_000)]
    [InlineData("  10   ms  ", 10_000_000)]
    [InlineData("7 ns", 7)]
    [InlineData("1.5 us", 1_500)]
    [InlineData("1.5 µs", 1_500)] // the micro sign
    [InlineData("1.5 μs", 1_500)] // the Greek letter
    [InlineData(".25 s", 250_000_000)]
    [InlineData("+3 s", 3_000_000_000)]
    [InlineData("2 min", 120_000_000_000)]
    [InlineData("1 h", 3_600_000_000_000)]
    [InlineData("1e3 ms", 1_000_000_000)]
    [InlineData("1e-3s", 1_000_000)]
    [InlineData("1E+2 ns", 100)]
    [InlineData("0", 0)]
    [InlineData("0.0", 0)]
    [InlineData("0e5 s", 0)]
    [InlineData("0 h", 0)]
    [InlineData("1.6 ns", 2)]
    [InlineData("9223372036854775807 ns", long.MaxValue)]
    public void A_time_reads_as_nanoseconds(string text, long nanoseconds)
    {
        Assert.True(UnitText.TryParse(text, out SimDuration value, out var problem), problem);
        Assert.Null(problem);
        Assert.Equal(nanoseconds, value.Nanoseconds);
    }

    [Theory]
    [InlineData("300 B", 300)]
    [InlineData("15 kB", 15_000)]
    [InlineData("15 KB", 15_000)]
    [InlineData("2 MB", 2_000_000)]
    [InlineData("1 GB", 1_000_000_000)]
    [InlineData("64 KiB", 65_536)]
    [InlineData("1.5 MiB", 1_572_864)]
    [InlineData("1 GiB", 1_073_741_824)]
    [InlineData("0", 0)]
    public void A_size_reads_as_bytes(string text, long bytes)
    {
        Assert.True(UnitText.TryParse(text, out DataSize value, out var problem), problem);
        Assert.Equal(bytes, value.Bytes);
    }

    [Theory]
    [InlineData("8 bit/s", 8)]
    [InlineData("56 kbit/s", 56_000)]
    [InlineData("20 Mbit/s", 20_000_000)]
    [InlineData("1 Gbit/s", 1_000_000_000)]
    [InlineData("9600 bps", 9_600)]
    [InlineData("2 kbps", 2_000)]
    [InlineData("20 Mbps", 20_000_000)]
    [InlineData("10 Gbps", 10_000_000_000)]
    [InlineData("3 B/s", 24)]
    [InlineData("3 kB/s", 24_000)]
    [InlineData("3 MB/s", 24_000_000)]
    [InlineData("3 GB/s", 24_000_000_000)]
    public void A_rate_reads_as_bits_per_second(string text, long bitsPerSecond)
    {
        Assert.True(UnitText.TryParse(text, out DataRate value, out var problem), problem);
        Assert.Equal(bitsPerSecond, value.BitsPerSecond);
    }

    [Theory]
    [InlineData("1 %", 0.01)]
    [InlineData("7 %", 0.07)]
    [InlineData("0.1%", 0.001)]
    [InlineData("5 ‰", 0.005)]
    [InlineData("0.01", 0.01)]
    [InlineData("1", 1)]
    [InlineData("100 %", 1)]
    [InlineData("0 %", 0)]
    [InlineData("-0 %", 0)]
    [InlineData("1e-5", 1e-5)]
    public void A_probability_reads_as_a_share(string text, double share)
    {
        Assert.True(UnitText.TryParse(text, out Probability value, out var problem), problem);
        Assert.Equal(share, value.Value);
        Assert.False(double.IsNegative(value.Value));
    }

    [Theory]
    [InlineData("50 /s", 50)]
    [InlineData("0.1/s", 0.1)]
    [InlineData("30 /min", 0.5)]
    [InlineData("60 /min", 1)]
    [InlineData("2 /ms", 2_000)]
    [InlineData("0", 0)]
    public void A_frequency_reads_as_times_per_second(string text, double perSecond)
    {
        Assert.True(UnitText.TryParseFrequency(text, out var value, out var problem), problem);
        Assert.Equal(perSecond, value);
    }

    [Theory]
    [InlineData("10", "'10' has no unit: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("10 msec", "'msec' is not a unit here: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("10 MS", "'MS' is not a unit here: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("10 kB", "'kB' is not a unit here: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("5 EB", "'EB' is not a unit here: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("", "expected a time such as 10 ms, not ''")]
    [InlineData("ms", "expected a time such as 10 ms, not 'ms'")]
    [InlineData("soon", "expected a time such as 10 ms, not 'soon'")]
    [InlineData("1.2.3 s", "expected a time such as 10 ms, not '1.2.3 s'")]
    [InlineData("1,5 s", "',5 s' is not a unit here: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("--1 s", "expected a time such as 10 ms, not '--1 s'")]
    [InlineData("1e s", "'e s' is not a unit here: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("-5 ms", "'-5 ms' is negative")]
    [InlineData("0.4 ns", "'0.4 ns' is too small to tell from zero")]
    [InlineData("1e-40 s", "'1e-40 s' is too small to tell from zero")]
    [InlineData("9223372036854775808 ns", "'9223372036854775808 ns' is too large")]
    [InlineData("300 000 h", "'000 h' is not a unit here: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("3000000 h", "'3000000 h' is too large")]
    [InlineData("1e28 s", "'1e28 s' is too large")]
    [InlineData("1e400 s", "'1e400 s' is too large")]
    [InlineData("1e99999999999 s", "'1e99999999999 s' is too large")]
    public void What_is_not_a_time_is_said_in_half_a_sentence(string text, string expected)
    {
        Assert.False(UnitText.TryParse(text, out SimDuration value, out var problem));
        Assert.Equal(expected, problem);
        Assert.Equal(SimDuration.Zero, value);
    }

    [Theory]
    [InlineData("101 %", "'101 %' is not between 0 % and 100 %")]
    [InlineData("-1 %", "'-1 %' is not between 0 % and 100 %")]
    [InlineData("5", "'5' is not between 0 % and 100 %")]
    [InlineData("5 percent", "'percent' is not a unit here: expected a probability such as 1 % or 0.01 (units: %, ‰)")]
    [InlineData("NaN", "expected a probability such as 1 % or 0.01, not 'NaN'")]
    public void What_is_not_a_probability_is_said(string text, string expected)
    {
        Assert.False(UnitText.TryParse(text, out Probability _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void What_is_not_a_size_a_rate_or_a_frequency_is_said()
    {
        Assert.False(UnitText.TryParse("1500", out DataSize _, out var size));
        Assert.Equal("'1500' has no unit: expected a size such as 300 B or 64 KiB (units: B, kB, KB, MB, GB, KiB, MiB, GiB)", size);
        Assert.False(UnitText.TryParse("10 mbit/s", out DataRate _, out var rate));
        Assert.StartsWith("'mbit/s' is not a unit here: expected a rate such as 20 Mbit/s (units: bit/s, ", rate);
        Assert.False(UnitText.TryParseFrequency("-50 /s", out var perSecond, out var frequency));
        Assert.Equal("'-50 /s' is negative", frequency);
        Assert.Equal(0, perSecond);
        Assert.False(UnitText.TryParseFrequency("50", out _, out frequency));
        Assert.Equal("'50' has no unit: expected a frequency such as 50 /s (units: /s, /min, /ms)", frequency);
    }

    [Fact]
    public void Every_time_reads_back_as_it_was_written() =>
        AnyCount.Sample(count =>
        {
            var value = new SimDuration(count);
            Assert.True(UnitText.TryParse(UnitText.Format(value), out SimDuration back, out _));
            Assert.Equal(value, back);
        });

    [Fact]
    public void Every_size_and_rate_reads_back_as_it_was_written() =>
        AnyCount.Sample(count =>
        {
            Assert.True(UnitText.TryParse(new DataSize(count).ToString(), out DataSize size, out _));
            Assert.Equal(count, size.Bytes);
            Assert.True(UnitText.TryParse(new DataRate(count).ToString(), out DataRate rate, out _));
            Assert.Equal(count, rate.BitsPerSecond);
        });

    [Fact]
    public void Every_probability_reads_back_as_it_was_written() =>
        Gen.OneOf(Gen.Double[1e-11, 1], Gen.Int[0, 1000].Select(i => i / 1000.0), Gen.Int[1, 99].Select(i => 1.0 / i)).Sample(share =>
        {
            var value = new Probability(share);
            Assert.True(UnitText.TryParse(value.ToString(), out Probability back, out var problem), problem);
            Assert.Equal(share, back.Value);
        });

    [Fact]
    public void No_text_at_all_makes_it_throw() =>
        Gen.OneOf(
                Gen.String,
                Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(picks => string.Concat(picks.Select(i => Pieces[i]))))
            .Sample(
                text =>
                {
                    var read = UnitText.TryParse(text, out SimDuration time, out var problem);
                    Assert.Equal(read, problem is null);
                    Assert.True(read || time == SimDuration.Zero);
                    Assert.Equal(UnitText.TryParse(text, out DataSize _, out problem), problem is null);
                    Assert.Equal(UnitText.TryParse(text, out DataRate _, out problem), problem is null);
                    Assert.Equal(UnitText.TryParse(text, out Probability _, out problem), problem is null);
                    Assert.Equal(UnitText.TryParseFrequency(text, out var perSecond, out problem), problem is null);
                    Assert.True(perSecond >= 0);
                },
                iter: 20_000);

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(1, "1 ns")]
    [InlineData(1_500_000, "1500 us")]
    [InlineData(10_000_000, "10 ms")]
    [InlineData(1_500_000_000, "1500 ms")]
    [InlineData(3_000_000_000, "3 s")]
    [InlineData(90_000_000_000, "90 s")]
    [InlineData(120_000_000_000, "2 min")]
    [InlineData(3_600_000_000_000, "1 h")]
    [InlineData(-5_000_000, "-5 ms")]
    [InlineData(long.MinValue, "-9223372036854775808 ns")]
    public void A_time_is_written_in_the_largest_unit_without_a_fraction(long nanoseconds, string expected) =>
        Assert.Equal(expected, UnitText.Format(new SimDuration(nanoseconds)));

    [Fact]
    public void Other_quantities_are_written_as_in_a_topology()
    {
        Assert.Equal("0 B", UnitText.Format(DataSize.Zero));
        Assert.Equal("64 KiB", UnitText.Format(new DataSize(65_536)));
        Assert.Equal("15 kB", UnitText.Format(new DataSize(15_000)));
        Assert.Equal("1460 B", UnitText.Format(new DataSize(1_460)));
        Assert.Equal("0 bit/s", UnitText.Format(new DataRate(0)));
        Assert.Equal("20 Mbit/s", UnitText.Format(new DataRate(20_000_000)));
        Assert.Equal("0 %", UnitText.Format(Probability.Zero));
        Assert.Equal("1 %", UnitText.Format(new Probability(0.01)));
        Assert.Equal("0.05 %", UnitText.Format(new Probability(0.0005)));
        Assert.Equal("33.33333333333333 %", UnitText.Format(new Probability(1 / 3.0)));
        Assert.Equal("1E-30", UnitText.Format(new Probability(1e-30)));
    }
}
