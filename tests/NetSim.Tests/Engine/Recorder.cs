using NetSim.Engine;

namespace NetSim.Tests.Engine;

/// <summary>Keeps what happened and when.</summary>
internal sealed class Recorder(IScheduler scheduler) : IEventTarget
{
    public List<(SimTime At, long Token)> Log { get; } = [];

    public IEnumerable<long> Tokens => Log.Select(entry => entry.Token);

    /// <summary>Done after each event is written down.</summary>
    public Action<long>? Then { get; set; }

    public void OnEvent(long token)
    {
        Log.Add((scheduler.Now, token));
        Then?.Invoke(token);
    }
}
