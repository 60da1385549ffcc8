namespace NetSim.Protocols.Tls;

/// <summary>When a TLS 1.3 server sends its session tickets.</summary>
internal enum TicketMoment
{
    /// <summary>When the client’s Finished came, each in a write of its own.</summary>
    AtOnce,

    /// <summary>When the client’s Finished came, but in the same write as the data that follows.</summary>
    WithTheNextWrite,

    /// <summary>Behind the server’s Finished, if the client is not asked for a certificate.</summary>
    InTheFirstFlight,
}
