using System.Runtime.CompilerServices;

namespace NetSim.Network;

/// <summary>Counts the packets of one sender on one connection.</summary>
internal sealed class PacketCounters
{
    private Counts _ofKind;

    /// <summary>How many were sent.</summary>
    public long Total { get; private set; }

    /// <summary>Counts one more.</summary>
    /// <returns>Its number among all, and among its kind, from 1.</returns>
    public (long Number, long KindOrdinal) Count(PacketKind kind) => (++Total, ++_ofKind[(int)kind]);

    [InlineArray(PacketKinds.Count)]
    private struct Counts
    {
        private long _first;
    }
}
