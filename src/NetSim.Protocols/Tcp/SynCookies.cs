namespace NetSim.Protocols.Tcp;

/// <summary>When a listening socket answers SYNs without remembering them (RFC 4987 §3.6).</summary>
public enum SynCookies
{
    /// <summary>Never: what does not fit the SYN queue is dropped (Linux, tcp_syncookies = 0).</summary>
    Off,

    /// <summary>Where the SYN queue is full (Linux, tcp_syncookies = 1, the default).</summary>
    OnOverflow,

    /// <summary>Always (Linux, tcp_syncookies = 2).</summary>
    Always,
}
