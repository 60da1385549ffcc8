using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>How long each part of a phase took. Together they are the phase, to the nanosecond.</summary>
public sealed class LatencyParts
{
    private readonly long[] _nanoseconds = new long[Enum.GetValues<LatencyPart>().Length];

    /// <summary>How long a part took.</summary>
    public SimDuration this[LatencyPart part] => new(_nanoseconds[(int)part]);

    /// <summary>All parts together: the length of the phase.</summary>
    public SimDuration Total => new(_nanoseconds.Sum());

    /// <summary>Adds to a part.</summary>
    internal void Add(LatencyPart part, SimDuration length) => _nanoseconds[(int)part] += length.Nanoseconds;
}
