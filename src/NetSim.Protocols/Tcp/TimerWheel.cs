// Read first: Linux kernel/time/timer.c, the comment at its head and calc_wheel_index.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>When a kernel’s timers really expire: in whole ticks, and coarser the longer they run, so that setting one costs
/// next to nothing. Never early.</summary>
/// <remarks>
/// Levels of 64 slots; a slot of each level is 8 times as long as one of the level below. At 250 Hz: slots of 4 ms below
/// 252 ms, of 32 ms below 2 s, of 256 ms below 16 s, of 2 s below 129 s.
/// </remarks>
public sealed class TimerWheel
{
    // LVL_CLK_SHIFT, LVL_SIZE and the last level.
    private const int LevelShift = 3;
    private const int Slots = 64;
    private const int LastLevel = 8;

    private readonly long _tick;
    private readonly long _phase;

    /// <summary>A wheel.</summary>
    /// <param name="ticksPerSecond">HZ; null for timers that expire exactly when they are due.</param>
    /// <param name="phase">How long before the start of time its tick 0 was.</param>
    public TimerWheel(int? ticksPerSecond, SimDuration phase)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(phase, SimDuration.Zero);
        _tick = ticksPerSecond is { } hertz ? 1_000_000_000 / hertz : 0;
        _phase = phase.Nanoseconds;
    }

    /// <summary>How long the slots of all levels take to come round to the same tick: phases that differ by this are the
    /// same for timers below 17 minutes at 250 Hz.</summary>
    /// <param name="ticksPerSecond">HZ.</param>
    public static SimDuration Period(int ticksPerSecond) =>
        new SimDuration(1_000_000_000 / ticksPerSecond) * (1L << (LevelShift * 5));

    /// <summary>A length in whole ticks, as timeouts are computed: rounded up.</summary>
    public SimDuration RoundUp(SimDuration length) =>
        _tick == 0 ? length : new SimDuration(InTicks(length.Nanoseconds) * _tick);

    /// <summary>When a timer expires.</summary>
    /// <param name="deadline">When it is due.</param>
    /// <param name="now">When it is set.</param>
    public SimTime ExpiryOf(SimTime deadline, SimTime now)
    {
        if (_tick == 0 || deadline == SimTime.Never)
        {
            return deadline;
        }

        var clock = (now.Nanoseconds + _phase) / _tick;
        var length = Math.Max(0, InTicks((deadline - now).Nanoseconds));
        var level = 0;
        while (level < LastLevel && length >= (Slots - 1L) << (LevelShift * level))
        {
            level++;
        }

        // The slot after the one that holds the deadline begins no earlier than it.
        var slot = ((clock + length) >> (LevelShift * level)) + 1;
        return SimTime.Start + new SimDuration((slot << (LevelShift * level)) * _tick - _phase);
    }

    private long InTicks(long nanoseconds) => (nanoseconds + _tick - 1) / _tick;
}
