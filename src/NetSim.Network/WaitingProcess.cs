using NetSim.Engine;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>The process at one end, which runs a while after there is something for it.</summary>
/// <param name="scheduler">The engine.</param>
/// <param name="driver">Called when it runs.</param>
/// <param name="token">Handed to the driver then.</param>
/// <param name="delay">How long it takes to wake up.</param>
internal sealed class WaitingProcess(IScheduler scheduler, IEventTarget driver, long token, SimDuration delay)
{
    private readonly WakeUp _alarm = new(scheduler, driver, token);

    // What TCP said and it has not heard.
    private readonly Queue<TcpEvent> _unheard = new(0);

    /// <summary>When it runs; <see cref="SimTime.Never"/> while there is nothing for it.</summary>
    public SimTime At => _alarm.At;

    /// <summary>Whether it runs at the instant at which there is something for it.</summary>
    public bool IsPrompt => delay == SimDuration.Zero;

    /// <summary>Keeps what TCP said until it runs.</summary>
    public void Keep(in TcpEvent happened) => _unheard.Enqueue(happened);

    /// <summary>What it has not heard, the oldest first.</summary>
    public bool TryHear(out TcpEvent happened) => _unheard.TryDequeue(out happened);

    /// <summary>Wakes it where there is something for it; once awake it runs when its time has come.</summary>
    /// <param name="isWanted">Whether there is something besides what TCP said.</param>
    public void Rouse(bool isWanted)
    {
        if (_alarm.At == SimTime.Never && (isWanted || _unheard.Count > 0))
        {
            _alarm.Set(scheduler.Now + delay);
        }
    }

    /// <summary>It runs now, for whatever reason.</summary>
    public void OnRun() => _alarm.Set(null);
}
