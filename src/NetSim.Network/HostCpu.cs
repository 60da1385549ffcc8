using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>A host’s cores: work goes to the core that is free first, in the order in which it is asked for.</summary>
/// <param name="spec">How many cores, and how fast.</param>
internal sealed class HostCpu(CpuSpec spec) : ICpu
{
    private readonly SimTime[] _freeAt = new SimTime[spec.Cores];
    private readonly List<(SimTime From, SimTime To, double Speed)> _changes = [];

    /// <inheritdoc/>
    public SimTime Occupy(SimTime now, SimDuration work) => Take(now, work).Done;

    /// <summary>Takes work in.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="work">How long it takes on an idle reference core.</param>
    /// <returns>When it begins and is done.</returns>
    public (SimTime Begins, SimTime Done) Take(SimTime now, SimDuration work)
    {
        if (_freeAt.Length == 0)
        {
            return (now, now + LengthOf(work, now));
        }

        var core = 0;
        for (var i = 1; i < _freeAt.Length; i++)
        {
            core = _freeAt[i] < _freeAt[core] ? i : core;
        }

        var begins = SimTime.Max(now, _freeAt[core]);
        _freeAt[core] = begins + LengthOf(work, begins);
        return (begins, _freeAt[core]);
    }

    /// <summary>Changes the speed for some time; of several changes at one time the last that was made counts.</summary>
    public void ChangeSpeed(SimTime from, SimTime to, double speed) => _changes.Add((from, to, speed));

    /// <summary>Drops all work.</summary>
    public void Stop() => Array.Clear(_freeAt);

    /// <summary>Makes it as new, for a run.</summary>
    public void Reset()
    {
        Stop();
        _changes.Clear();
    }

    // Work goes on at the speed at which it began.
    private SimDuration LengthOf(SimDuration work, SimTime begins)
    {
        var speed = spec.Speed;
        foreach (var change in _changes)
        {
            speed = change.From <= begins && begins < change.To ? change.Speed : speed;
        }

        return speed == 1 ? work : new SimDuration((long)Math.Round(work.Nanoseconds / speed));
    }
}
