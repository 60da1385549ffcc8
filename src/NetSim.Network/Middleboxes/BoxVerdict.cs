namespace NetSim.Network.Middleboxes;

/// <summary>What becomes of a packet at a stateful middlebox.</summary>
internal enum BoxVerdict
{
    /// <summary>It goes on.</summary>
    Pass,

    /// <summary>It vanishes.</summary>
    Drop,

    /// <summary>It vanishes, and its sender is reset.</summary>
    Reset,

    /// <summary>It vanishes, and its sender is told by ICMP.</summary>
    Prohibit,
}
