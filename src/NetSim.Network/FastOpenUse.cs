namespace NetSim.Network;

/// <summary>What a client does with TCP Fast Open (RFC 7413).</summary>
public enum FastOpenUse
{
    /// <summary>Nothing: an ordinary handshake.</summary>
    Off,

    /// <summary>It has no cookie yet and asks for one; its first write goes after the handshake.</summary>
    Request,

    /// <summary>It has the server’s cookie: its first write goes with the SYN, as far as it fits.</summary>
    Cookie,
}
