#if SIMSHARP
namespace NetSim.Benchmarks;

/// <summary>The hold model on SimSharp as its users write it: a timeout with a callback for each event.</summary>
internal sealed class SimSharpHold : IHold
{
    private readonly global::SimSharp.Simulation _simulation = new(DateTime.MinValue, randomSeed: 0);
    private readonly Action<global::SimSharp.Event> _happen;
    private readonly Waits _waits = new();

    public SimSharpHold(int pending)
    {
        _happen = _ => Schedule();
        for (var i = 0; i < pending; i++)
        {
            Schedule();
        }
    }

    public void Run(int events)
    {
        for (var i = 0; i < events; i++)
        {
            _simulation.Step();
        }
    }

    private void Schedule() => _simulation.Timeout(new TimeSpan(_waits.Next())).AddCallback(_happen);
}
#endif
