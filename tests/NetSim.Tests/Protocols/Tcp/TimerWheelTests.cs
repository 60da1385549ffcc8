using CsCheck;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TimerWheelTests
{
    // Levels of 64 slots of 1, 8, 64 and 512 ticks; a timer goes into the slot behind the one of its deadline (Linux
    // calc_wheel_index). With 4 ms a tick: 40 ms are 10 ticks, of level 0, and expire 11 ticks from tick 0.
    [Theory]
    [InlineData(0, 0, 4)]
    [InlineData(0, 40, 44)]
    [InlineData(0, 39, 44)]
    [InlineData(0, 248, 252)] // 62 ticks: the last of level 0
    [InlineData(0, 252, 256)] // 63 ticks: slots of 32 ms
    [InlineData(0, 256, 288)]
    [InlineData(0, 300, 320)]
    [InlineData(28, 300, 352)] // due at 328, and the slot that holds that ends at 352
    [InlineData(0, 2_012, 2_016)] // 503 ticks
    [InlineData(0, 2_016, 2_048)] // 504 ticks: slots of 256 ms
    [InlineData(0, 16_128, 16_384)] // 4,032 ticks: slots of 2,048 ms
    [InlineData(0, 60_000, 61_440)]
    public void Timers_expire_at_the_end_of_a_slot(int nowMs, int lengthMs, int expiryMs)
    {
        var now = At(nowMs);

        var expiry = new TimerWheel(250, default).ExpiryOf(now + lengthMs.Milliseconds, now);

        Assert.Equal(At(expiryMs), expiry);
    }

    [Fact]
    public void A_phase_moves_all_slots()
    {
        var wheel = new TimerWheel(250, 1.Milliseconds);

        // At 2 ms the clock says 3 ms, in tick 0; 40 ms later is tick 10, and tick 11 begins at 44 - 1 ms.
        Assert.Equal(At(43), wheel.ExpiryOf(At(42), At(2)));
    }

    [Fact]
    public void A_kernel_with_1000_Hz_is_four_times_finer()
    {
        Assert.Equal(At(41), new TimerWheel(1000, default).ExpiryOf(At(40), At(0)));
        Assert.Equal(At(304), new TimerWheel(1000, default).ExpiryOf(At(300), At(0)));
    }

    [Fact]
    public void Exact_timers_expire_when_they_are_due()
    {
        var wheel = new TimerWheel(null, default);

        Assert.Equal(At(40), wheel.ExpiryOf(At(40), At(1)));
        Assert.Equal(new SimDuration(1), wheel.RoundUp(new SimDuration(1)));
    }

    [Fact]
    public void A_timer_is_never_early_and_late_by_a_slot_and_a_tick_at_most() =>
        Gen.Select(Gen.Long[0, 1L << 50], Gen.Long[0, 120_000_000_000], Gen.Long[0, 1L << 37])
            .Sample((start, length, phase) =>
            {
                var now = new SimTime(start);
                var deadline = now + new SimDuration(length);
                var late = new TimerWheel(250, new SimDuration(phase)).ExpiryOf(deadline, now) - deadline;
                var slotMs = (length + 3_999_999) / 4_000_000 switch
                {
                    < 63 => 4L,
                    < 63 * 8 => 32,
                    < 63 * 64 => 256,
                    _ => 2_048,
                };

                Assert.InRange(late.Nanoseconds, 0, (slotMs + 4) * 1_000_000);
            });

    private static SimTime At(int milliseconds) => SimTime.Start + milliseconds.Milliseconds;
}
