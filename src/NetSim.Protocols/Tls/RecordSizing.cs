// Read first: RFC 8449; Go’s crypto/tls/conn.go (maxPayloadSizeForWrite).
namespace NetSim.Protocols.Tls;

/// <summary>How much content goes into the next record.</summary>
/// <param name="options">Whose records.</param>
internal sealed class RecordSizing(TlsOptions options)
{
    // Go: the first record of application data fits into a segment, the n-th is n times as long, until 128 KiB are sent.
    private const int FirstBytes = 1208 - 5 - 17;
    private const long BoostBytes = 128 * 1024;
    private const int BoostRecords = 1000;

    private readonly bool _grows = options.DynamicRecords || options.Profile == TlsProfile.Go;
    private long _sentBytes;
    private int _sentRecords;

    /// <summary>The largest content.</summary>
    public int LimitBytes { get; set; } = MessageSizes.MaximumRecordContentBytes;

    /// <summary>The largest content of the next record.</summary>
    /// <param name="isApplicationData">Whether it is application data, which alone has records that grow.</param>
    public int Next(bool isApplicationData) =>
        !isApplicationData || !_grows || _sentBytes >= BoostBytes || _sentRecords >= BoostRecords
            ? LimitBytes
            : Math.Min(LimitBytes, FirstBytes * (_sentRecords + 1));

    /// <summary>A record of application data was sent.</summary>
    public void OnSent(int contentBytes)
    {
        _sentBytes += contentBytes;
        _sentRecords++;
    }

    /// <summary>Begins again.</summary>
    public void Reset()
    {
        _sentBytes = 0;
        _sentRecords = 0;
        LimitBytes = MessageSizes.MaximumRecordContentBytes;
    }
}
