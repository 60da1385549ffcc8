using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>What one direction of a link does to packets as time goes on.</summary>
internal sealed class LinkConditions
{
    private OutageList _outages;
    private LinkPhase[] _phases;
    private int _next = 1;

    /// <summary>The conditions at the start.</summary>
    /// <param name="spec">What happens when.</param>
    public LinkConditions(LinkDirectionSpec spec)
    {
        _outages = new OutageList(spec.Outages);
        _phases = LinkPhase.Of(spec);
        Now = _phases[0];
    }

    /// <summary>What happened to the packet that was put on the link last, and to all since.</summary>
    public LinkPhase Now { get; private set; }

    /// <summary>Goes back to the start.</summary>
    public void Reset() => (Now, _next) = (_phases[0], 1);

    /// <summary>Goes on to what happens to packets at a time.</summary>
    public void Turn(SimTime now)
    {
        while (_next < _phases.Length && _phases[_next].From <= now)
        {
            Now = _phases[_next++];
        }
    }

    /// <summary>Changes what happens from now on.</summary>
    public void Change(LinkDirectionSpec spec, SimTime now)
    {
        _outages = new OutageList(spec.Outages);
        _phases = LinkPhase.Of(spec);
        Reset();
        Turn(now);
    }

    /// <summary>Whether the link is down at a time.</summary>
    public bool IsDown(SimTime time) => _outages.Contains(time);
}
