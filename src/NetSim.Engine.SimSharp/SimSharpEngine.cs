using NetSim.Units;
using Sim = global::SimSharp;

namespace NetSim.Engine.SimSharp;

/// <summary>The engine on the SimSharp package: the same events in the same order as <see cref="Simulator"/>.</summary>
/// <remarks>
/// SimSharp promises no order among events of one time, so it is given one event per instant, and the order by
/// sequence number within the instant is kept here. Its clock counts ticks of 100 ns; here one tick stands for 1 ns.
/// So the calendar, which has 3.16 x 10¹⁸ ticks, reaches 99 years of simulated time.
/// </remarks>
public sealed class SimSharpEngine : IEngine
{
    private readonly Sim.Simulation _simulation = new(DateTime.MinValue, randomSeed: 0);
    private readonly Dictionary<SimTime, PriorityQueue<(IEventTarget Target, long Token), long>> _instants = [];
    private readonly Stack<PriorityQueue<(IEventTarget Target, long Token), long>> _spare = [];
    private long _nextSequence;

    /// <summary>The last instant an event can be scheduled for.</summary>
    public static SimTime LastInstant => new(DateTime.MaxValue.Ticks - 1);

    /// <inheritdoc/>
    public SimTime Now { get; private set; }

    /// <inheritdoc/>
    public long ProcessedEvents { get; private set; }

    /// <inheritdoc/>
    public long TakeSequence() => _nextSequence++;

    /// <inheritdoc/>
    public void Schedule(SimTime at, long sequence, IEventTarget target, long token = 0)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, LastInstant);
        if (!_instants.TryGetValue(at, out var instant))
        {
            instant = _spare.TryPop(out var spare) ? spare : new PriorityQueue<(IEventTarget Target, long Token), long>();
            _instants.Add(at, instant);
            _simulation.Timeout(new TimeSpan(at.Nanoseconds - _simulation.Now.Ticks)).AddCallback(_ => Happen(at, instant));
        }

        instant.Enqueue((target, token), sequence);
    }

    /// <inheritdoc/>
    public void RunUntil(SimTime until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Now);
        // An empty schedule peeks at the end of the calendar, which no event can have.
        var last = SimTime.Min(until, LastInstant).Nanoseconds;
        while (_simulation.Peek().Ticks <= last)
        {
            _simulation.Step();
        }

        Now = until;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _simulation.Reset(randomSeed: 0);
        _instants.Clear();
        _nextSequence = 0;
        ProcessedEvents = 0;
        Now = SimTime.Start;
    }

    private void Happen(SimTime at, PriorityQueue<(IEventTarget Target, long Token), long> instant)
    {
        Now = at;
        while (instant.TryDequeue(out var due, out _))
        {
            ProcessedEvents++;
            due.Target.OnEvent(due.Token);
        }

        _instants.Remove(at);
        _spare.Push(instant);
    }
}
