namespace NetSim.Protocols.Tls;

/// <summary>What becomes of an Encrypted Client Hello (RFC 9849).</summary>
public enum EncryptedHello
{
    /// <summary>None is sent.</summary>
    None,

    /// <summary>The server has its key, and goes on with the inner hello.</summary>
    Accepted,

    /// <summary>The server has no key for it (any more): it goes on with the outer hello, and the client ends the
    /// connection with ech_required once the outer name is authenticated.</summary>
    Rejected,

    /// <summary>The client sends one made of random bytes (GREASE, RFC 9849 §6.2): size without meaning.</summary>
    Grease,
}
