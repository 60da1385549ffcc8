using NetSim.Protocols.Tls;

namespace NetSim.Network;

/// <summary>Names the records of one direction of a stream, each differently, by what they carry.</summary>
/// <remarks>A name depends on what was written before as little as may be: application data is counted apart, so the
/// first of it has the same name after a handshake of any length.</remarks>
internal sealed class RecordNamer
{
    private const int OrdinalBits = 28;
    private const int KindBits = 8;

    private const int NoMessage = 63;

    private ulong _seen; // which handshake messages there were
    private ulong _records;
    private ulong _data;
    private ulong _alerts;

    /// <summary>The name of the next record, below 2^44; never 0.</summary>
    public ulong Next(in TlsRecord record)
    {
        _records++;
        var kind = ((ulong)record.Type << KindBits) | (uint)record.Message;
        return (kind << OrdinalBits) | (OrdinalOf(record) & ((1UL << OrdinalBits) - 1));
    }

    // What there is once has no number, a message that comes again its place among all records.
    private ulong OrdinalOf(in TlsRecord record)
    {
        if (record.Type == TlsContentType.ApplicationData)
        {
            return ++_data;
        }

        if (record.Type == TlsContentType.Alert)
        {
            return ++_alerts;
        }

        var bit = 1UL << (record.Type == TlsContentType.Handshake ? (int)record.Message : NoMessage);
        if ((_seen & bit) != 0)
        {
            return _records;
        }

        _seen |= bit;
        return 0;
    }
}
