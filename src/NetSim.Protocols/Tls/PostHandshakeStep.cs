namespace NetSim.Protocols.Tls;

/// <summary>How far the authentication after the handshake has come, at the server.</summary>
internal enum PostHandshakeStep
{
    /// <summary>There is none, or it is done.</summary>
    None,

    /// <summary>It will begin with the first application data.</summary>
    NotAsked,

    /// <summary>The request is sent; what the client sent before it is held back.</summary>
    Asked,
}
