using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>When a link is down.</summary>
internal sealed class OutageList
{
    private readonly (SimTime From, SimTime To)[] _outages;

    /// <summary>A list of outages, in any order; they may overlap.</summary>
    public OutageList(IReadOnlyList<Outage> outages)
    {
        _outages = [.. outages.Select(static outage => (SimTime.Start + outage.At, SimTime.Start + outage.At + outage.For))];
        Array.Sort(_outages, static (left, right) => left.From.CompareTo(right.From));
        for (var i = 1; i < _outages.Length; i++)
        {
            // Each reaches at least as far as those before it, so that only the last that has begun has to be looked at.
            _outages[i].To = SimTime.Max(_outages[i].To, _outages[i - 1].To);
        }
    }

    /// <summary>Whether the link is down at a time.</summary>
    public bool Contains(SimTime time)
    {
        var (low, high) = (0, _outages.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _outages[middle].From <= time ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && time < _outages[low - 1].To;
    }
}
