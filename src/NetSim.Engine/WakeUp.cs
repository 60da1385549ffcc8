using NetSim.Units;

namespace NetSim.Engine;

/// <summary>One alarm that can be set again as often as wanted, at the price of writing a field.</summary>
/// <remarks>
/// While the alarm is on, one live event of it is queued, due no later than the alarm. Moving the alarm later leaves
/// that event where it is; when it comes too early, it goes back into the queue. Moving it earlier adds an event, and
/// the old one is recognised as stale by its number. So nothing is ever cancelled, and a timer that is pushed back a
/// thousand times costs one event.
/// </remarks>
/// <param name="scheduler">The engine.</param>
/// <param name="target">Called when the alarm goes off.</param>
/// <param name="token">Handed back to the target.</param>
/// <param name="isLast">Whether it goes off at the end of the instant, after all else that is due then.</param>
public sealed class WakeUp(IScheduler scheduler, IEventTarget target, long token = 0, bool isLast = false) : IEventTarget
{
    private SimTime _queuedAt = SimTime.Never;
    private long _queuedNumber;

    /// <summary>When the alarm goes off; <see cref="SimTime.Never"/> while it is off.</summary>
    public SimTime At { get; private set; } = SimTime.Never;

    /// <summary>Sets the alarm to <paramref name="at"/>, or turns it off for null.</summary>
    /// <param name="at">When it goes off, once; not before now. Null and <see cref="SimTime.Never"/> turn it off.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    public void Set(SimTime? at)
    {
        At = at ?? SimTime.Never;
        if (At < _queuedAt)
        {
            Queue();
        }
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long number)
    {
        if (number != _queuedNumber)
        {
            return;
        }

        _queuedAt = SimTime.Never;
        if (At == SimTime.Never)
        {
            return;
        }

        if (At > scheduler.Now)
        {
            Queue();
            return;
        }

        At = SimTime.Never;
        target.OnEvent(token);
    }

    /// <summary>Turns the alarm off and forgets what is queued, after the engine was reset.</summary>
    public void Reset()
    {
        At = SimTime.Never;
        _queuedAt = SimTime.Never;
        _queuedNumber++;
    }

    private void Queue()
    {
        _queuedAt = At;
        scheduler.Schedule(At, isLast ? scheduler.TakeLastSequence() : scheduler.TakeSequence(), this, ++_queuedNumber);
    }
}
