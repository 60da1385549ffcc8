namespace NetSim.Protocols.Tls;

/// <summary>Authentication after the handshake (RFC 8446 §4.6.2).</summary>
internal static class PostHandshake
{
    /// <summary>Length of the context that ties a certificate to its request (OpenSSL: 32).</summary>
    public const int ContextBytes = 32;
}
