namespace NetSim.Network.Links;

/// <summary>Packets that are lost for sure, by ordinal.</summary>
/// <remarks>Ordinals are asked for in rising order, so each look takes constant time.</remarks>
internal sealed class DropList
{
    private readonly OrdinalRange[] _ranges;
    private int _next;

    /// <summary>A list of ranges, in any order; they may overlap.</summary>
    public DropList(IReadOnlyList<OrdinalRange> ranges)
    {
        _ranges = [.. ranges];
        Array.Sort(_ranges, static (left, right) => left.First.CompareTo(right.First));
        for (var i = 1; i < _ranges.Length; i++)
        {
            // Each reaches at least as far as those before it, so that only one has to be looked at.
            _ranges[i] = _ranges[i] with { Last = Math.Max(_ranges[i].Last, _ranges[i - 1].Last) };
        }
    }

    /// <summary>Whether the packet is on the list.</summary>
    /// <param name="ordinal">Its ordinal; greater than the one asked for before.</param>
    public bool Contains(long ordinal)
    {
        while (_next < _ranges.Length && _ranges[_next].Last < ordinal)
        {
            _next++;
        }

        return _next < _ranges.Length && _ranges[_next].Contains(ordinal);
    }

    /// <summary>Begins again with the first ordinal.</summary>
    public void Reset() => _next = 0;
}
