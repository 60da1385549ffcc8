using NetSim.Units;

namespace NetSim.Engine;

/// <summary>The project’s own engine: runs events in the order of their times; ties run in the order of their sequence numbers.</summary>
public sealed class Simulator : IEngine
{
    private readonly EventQueue _pending = new();
    private long _nextSequence;

    /// <inheritdoc/>
    public SimTime Now { get; private set; }

    /// <inheritdoc/>
    public long ProcessedEvents { get; private set; }

    /// <summary>How many events are waiting.</summary>
    public int PendingEvents => _pending.Count;

    /// <inheritdoc/>
    public long TakeSequence() => _nextSequence++;

    /// <inheritdoc/>
    public void Schedule(SimTime at, IEventTarget target, long token = 0) => Schedule(at, _nextSequence++, target, token);

    /// <inheritdoc/>
    public void Schedule(SimTime at, long sequence, IEventTarget target, long token = 0)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        _pending.Push(at, sequence, target, token);
    }

    /// <inheritdoc/>
    public void RunUntil(SimTime until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Now);
        while (_pending.TryPeek(out var due) && due <= until)
        {
            Now = due;
            var target = _pending.Pop(out var token);
            ProcessedEvents++;
            target.OnEvent(token);
        }

        Now = until;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _pending.Clear();
        _nextSequence = 0;
        ProcessedEvents = 0;
        Now = SimTime.Start;
    }
}
