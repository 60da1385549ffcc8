namespace NetSim.Protocols.Tls;

/// <summary>What a client has from an earlier connection, or beforehand, to resume with.</summary>
public enum SessionKind
{
    /// <summary>Nothing: a full handshake.</summary>
    None,

    /// <summary>A ticket: a pre-shared key with a new key exchange in TLS 1.3 (psk_dhe_ke, RFC 8446 §2.2), RFC 5077’s in
    /// TLS 1.2.</summary>
    Ticket,

    /// <summary>A ticket without a new key exchange (psk_ke, RFC 8446 §4.2.9): no forward secrecy. In TLS 1.2 the same as
    /// <see cref="Ticket"/>.</summary>
    TicketOnly,

    /// <summary>TLS 1.2 and older: a session ID that the server remembers (RFC 5246 §7.4.1.2). In TLS 1.3 the same as
    /// <see cref="Ticket"/>, with a ticket that is only a key to the server’s memory.</summary>
    SessionId,

    /// <summary>TLS 1.3: a key that both ends were given beforehand (external PSK, RFC 8446 §2.2, RFC 9257).</summary>
    External,
}
