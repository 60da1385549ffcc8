namespace NetSim.Network;

/// <summary>What an application asked TCP to do at its end.</summary>
internal enum TcpClosing
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>To close one direction: shutdown().</summary>
    Shutdown,

    /// <summary>To close both: close().</summary>
    Close,
}
