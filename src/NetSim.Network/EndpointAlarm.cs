using NetSim.Engine;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>The alarm of an end, which lets go of it when it is over: an event that is still queued keeps nothing alive.</summary>
/// <remarks>It goes off at the end of an instant. What arrives then comes first: a kernel’s timers are never early and mostly
/// a little late.</remarks>
internal sealed class EndpointAlarm
{
    private readonly IEventTarget _owner;
    private readonly Relay _relay = new();
    private readonly WakeUp _alarm;

    /// <summary>An alarm that is off.</summary>
    /// <param name="scheduler">The engine.</param>
    /// <param name="owner">Called when it goes off.</param>
    /// <param name="token">Handed to the owner then.</param>
    public EndpointAlarm(IScheduler scheduler, IEventTarget owner, long token)
    {
        _owner = owner;
        _alarm = new WakeUp(scheduler, _relay, token, isLast: true);
    }

    /// <summary>Sets it; <see cref="SimTime.Never"/> turns it off.</summary>
    public void Set(SimTime at)
    {
        _relay.Target = _owner;
        _alarm.Set(at);
    }

    /// <summary>Turns it off and lets go of its owner, until it is set again.</summary>
    public void Release()
    {
        _alarm.Set(null);
        _relay.Target = null;
    }

    private sealed class Relay : IEventTarget
    {
        public IEventTarget? Target { get; set; }

        void IEventTarget.OnEvent(long token) => Target?.OnEvent(token);
    }
}
