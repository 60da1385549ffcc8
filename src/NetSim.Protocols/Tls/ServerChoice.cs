namespace NetSim.Protocols.Tls;

/// <summary>What the server chose, as it stands in its ServerHello and in the messages behind it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Offer">The hello that it answers.</param>
public sealed record ServerChoice(TlsVersion Version, ClientOffer Offer) : TlsContent
{
    /// <summary>The key exchange; null where a pre-shared key or an old session does without one.</summary>
    public KeyExchangeAlgorithm? KeyExchange { get; init; }

    /// <summary>The cipher.</summary>
    public CipherAlgorithm Cipher { get; init; }

    /// <summary>The server’s options, for what its messages hold: certificates, extensions, tickets.</summary>
    public required TlsOptions Server { get; init; }

    /// <summary>The session that is resumed; null: a full handshake.</summary>
    public TlsSession? Session { get; init; }

    /// <summary>Whether it is a HelloRetryRequest, which names the group that <see cref="KeyExchange"/> is.</summary>
    public bool IsRetryRequest { get; init; }

    /// <summary>Whether a HelloRetryRequest came before it.</summary>
    public bool FollowsRetry { get; init; }

    /// <summary>Whether the server takes the early data.</summary>
    public bool AcceptsEarlyData { get; init; }

    /// <summary>Whether the server asks for a client certificate within the handshake.</summary>
    public bool RequestsCertificate => Session is null
        && Server.ClientAuthentication is ClientAuthentication.Request or ClientAuthentication.Require;

    /// <summary>Whether CBC records have their MAC outside the encryption (RFC 7366).</summary>
    public bool EncryptsThenMacs => Version < TlsVersion.Tls13 && Version > TlsVersion.Ssl30
        && Server.EncryptThenMac && Offer.Options.EncryptThenMac
        && HelloHabits.Of(Server.Profile).KnowsEncryptThenMac && HelloHabits.Of(Offer.Options.Profile).KnowsEncryptThenMac
        && !Algorithms.Of(Cipher).IsAead;

    /// <summary>TLS 1.2 and older: whether a ticket will follow.</summary>
    public bool PromisesTicket => Session is null && Version > TlsVersion.Ssl30 && Version < TlsVersion.Tls13
        && Server.UsesTickets && Offer.Options.UsesTickets;

    /// <summary>Whether the server of TLS 1.3 sends a change_cipher_spec for middleboxes (RFC 8446 §D.4): OpenSSL by its own
    /// choice, NSS if the client looks like TLS 1.2, too.</summary>
    public bool SendsCompatibleChange => Server.MiddleboxCompatibility
        && (Server.Profile != TlsProfile.Nss || Offer.Options.MiddleboxCompatibility);

    /// <summary>The application protocol; null: none.</summary>
    public string? ApplicationProtocol => Server.ApplicationProtocols
        .FirstOrDefault(name => Offer.Options.ApplicationProtocols.Contains(name, StringComparer.Ordinal));

    /// <summary>Bytes of the stapled OCSP response; 0: none.</summary>
    public int OcspResponseBytes => Offer.Options.OcspResponseBytes > 0 ? Server.OcspResponseBytes : 0;

    /// <summary>Certificate timestamps in an extension.</summary>
    public int Timestamps => Offer.Options.Timestamps > 0 ? Server.Timestamps : 0;

    /// <summary>What is left of the certificates when they are compressed; null: they are not.</summary>
    public double? CertificateCompression => Version == TlsVersion.Tls13 && Offer.Options.CertificateCompression is not null
        ? Server.CertificateCompression : null;

    /// <summary>The largest content of the server’s and the client’s records.</summary>
    /// <param name="ofClient">Whose records.</param>
    public int RecordContentBytes(bool ofClient)
    {
        var most = MessageSizes.MaximumRecordContentBytes;
        var limit = ofClient ? Server.RecordSizeLimit : Offer.Options.RecordSizeLimit;
        if (limit is { } bytes && Server.RecordSizeLimit is not null && Offer.Options.RecordSizeLimit is not null)
        {
            // RFC 8449 §4: it counts the content type of TLS 1.3, and rules out max_fragment_length.
            return Math.Min(most, Version == TlsVersion.Tls13 ? bytes - 1 : bytes);
        }

        return Offer.Options.MaximumFragmentLength is { } length ? Math.Min(most, length) : most;
    }
}
