namespace NetSim.Protocols.Tls;

/// <summary>Who begins a second handshake on the connection, TLS 1.2 and older (RFC 5746).</summary>
public enum Renegotiation
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>The client, before its first application data.</summary>
    Client,

    /// <summary>The server, with a HelloRequest when the first application data is there; it holds the data back until the
    /// new handshake is complete.</summary>
    Server,
}
