namespace NetSim.Protocols.Tls;

/// <summary>What a TLS endpoint tells its user.</summary>
public enum TlsEventKind
{
    /// <summary>The state changed; <see cref="TlsEvent.State"/> names the new one.</summary>
    StateChanged,

    /// <summary>Application data may be sent before the handshake is complete: the client’s as early data, the server’s in
    /// answer to it.</summary>
    EarlyData,

    /// <summary>The handshake is complete: application data may be sent.</summary>
    HandshakeComplete,

    /// <summary>The client has a session for later: <see cref="TlsEvent.Session"/>. Before TLS 1.3 the handshake gives one, in
    /// TLS 1.3 each ticket is one.</summary>
    SessionReceived,

    /// <summary>A whole record of application data was decrypted; <see cref="TlsEvent.Bytes"/> can be
    /// read.</summary>
    ApplicationData,

    /// <summary>The peer’s close_notify came: it writes no more.</summary>
    PeerClosed,

    /// <summary>The connection is over; <see cref="TlsEvent.Alert"/> and <see cref="TlsEvent.Explanation"/>
    /// say why.</summary>
    Failed,

    /// <summary>The handshake took too long; the connection is over.</summary>
    TimedOut,
}
