namespace NetSim.Protocols.Tls;

/// <summary>What a KeyUpdate says (RFC 8446 §4.6.3).</summary>
/// <param name="IsRequested">Whether the peer is to change its keys too.</param>
public sealed record KeyUpdate(bool IsRequested) : TlsContent
{
    /// <summary>update_requested.</summary>
    public static KeyUpdate Requested { get; } = new(true);

    /// <summary>update_not_requested.</summary>
    public static KeyUpdate NotRequested { get; } = new(false);
}
