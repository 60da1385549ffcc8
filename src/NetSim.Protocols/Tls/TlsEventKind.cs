namespace NetSim.Protocols.Tls;

/// <summary>What a TLS endpoint tells its user.</summary>
public enum TlsEventKind
{
    /// <summary>The state changed; <see cref="TlsEvent.State"/> names the new one.</summary>
    StateChanged,

    /// <summary>The handshake is complete: application data may be sent.</summary>
    HandshakeComplete,

    /// <summary>A whole record of application data was decrypted; <see cref="TlsEvent.Bytes"/> can be
    /// read.</summary>
    ApplicationData,

    /// <summary>The peer’s close_notify came: it writes no more.</summary>
    PeerClosed,

    /// <summary>The connection is over; <see cref="TlsEvent.Alert"/> and <see cref="TlsEvent.Explanation"/>
    /// say why.</summary>
    Failed,
}
