namespace NetSim.Network.Tracing;

/// <summary>Why a link lost a packet.</summary>
public enum LossCause
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>The drop list named its ordinal.</summary>
    DropList,

    /// <summary>Random loss.</summary>
    Random,

    /// <summary>The queue was full.</summary>
    QueueFull,

    /// <summary>Its turn in a recorded or periodic pattern.</summary>
    Pattern,

    /// <summary>A bit was wrong, and the link saw it.</summary>
    BitError,

    /// <summary>Bits were wrong, and the receiver’s checksum saw it.</summary>
    Checksum,

    /// <summary>The link was down.</summary>
    LinkDown,

    /// <summary>The queue dropped it before it was full.</summary>
    QueueEarly,

    /// <summary>It was larger than the link’s MTU, and not to be fragmented.</summary>
    TooLarge,

    /// <summary>A NAT knew of no such connection, or had no port left for it.</summary>
    NoMapping,

    /// <summary>A firewall knew of no such connection, or does not allow it.</summary>
    Filtered,
}
