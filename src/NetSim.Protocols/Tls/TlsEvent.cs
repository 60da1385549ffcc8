namespace NetSim.Protocols.Tls;

/// <summary>Something that happened in a TLS endpoint.</summary>
/// <param name="Kind">What.</param>
/// <param name="State">The new state’s name as people know it, for
/// <see cref="TlsEventKind.StateChanged"/>.</param>
/// <param name="Bytes">Bytes of application data that can be read, for
/// <see cref="TlsEventKind.ApplicationData"/>.</param>
/// <param name="Alert">The alert that was sent or received, for <see cref="TlsEventKind.Failed"/>; null when
/// TCP just ended.</param>
/// <param name="Explanation">For <see cref="TlsEventKind.Failed"/>: what was expected and what came, in a
/// sentence.</param>
/// <param name="Cause">What led to the state, for <see cref="TlsEventKind.StateChanged"/>: the message that arrived, or what was
/// done here.</param>
/// <param name="HasArrived">Whether that is a message that arrived.</param>
/// <param name="Session">The session, for <see cref="TlsEventKind.SessionReceived"/>.</param>
public readonly record struct TlsEvent(
    TlsEventKind Kind,
    string? State = null,
    long Bytes = 0,
    TlsAlert? Alert = null,
    string? Explanation = null,
    string? Cause = null,
    bool HasArrived = false,
    TlsSession? Session = null);
