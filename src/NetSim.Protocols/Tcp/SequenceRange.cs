namespace NetSim.Protocols.Tcp;

/// <summary>The bytes from <paramref name="Start"/> up to but not including <paramref name="End"/>.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte behind the last.</param>
public readonly record struct SequenceRange(SequenceNumber Start, SequenceNumber End)
{
    /// <summary>How many bytes.</summary>
    public int Length => Start.DistanceTo(End);

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Start == End;
}
