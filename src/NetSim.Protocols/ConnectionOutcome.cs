namespace NetSim.Protocols;

/// <summary>How a connection ended. What the network does to a connection is data, never an exception.</summary>
public enum ConnectionOutcome
{
    /// <summary>The run ended first: neither success nor failure, and never dropped from a sample.</summary>
    Unfinished,

    /// <summary>Both sides did all that they were asked to do.</summary>
    Completed,

    /// <summary>Nobody listens at the port: a RST answered the SYN (ECONNREFUSED).</summary>
    Refused,

    /// <summary>Retransmission gave up (ETIMEDOUT).</summary>
    TimedOut,

    /// <summary>The peer sent a RST (ECONNRESET).</summary>
    ResetByPeer,

    /// <summary>A router says that there is no way to the peer, or none that is allowed (EHOSTUNREACH, ENETUNREACH,
    /// EACCES).</summary>
    Unreachable,

    /// <summary>A side aborted on purpose, as its script says.</summary>
    Aborted,

    /// <summary>TLS ended the connection with an alert.</summary>
    TlsFailed,

    /// <summary>The stream ended before all that was expected had come.</summary>
    Truncated,
}
