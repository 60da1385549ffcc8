namespace NetSim.Engine;

/// <summary>What orders an event, and where the rest of it lies.</summary>
/// <param name="At">When it is due, in nanoseconds; not negative.</param>
/// <param name="Sequence">Its place among events of one instant.</param>
/// <param name="Slot">Where its target and token are.</param>
internal readonly record struct EventKey(long At, long Sequence, int Slot)
{
    /// <summary>Whether this event comes first. The order is total, so two events never tie.</summary>
    public bool Precedes(in EventKey other) => At != other.At ? At < other.At : Sequence < other.Sequence;
}
