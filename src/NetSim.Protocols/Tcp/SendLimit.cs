namespace NetSim.Protocols.Tcp;

/// <summary>What keeps back data that was written and not sent.</summary>
public enum SendLimit
{
    /// <summary>Nothing: there is none, or the connection is not open yet.</summary>
    None,

    /// <summary>cwnd.</summary>
    CongestionWindow,

    /// <summary>The peer’s window.</summary>
    ReceiveWindow,

    /// <summary>Nagle’s algorithm.</summary>
    Nagle,

    /// <summary>TCP_CORK or MSG_MORE.</summary>
    Cork,

    /// <summary>The pace.</summary>
    Pacing,
}
