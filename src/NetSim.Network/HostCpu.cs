using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>A host’s cores: work goes to the core that is free first, in the order in which it is asked for.</summary>
/// <param name="spec">How many cores, and how fast.</param>
internal sealed class HostCpu(CpuSpec spec) : ICpu
{
    private readonly SimTime[] _freeAt = new SimTime[spec.Cores];

    /// <inheritdoc/>
    public SimTime Occupy(SimTime now, SimDuration work)
    {
        var length = LengthOf(work);
        if (_freeAt.Length == 0)
        {
            return now + length;
        }

        var core = 0;
        for (var i = 1; i < _freeAt.Length; i++)
        {
            core = _freeAt[i] < _freeAt[core] ? i : core;
        }

        return _freeAt[core] = SimTime.Max(now, _freeAt[core]) + length;
    }

    /// <summary>How long some work takes here.</summary>
    /// <param name="work">How long it takes on an idle reference core.</param>
    public SimDuration LengthOf(SimDuration work) =>
        spec.Speed == 1 ? work : new SimDuration((long)Math.Round(work.Nanoseconds / spec.Speed));

    /// <summary>Frees all cores.</summary>
    public void Reset() => Array.Clear(_freeAt);
}
