namespace NetSim.Protocols.Tls;

/// <summary>Whether a server asks for the client’s certificate.</summary>
public enum ClientAuthentication
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It asks, and goes on without one.</summary>
    Request,

    /// <summary>It asks, and a client without one is refused (certificate_required, RFC 8446 §4.4.2.4; handshake_failure
    /// before TLS 1.3).</summary>
    Require,

    /// <summary>TLS 1.3: it asks when the first request is there (RFC 8446 §4.6.2) and holds the request back until the
    /// client has answered.</summary>
    PostHandshake,
}
