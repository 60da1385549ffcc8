// Read first: RFC 8446 Appendix A.2 (the diagram of TLS 1.3); RFC 5246 §7.3 (the flights of TLS 1.2).
namespace NetSim.Protocols.Tls;

/// <summary>A state of the server’s handshake, with what is known in it and nothing else.</summary>
/// <param name="Name">Its name: RFC 8446’s, and in TLS 1.2 one made in the same way.</param>
/// <param name="Expects">What may come, for explanations.</param>
internal abstract record TlsServerState(string Name, string Expects)
{
    /// <summary>The ClientHello has not come.</summary>
    public sealed record Start() : TlsServerState("START", "ClientHello");

    /// <summary>The ClientHello is there; nothing is chosen yet.</summary>
    public sealed record ReceivedClientHello(TlsParameters Offer) : TlsServerState("RECVD_CH", "nothing");

    /// <summary>Version, group and suite are chosen; the server works on its flight.</summary>
    public sealed record Negotiated(TlsParameters Chosen) : TlsServerState("NEGOTIATED", "nothing");

    /// <summary>TLS 1.3: the server’s flight is sent.</summary>
    public sealed record ExpectFinished(TlsParameters Chosen) : TlsServerState("WAIT_FINISHED", "Finished");

    /// <summary>TLS 1.2: the server’s first flight is sent.</summary>
    public sealed record ExpectClientKeyExchange12(TlsParameters Chosen)
        : TlsServerState("WAIT_CKE", "ClientKeyExchange");

    /// <summary>TLS 1.2: the client still has to turn on its encryption.</summary>
    public sealed record ExpectChangeCipherSpec12(TlsParameters Chosen) : TlsServerState("WAIT_CCS", "CCS");

    /// <summary>TLS 1.2: only the client’s Finished is missing.</summary>
    public sealed record ExpectFinished12(TlsParameters Chosen) : TlsServerState("WAIT_FINISHED", "Finished");

    /// <summary>Application data flows.</summary>
    public sealed record Connected() : TlsServerState("CONNECTED", "AppData");
}
