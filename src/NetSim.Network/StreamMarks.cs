using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Network;

/// <summary>The TLS records in one direction of a TCP stream, by the offset at which each ends.</summary>
/// <remarks>This is how records travel without bytes: the writer puts a mark where a record ends, and the reader
/// has the record when it has read as far.</remarks>
/// <param name="start">Bytes of the stream before TLS begins.</param>
internal sealed class StreamMarks(long start)
{
    private readonly Ring<(long End, TlsRecord Record, ulong Name)> _marks = new();
    private readonly RecordNamer _names = new();
    private long _written = start;
    private int _sent; // marks whose records were sent to their ends

    /// <summary>Bytes of the stream before TLS begins.</summary>
    public long Start { get; } = start;

    /// <summary>Adds a record behind the last.</summary>
    /// <returns>The offset at which it begins.</returns>
    public long Add(in TlsRecord record)
    {
        var begin = _written;
        _written += record.Length;
        _marks.Enqueue((_written, record, _names.Next(record)));
        return begin;
    }

    /// <summary>Whether a part of such a message, not yet read by the other side, lies in a stretch of the stream.</summary>
    /// <param name="message">The message.</param>
    /// <param name="first">Offset of the stretch’s first byte.</param>
    /// <param name="end">Offset behind its last byte.</param>
    public bool Holds(TlsMessageType message, long first, long end)
    {
        for (var i = 0; i < _marks.Count; i++)
        {
            ref var mark = ref _marks[i];
            if (mark.Record.Type == TlsContentType.Handshake && mark.Record.Message == message
                && mark.End > first && mark.End - mark.Record.Length < end)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells which record holds the last byte of data that is sent for the first time. Ends do not go back.</summary>
    /// <param name="end">Offset behind the data.</param>
    /// <param name="name">What tells the record from all others of this direction, and is the same in a stream that only
    /// has records of other lengths before it; never 0.</param>
    /// <param name="left">How many bytes of the record come behind the data.</param>
    /// <returns>False where it is in no record.</returns>
    public bool TryFind(long end, out ulong name, out long left)
    {
        while (_sent < _marks.Count && _marks[_sent].End < end)
        {
            _sent++;
        }

        (name, left) = (0, 0);
        if (end <= Start || _sent == _marks.Count)
        {
            return false;
        }

        ref var mark = ref _marks[_sent];
        (name, left) = (mark.Name, mark.End - end);
        return true;
    }

    /// <summary>Takes the next record if all of it was read.</summary>
    /// <param name="bytesRead">How many bytes of the stream were read.</param>
    /// <param name="record">The record.</param>
    public bool TryTake(long bytesRead, out TlsRecord record)
    {
        // Nothing of a record can be read before all of it is there.
        var last = 0;
        while (last < _marks.Count && _marks[last].Record.SharesRecord)
        {
            last++;
        }

        if (last < _marks.Count && _marks[last].End <= bytesRead)
        {
            _marks.TryDequeue(out var mark);
            _sent = Math.Max(0, _sent - 1);
            record = mark.Record;
            return true;
        }

        record = default;
        return false;
    }
}
