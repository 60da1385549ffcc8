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
}
