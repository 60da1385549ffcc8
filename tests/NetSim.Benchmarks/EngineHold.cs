using NetSim.Engine;
using NetSim.Units;

namespace NetSim.Benchmarks;

/// <summary>The hold model on an engine of ours.</summary>
internal sealed class EngineHold : IHold, IEventTarget
{
    // So short that the overshoot of a run is some ten events, so long that the loop around it costs nothing.
    private const int EventsInStep = 1_000;

    private readonly Waits _waits = new();
    private readonly IEngine _engine;
    private readonly SimDuration _step;

    public EngineHold(IEngine engine, int pending)
    {
        _engine = engine;
        _step = new SimDuration((long)(IHold.MeanWait * EventsInStep / pending));
        for (var i = 0; i < pending; i++)
        {
            engine.Schedule(engine.Now + new SimDuration(_waits.Next()), this, i);
        }
    }

    public void Run(int events)
    {
        for (var done = 0; done < events; done += EventsInStep)
        {
            _engine.RunUntil(_engine.Now + _step);
        }
    }

    public void OnEvent(long token) => _engine.Schedule(_engine.Now + new SimDuration(_waits.Next()), this, token);
}
