// Read first: RFC 8446 §2 and §4; RFC 5246 §7.3 and §7.4.
namespace NetSim.Protocols.Tls;

/// <summary>What a record is for: what it says, whom it authenticates, what it protects.</summary>
public static class TlsMeaning
{
    /// <summary>What a record is for, in a few words.</summary>
    /// <param name="record">The record.</param>
    /// <param name="fromClient">Who sent it.</param>
    /// <param name="version">The version that was agreed on.</param>
    public static string Of(in TlsRecord record, bool fromClient, TlsVersion version) => record.Type switch
    {
        TlsContentType.ChangeCipherSpec => version == TlsVersion.Tls13
            ? "means nothing: it is there for middleboxes (RFC 8446 D.4)"
            : "what follows is encrypted",
        TlsContentType.Alert => record.Alert == TlsAlert.CloseNotify
            ? "the end of the data: without it, a FIN could be an attacker's"
            : "ends the connection, and says why",
        TlsContentType.ApplicationData => record.Keys == TlsKeys.EarlyData
            ? "data of 0-RTT: can be replayed by an attacker"
            : "data: nobody else can read or alter it",
        TlsContentType.Handshake => Of(record.Message, fromClient, version),
        _ => "",
    };

    private static string Of(TlsMessageType message, bool fromClient, TlsVersion version)
    {
        var (own, other) = fromClient ? ("client", "server") : ("server", "client");
        var is13 = version == TlsVersion.Tls13;
        return message switch
        {
            TlsMessageType.HelloRequest => "asks for a new handshake",
            TlsMessageType.ClientHello => is13
                ? "what the client can do, with its key shares" : "what the client can do, with its random number",
            TlsMessageType.HelloRetryRequest => "asks for a share of another group",
            TlsMessageType.ServerHello => is13
                ? "what the server chose, with its key share: both now have the handshake's keys"
                : "what the server chose, with its random number",
            TlsMessageType.EncryptedExtensions => "what else the server chose",
            TlsMessageType.Certificate or TlsMessageType.CompressedCertificate => $"who the {own} says it is, signed by an authority",
            TlsMessageType.CertificateStatus => "the authority says that the certificate is not revoked",
            TlsMessageType.CertificateVerify =>
                $"authenticates the {own}: a signature over all messages so far, with the certificate's key",
            TlsMessageType.ServerKeyExchange => "the server's key share; its signature authenticates the server",
            TlsMessageType.CertificateRequest => $"asks for the {other}'s certificate",
            TlsMessageType.ServerHelloDone => "the server waits for the client",
            TlsMessageType.ClientKeyExchange =>
                "the client's key share, or the secret encrypted to the server's key: both now have the keys",
            TlsMessageType.EndOfEarlyData => "the end of the 0-RTT data",
            TlsMessageType.Finished => "a MAC over all messages so far: the handshake was not altered",
            TlsMessageType.NewSessionTicket => "lets the client resume this session later",
            TlsMessageType.KeyUpdate => $"what the {own} sends from now on has new keys",
            _ => "",
        };
    }
}
