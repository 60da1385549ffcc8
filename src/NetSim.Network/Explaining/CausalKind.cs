namespace NetSim.Network.Explaining;

/// <summary>Kinds of nodes.</summary>
internal enum CausalKind
{
    /// <summary>The client opens the connection; nothing is before it.</summary>
    Start,

    /// <summary>A packet arrives at an end; its cause is the crossing of the last link.</summary>
    Arrival,

    /// <summary>An end wakes up at a time that was set before; its cause is what set it.</summary>
    Wait,

    /// <summary>An end’s CPU work is done; its cause is what began it.</summary>
    Work,

    /// <summary>An end hands a packet to its first link; its cause is what the end was doing.</summary>
    Sending,

    /// <summary>A packet enters a link; its cause is its sending, or the link before.</summary>
    Crossing,
}
