using System.Runtime.CompilerServices;
using NetSim.Protocols.Tcp;

namespace NetSim.Network;

/// <summary>Counts the packets of one sender on one connection, and says which draws are theirs.</summary>
/// <remarks>
/// Two variants of a connection shall share the luck of what they have in common, though one of them sends longer messages.
/// So data that goes out for the first time is known by the TLS record that its last byte is in and by how far it is from that
/// record’s end; all else by its ordinal among its kind since the last record began. Without TLS it is the ordinal alone.
/// </remarks>
/// <param name="initialSequence">The number of the sender’s SYN.</param>
/// <param name="marks">The records that it writes.</param>
internal sealed class PacketCounters(SequenceNumber initialSequence, StreamMarks marks)
{
    // Less than what a segment holds on any usual path, so that no two full ones lie in the same cell.
    private const long CellBytes = 1200;

    private const int NameShift = 20; // the bits below are those of the kind
    private const ulong Repeated = 1 << 17; // data that is counted

    private Counts _sinceRecord;
    private ulong _record;
    private long _cell;
    private SequenceNumber _sentTo = initialSequence + 1;
    private long _sent;

    /// <summary>How many were sent.</summary>
    public long Total { get; private set; }

    /// <summary>Counts one more.</summary>
    /// <returns>Its number among all, from 1, and which draws are its own.</returns>
    public (long Number, DrawKey Draws) Count(PacketKind kind, in TcpSegment segment)
    {
        Total++;
        var isData = kind == PacketKind.Data;
        if (isData && TryPlace(segment))
        {
            return (Total, new DrawKey((_record << NameShift) | (ulong)kind, (ulong)_cell));
        }

        var isCounted = isData && _record != 0 ? Repeated : 0;
        return (Total, new DrawKey((_record << NameShift) | isCounted | (ulong)kind, ++_sinceRecord[(int)kind]));
    }

    // Places only move on, so one that is not the last was never there.
    private bool TryPlace(in TcpSegment segment)
    {
        var end = segment.Sequence + (uint)segment.PayloadBytes;
        var added = _sentTo.DistanceTo(end);
        if (added <= 0)
        {
            return false;
        }

        _sentTo = end;
        _sent += added;
        if (!marks.TryFind(_sent, out var record, out var left))
        {
            return false;
        }

        var cell = left / CellBytes;
        if (record == _record && cell == _cell)
        {
            return false;
        }

        if (record != _record)
        {
            _sinceRecord = default;
        }

        (_record, _cell) = (record, cell);
        return true;
    }

    [InlineArray(PacketKinds.Count)]
    private struct Counts
    {
        private ulong _first;
    }
}
