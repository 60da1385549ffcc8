namespace NetSim.Protocols.Tls;

/// <summary>One TLS record, as far as a simulation needs it: what it carries and how long it is on the
/// wire.</summary>
/// <remarks>
/// It holds one handshake message or a part of one, as OpenSSL writes them; a message longer than 16 KiB spans several
/// records, of which only the last has <see cref="EndsMessage"/>. Where messages share a record, each of them is one of
/// these, and all but the last have <see cref="SharesRecord"/>: the header counts with the first, and what encryption adds
/// with the last.
/// </remarks>
public readonly record struct TlsRecord
{
    /// <summary>What it carries, inside the encryption if there is any.</summary>
    public TlsContentType Type { get; init; }

    /// <summary>The handshake message; only for <see cref="TlsContentType.Handshake"/>.</summary>
    public TlsMessageType Message { get; init; }

    /// <summary>The alert; only for <see cref="TlsContentType.Alert"/>.</summary>
    public TlsAlert Alert { get; init; }

    /// <summary>Bytes on the wire, the 5-byte record header included where the record begins.</summary>
    public int Length { get; init; }

    /// <summary>Bytes of content: of the message with its 4-byte header, of the alert, of application
    /// data.</summary>
    public int ContentBytes { get; init; }

    /// <summary>Bytes of the nonce or IV in front of the content that it is encrypted with.</summary>
    public int NonceBytes { get; init; }

    /// <summary>Bytes of the tag or MAC behind the content, which says that nobody altered it.</summary>
    public int TagBytes { get; init; }

    /// <summary>The keys that it is encrypted with.</summary>
    public TlsKeys Keys { get; init; }

    /// <summary>Whether the content is encrypted.</summary>
    public bool IsEncrypted => Keys != TlsKeys.None;

    /// <summary>Whether the message is complete with this record; true for all but the first parts of a long
    /// message.</summary>
    public bool EndsMessage { get; init; }

    /// <summary>Whether the message that follows is in the same record.</summary>
    public bool SharesRecord { get; init; }

    /// <summary>Whether the writer hands all that it has buffered to TCP behind this record.</summary>
    public bool Flush { get; init; }

    /// <summary>Whether it was altered on its way, in a way that TCP’s checksum does not see.</summary>
    public bool IsAltered { get; init; }

    /// <summary>What a hello message says; null for messages without such content.</summary>
    public TlsContent? Content { get; init; }

    /// <summary>The name of the content as it stands in traces: “ClientHello”, “CCS”, “Alert close_notify”,
    /// “AppData”.</summary>
    public string Name => Type switch
    {
        TlsContentType.ChangeCipherSpec => "CCS",
        TlsContentType.Alert => TlsNames.RecordOf(Alert),
        TlsContentType.Handshake => TlsNames.Of(Message),
        TlsContentType.ApplicationData => "AppData",
        _ => "?",
    };
}
