namespace NetSim.Protocols.Tls;

/// <summary>Lengths that all messages and records have in common.</summary>
internal static class MessageSizes
{
    /// <summary>The largest content of a record (RFC 8446 §5.1, RFC 5246 §6.2.1).</summary>
    public const int MaximumRecordContentBytes = 16_384;

    /// <summary>The header of every record.</summary>
    public const int RecordHeaderBytes = 5;

    /// <summary>The header of every handshake message.</summary>
    public const int Header = 4;

    /// <summary>A message without content: ServerHelloDone, HelloRequest, EndOfEarlyData.</summary>
    public const int Empty = Header;

    /// <summary>KeyUpdate: whether the peer should do so too.</summary>
    public const int KeyUpdate = Header + 1;

    /// <summary>The signature schemes of FIPS 204 (ML-DSA-44, -65, -87), which a stack lists that can verify them.</summary>
    public const int PostQuantumSignatureSchemes = 3;

    /// <summary>Finished.</summary>
    public static int Finished(ServerChoice choice) => Header + choice.Version switch
    {
        // RFC 6101 §5.6.9: MD5 and SHA-1.
        TlsVersion.Ssl30 => 36,
        TlsVersion.Tls13 => Algorithms.Of(choice.Cipher).HashBytes,
        _ => 12,
    };
}
