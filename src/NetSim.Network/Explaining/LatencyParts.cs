using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>How long each part of a phase took. Together they are the phase, to the nanosecond.</summary>
public sealed class LatencyParts
{
    private readonly long[] _nanoseconds = new long[Enum.GetValues<LatencyPart>().Length];

    /// <summary>Parts that are known.</summary>
    /// <param name="lengths">The length of each, in the order of <see cref="LatencyPart"/>.</param>
    public LatencyParts(IReadOnlyList<SimDuration> lengths)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(lengths.Count, _nanoseconds.Length, nameof(lengths));
        for (var part = 0; part < lengths.Count; part++)
        {
            _nanoseconds[part] = lengths[part].Nanoseconds;
        }
    }

    /// <summary>Nothing took any time yet.</summary>
    internal LatencyParts()
    {
    }

    /// <summary>How long a part took.</summary>
    public SimDuration this[LatencyPart part] => new(_nanoseconds[(int)part]);

    /// <summary>All parts together: the length of the phase.</summary>
    public SimDuration Total => new(_nanoseconds.Sum());

    /// <summary>Adds to a part.</summary>
    internal void Add(LatencyPart part, SimDuration length) => _nanoseconds[(int)part] += length.Nanoseconds;
}
