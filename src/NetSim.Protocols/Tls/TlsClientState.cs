// Read first: RFC 8446 Appendix A.1 (the diagram of TLS 1.3); RFC 5246 §7.3 (the flights of TLS 1.2).
namespace NetSim.Protocols.Tls;

/// <summary>A state of the client’s handshake, with what is known in it and nothing else.</summary>
/// <param name="Name">Its name: RFC 8446’s, and in TLS 1.2 one made in the same way.</param>
/// <param name="Expects">What may come, for explanations.</param>
internal abstract record TlsClientState(string Name, string Expects)
{
    /// <summary>The ClientHello is not yet sent.</summary>
    public sealed record Start() : TlsClientState("START", "nothing");

    /// <summary>The ClientHello is sent.</summary>
    public sealed record ExpectServerHello() : TlsClientState("WAIT_SH", "ServerHello");

    /// <summary>TLS 1.3: the handshake keys are there.</summary>
    public sealed record ExpectEncryptedExtensions(TlsParameters Chosen)
        : TlsClientState("WAIT_EE", "EncryptedExtensions");

    /// <summary>TLS 1.3: the server’s chain comes next.</summary>
    public sealed record ExpectCertificate(TlsParameters Chosen)
        : TlsClientState("WAIT_CERT_CR", "Certificate");

    /// <summary>TLS 1.3: the server still has to prove that it owns the certificate’s key.</summary>
    public sealed record ExpectCertificateVerify(TlsParameters Chosen)
        : TlsClientState("WAIT_CV", "CertificateVerify");

    /// <summary>TLS 1.3: the server’s flight lacks its end.</summary>
    public sealed record ExpectFinished(TlsParameters Chosen) : TlsClientState("WAIT_FINISHED", "Finished");

    /// <summary>TLS 1.3: application data flows; the server may send tickets.</summary>
    public sealed record Connected() : TlsClientState("CONNECTED", "NewSessionTicket or AppData");

    /// <summary>TLS 1.2: the server’s chain comes next.</summary>
    public sealed record ExpectCertificate12(TlsParameters Chosen)
        : TlsClientState("WAIT_CERT", "Certificate");

    /// <summary>TLS 1.2: the server’s signed key share comes next.</summary>
    public sealed record ExpectServerKeyExchange12(TlsParameters Chosen)
        : TlsClientState("WAIT_SKE", "ServerKeyExchange");

    /// <summary>TLS 1.2: the server’s flight lacks its end.</summary>
    public sealed record ExpectServerHelloDone12(TlsParameters Chosen)
        : TlsClientState("WAIT_SHD", "ServerHelloDone");

    /// <summary>TLS 1.2: the client’s Finished is sent, and the server has promised a ticket.</summary>
    public sealed record ExpectNewSessionTicket12() : TlsClientState("WAIT_NST", "NewSessionTicket");

    /// <summary>TLS 1.2: the server still has to turn on its encryption.</summary>
    public sealed record ExpectChangeCipherSpec12() : TlsClientState("WAIT_CCS", "CCS");

    /// <summary>TLS 1.2: only the server’s Finished is missing.</summary>
    public sealed record ExpectFinished12() : TlsClientState("WAIT_FINISHED", "Finished");

    /// <summary>TLS 1.2: application data flows.</summary>
    public sealed record Connected12() : TlsClientState("CONNECTED", "AppData");
}
