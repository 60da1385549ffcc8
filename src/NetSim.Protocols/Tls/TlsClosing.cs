namespace NetSim.Protocols.Tls;

/// <summary>How far a TLS connection has been closed.</summary>
internal enum TlsClosing
{
    /// <summary>Neither side has.</summary>
    Open,

    /// <summary>This side sent close_notify.</summary>
    Sent,

    /// <summary>The peer’s close_notify came.</summary>
    Received,

    /// <summary>Both, or this side gave up before the handshake was complete.</summary>
    Closed,

    /// <summary>An alert or a truncation ended it.</summary>
    Failed,
}
