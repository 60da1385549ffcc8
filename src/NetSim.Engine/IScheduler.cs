using NetSim.Units;

namespace NetSim.Engine;

/// <summary>The engine as models see it: a clock and a way to be called later.</summary>
public interface IScheduler
{
    /// <summary>The current simulated time.</summary>
    SimTime Now { get; }

    /// <summary>Takes the next sequence number in the order of events, for an event that is scheduled later.</summary>
    /// <remarks>
    /// A model that knows many future events, such as a link with packets in flight, keeps all but the first to
    /// itself and schedules each in its turn; the number taken at the time of sending keeps the order total.
    /// </remarks>
    long TakeSequence();

    /// <summary>Takes a sequence number behind all that <see cref="TakeSequence"/> gives, for an event at the end of its
    /// instant, whatever else comes to be due then.</summary>
    long TakeLastSequence() => TakeSequence() + (long.MaxValue / 2);

    /// <summary>Has <paramref name="target"/> called at <paramref name="at"/>.</summary>
    /// <param name="at">When; not before <see cref="Now"/>.</param>
    /// <param name="sequence">
    /// From <see cref="TakeSequence"/>, each number for one event only. Events due at one instant happen in the order of
    /// their numbers; one whose turn at the current instant has passed already happens next.
    /// </param>
    /// <param name="target">What the event happens to.</param>
    /// <param name="token">Handed back to the target.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> has passed.</exception>
    void Schedule(SimTime at, long sequence, IEventTarget target, long token = 0);

    /// <summary>Has <paramref name="target"/> called at <paramref name="at"/>, behind everything already due then.</summary>
    /// <param name="at">When; not before <see cref="Now"/>.</param>
    /// <param name="target">What the event happens to.</param>
    /// <param name="token">Handed back to the target.</param>
    /// <remarks>Events due at one instant happen in the order in which they were scheduled.</remarks>
    void Schedule(SimTime at, IEventTarget target, long token = 0) => Schedule(at, TakeSequence(), target, token);
}
