using CsCheck;

namespace NetSim.Tests.Units;

public class QuantityTests
{
    [Fact]
    public void The_time_for_a_packet_is_rounded_up_to_a_whole_nanosecond()
    {
        // 1,500 B are 12,000 bits: 12 us at 1 Gbit/s, 600 us at 20 Mbit/s, 4 s / 3 at 9 kbit/s.
        Assert.Equal(12.Microseconds, new DataRate(1_000_000_000).TimeFor(new DataSize(1_500)));
        Assert.Equal(600.Microseconds, new DataRate(20_000_000).TimeFor(new DataSize(1_500)));
        Assert.Equal(new SimDuration(1_333_333_334), new DataRate(9_000).TimeFor(new DataSize(1_500)));
        Assert.Equal(new SimDuration(1), new DataRate(long.MaxValue).TimeFor(new DataSize(1)));
        Assert.Equal(SimDuration.Zero, new DataRate(1).TimeFor(DataSize.Zero));
        Assert.Throws<DivideByZeroException>(() => new DataRate(0).TimeFor(new DataSize(1)));
    }

    [Fact]
    public void The_time_is_the_least_in_which_the_data_passes() =>
        Gen.Select(Gen.Long[0, 4_000_000_000], Gen.Long[1_000, 400_000_000_000]).Sample((bytes, rate) =>
        {
            var time = new DataRate(rate).TimeFor(new DataSize(bytes)).Nanoseconds;
            var bits = (Int128)bytes * 8 * 1_000_000_000;

            Assert.True((Int128)time * rate >= bits);
            Assert.True(time == 0 || (Int128)(time - 1) * rate < bits);
        });

    [Fact]
    public void The_data_of_a_time_is_rounded_up_to_a_whole_byte_and_undoes_the_time_of_data()
    {
        Assert.Equal(new DataSize(1), new DataRate(1).SizeIn(1.Nanoseconds));
        Assert.Equal(new DataSize(125_000), new DataRate(1_000_000).SizeIn(1.Seconds));
        Assert.Throws<OverflowException>(() => new DataRate(long.MaxValue).SizeIn(new SimDuration(long.MaxValue)));

        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[1_000, 8_000_000_000]).Sample((bytes, rate) =>
            // The time was rounded up by less than 1 ns, in which less than a byte passes at up to 8 Gbit/s.
            Assert.InRange(new DataRate(rate).SizeIn(new DataRate(rate).TimeFor(new DataSize(bytes))).Bytes, bytes, bytes + 1));
    }

    [Fact]
    public void Time_too_long_for_64_bits_is_an_error_and_not_a_wrong_number()
    {
        Assert.Throws<OverflowException>(() => new DataRate(1).TimeFor(new DataSize(long.MaxValue)));
        Assert.Throws<OverflowException>(() => SimTime.Never + new SimDuration(1));
        Assert.Throws<OverflowException>(() => new SimDuration(long.MaxValue) + new SimDuration(1));
        Assert.Throws<OverflowException>(() => new SimDuration(long.MinValue) - new SimDuration(1));
        Assert.Throws<OverflowException>(() => new SimDuration(long.MaxValue) * 2);
        Assert.Throws<OverflowException>(() => SimDuration.FromMilliseconds(long.MaxValue));
        Assert.Throws<OverflowException>(() => new SimDuration(long.MinValue).Magnitude);
        Assert.Throws<OverflowException>(() => new SimTime(long.MinValue) - new SimTime(1));
    }

    [Fact]
    public void Points_and_lengths_of_time_add_up() =>
        Gen.Select(Gen.Long[0, long.MaxValue / 4], Gen.Long[-1_000_000, 1_000_000], Gen.Long[1, 1_000]).Sample((start, step, times) =>
        {
            var time = new SimTime(start);
            var length = new SimDuration(step);

            Assert.Equal(length, time + length - time);
            Assert.Equal(SimDuration.Zero, length - length);
            Assert.Equal(length, length * times / times);
            Assert.Equal(Math.Abs(step), length.Magnitude.Nanoseconds);
            Assert.Equal(step < 0, time + length < time);
            Assert.Equal(step <= 0, time + length <= time);
            Assert.Equal(step > 0, time + length > time);
            Assert.Equal(step >= 0, time + length >= time);
            Assert.Equal(SimTime.Max(time, time + length), SimTime.Min(time, time + length) + length.Magnitude);
            Assert.Equal(length.Magnitude, SimDuration.Max(length, SimDuration.Zero - length));
            Assert.Equal(SimDuration.Zero - length.Magnitude, SimDuration.Min(length, SimDuration.Zero - length));
            Assert.Equal(Math.Sign(step), (time + length).CompareTo(time));
            Assert.Equal(Math.Sign(step), length.CompareTo(SimDuration.Zero));
        });

    [Fact]
    public void Literals_read_as_lengths()
    {
        Assert.Equal(new SimDuration(3), 3.Nanoseconds);
        Assert.Equal(new SimDuration(3_000), 3.Microseconds);
        Assert.Equal(new SimDuration(3_000_000), 3.Milliseconds);
        Assert.Equal(new SimDuration(3_000_000_000), 3.Seconds);
        Assert.Equal(new SimDuration(2_147_483_647_000_000_000), int.MaxValue.Seconds);
    }

    [Fact]
    public void Times_are_written_for_people()
    {
        Assert.Equal("1.500000 s", (SimTime.Start + 1500.Milliseconds).ToString());
        Assert.Equal("0.000000001 s", new SimTime(1).ToString());
        Assert.Equal("1500 ms", 1500.Milliseconds.ToString());
        Assert.Equal("0.000001 ms", 1.Nanoseconds.ToString());
        Assert.Equal(1.5, 1500.Milliseconds.InSeconds);
        Assert.Equal(1.5, 1500.Microseconds.InMilliseconds);
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_probability_lies_between_zero_and_one(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Probability(value));
}
