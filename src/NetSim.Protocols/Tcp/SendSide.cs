// Read first: RFC 9293 §3.3.1 (send sequence variables), §3.8.6 (window).
namespace NetSim.Protocols.Tcp;

/// <summary>The send sequence space: what was sent, what waits, and how far the peer lets us go.</summary>
/// <param name="initial">ISS.</param>
internal sealed class SendSide(SequenceNumber initial)
{
    // Linux’s sk_gso_max_size without the headers: what one chunk holds at most.
    private const int GreatestChunkBytes = 65_000;

    // More chunks than this are not filled ahead of time: where they end does not depend on when they are.
    private const int MostChunks = 3;

    // What is not sent yet, in the chunks that writes filled (Linux’s socket buffers): where each ends as a count of bytes of
    // the stream, whether PSH goes there, and whether a record ends there. Segments do not reach over their ends.
    private readonly Ring<(long End, bool IsPushed, bool IsSealed)> _chunks = new();

    // The ends of writes that have not gone into chunks.
    private readonly Ring<(long End, bool More, bool EndsRecord)> _writeEnds = new();

    private long _bytesQueued;
    private long _bytesWritten;
    private long _bytesPushed;
    private bool _isFreshWrite = true;
    private long _bytesSent;
    private long _bytesReleased = -1;

    /// <summary>ISS: our SYN’s sequence number.</summary>
    public SequenceNumber Initial { get; } = initial;

    /// <summary>SND.UNA: the oldest byte not yet acknowledged.</summary>
    public SequenceNumber Unacknowledged { get; set; } = initial;

    /// <summary>SND.NXT: the next byte to send.</summary>
    public SequenceNumber Next { get; set; } = initial;

    /// <summary>SND.WND in bytes, scaled.</summary>
    public long WindowBytes { get; private set; }

    /// <summary>The largest SND.WND seen.</summary>
    public long MaximumWindowBytes { get; private set; }

    /// <summary>Snd.Wind.Shift: the scale of windows that the peer announces (RFC 7323 §2.2).</summary>
    public int WindowShift { get; set; }

    /// <summary>Bytes of data that a segment holds at most: the peer’s MSS less our options.</summary>
    public int SegmentBytes { get; set; } = 536;

    /// <summary>Bytes written and not yet sent.</summary>
    public long UnsentBytes => _bytesQueued - _bytesSent;

    /// <summary>Whether a FIN stands behind the data.</summary>
    public bool FinQueued { get; set; }

    /// <summary>Whether the FIN was sent.</summary>
    public bool FinSent { get; set; }

    /// <summary>The sequence number behind the last small segment sent, for Nagle’s algorithm as Minshall has
    /// it.</summary>
    public SequenceNumber SmallEnd { get; set; } = initial;

    /// <summary>SND.UNA + SND.WND: the first byte that may not be sent.</summary>
    public SequenceNumber WindowEnd => Unacknowledged + (uint)WindowBytes;

    // Linux tcp_xmit_size_goal: whole segments, at most half of the largest window.
    private long ChunkGoal
    {
        get
        {
            var most = MaximumWindowBytes > 0 ? Math.Min(GreatestChunkBytes, MaximumWindowBytes / 2) : GreatestChunkBytes;
            return Math.Max(1, most / SegmentBytes) * SegmentBytes;
        }
    }

    private SequenceNumber WindowUpdateSequence { get; set; }

    private SequenceNumber WindowUpdateAcknowledgment { get; set; }

    /// <summary>Bytes of the first chunk that are not sent.</summary>
    public long ChunkBytes => _chunks.Count == 0 ? 0 : _chunks[0].End - _bytesSent;

    /// <summary>Bytes that are in chunks and not sent.</summary>
    public long ChunkedBytes => _bytesWritten - _bytesSent;

    /// <summary>Whether nothing stands behind the first chunk.</summary>
    public bool IsLastChunk => _chunks.Count <= 1;

    /// <summary>Whether the last write said that more follows and nothing has happened since, so that a segment that is
    /// not full waits (MSG_MORE).</summary>
    public bool HoldsPartial { get; private set; }

    /// <summary>Whether all that is queued may go even where a cork holds it.</summary>
    public bool IsReleased => _bytesReleased == _bytesQueued;

    /// <summary>Queues a write.</summary>
    /// <param name="bytes">How many bytes.</param>
    /// <param name="more">Whether more follows: then the write does not end with PSH.</param>
    /// <param name="endsRecord">Whether no later write may go into the same segment (MSG_EOR).</param>
    public void Queue(long bytes, bool more, bool endsRecord = false)
    {
        _bytesQueued += bytes;
        HoldsPartial = more;
        _writeEnds.Enqueue((_bytesQueued, more, endsRecord));
    }

    /// <summary>The first bytes written go with the SYN, which makes them a chunk of their own (Linux
    /// tcp_send_syn_data).</summary>
    public void TakeFirst(int bytes)
    {
        (_bytesWritten, _bytesPushed, _bytesSent) = (bytes, bytes, bytes);
        if (_writeEnds.Count > 0 && _writeEnds[0].End == bytes)
        {
            _writeEnds.TryDequeue(out _);
        }
    }

    /// <summary>Something happened that lets go what MSG_MORE held.</summary>
    /// <param name="all">Whether a cork lets go what is queued by now, too (Linux TCP_NAGLE_PUSH).</param>
    public void Release(bool all)
    {
        HoldsPartial = false;
        if (all)
        {
            _bytesReleased = _bytesQueued;
        }
    }

    /// <summary>Goes on with what was written (Linux tcp_sendmsg): fills the last chunk, or a new one.</summary>
    /// <returns>What may be sent then: everything at the end of a write and when half the peer’s window was written; one burst
    /// when a chunk is full; nothing when there is nothing to do.</returns>
    public Pushing Fill()
    {
        while (_writeEnds.Count > 0 && _chunks.Count < MostChunks)
        {
            var goal = ChunkGoal;
            var room = RoomInLastChunk(goal);
            if (room == 0)
            {
                _chunks.Enqueue((_bytesWritten, false, false));
                room = goal;
            }

            ref var chunk = ref _chunks[_chunks.Count - 1];
            var (end, more, endsRecord) = _writeEnds[0];
            var taken = Math.Min(end - _bytesWritten, room);
            _bytesWritten += taken;
            chunk = (_bytesWritten, chunk.IsPushed && !_isFreshWrite, _bytesWritten == end && endsRecord);
            _isFreshWrite = _bytesWritten == end && _writeEnds.TryDequeue(out _);
            if (_isFreshWrite && more)
            {
                return Pushing.All;
            }

            if (_isFreshWrite || (taken == room && _bytesWritten - _bytesPushed > MaximumWindowBytes / 2))
            {
                chunk = (_bytesWritten, true, chunk.IsSealed);
                _bytesPushed = _bytesWritten;
                return Pushing.All;
            }

            if (IsLastChunk)
            {
                return Pushing.One;
            }
        }

        return Pushing.Nothing;
    }

    /// <summary>Makes sure that there is a chunk where anything was written.</summary>
    public void FillIfEmpty()
    {
        if (_chunks.Count == 0)
        {
            Fill();
        }
    }

    /// <summary>Counts bytes as sent.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="isSealed">Whether a record ends there.</param>
    /// <returns>Whether a chunk ends there, or before, that is pushed.</returns>
    public bool TakeUnsent(int bytes, out bool isSealed)
    {
        _bytesSent += bytes;
        (var isPushed, isSealed) = (false, false);
        while (_chunks.Count > 0 && _chunks[0].End <= _bytesSent && _chunks.TryDequeue(out var chunk))
        {
            isPushed |= chunk.IsPushed;
            isSealed = chunk.IsSealed && chunk.End == _bytesSent;
        }

        return isPushed;
    }

    /// <summary>Whether a segment is newer than the one whose window we have, or offers more (Linux
    /// tcp_may_update_window).</summary>
    public bool MayChangeWindow(in TcpSegment segment)
    {
        var window = (long)segment.Window << WindowShift;
        return Unacknowledged.Precedes(segment.Acknowledgment) || WindowUpdateSequence.Precedes(segment.Sequence)
            || (WindowUpdateSequence == segment.Sequence && (window > WindowBytes || window == 0));
    }

    /// <summary>Takes the window of a SYN or SYN-ACK, which is never scaled (RFC 7323 §2.2).</summary>
    public void TakeFirstWindow(in TcpSegment segment)
    {
        WindowUpdateSequence = segment.Sequence;
        WindowUpdateAcknowledgment = segment.Acknowledgment;
        WindowBytes = segment.Window;
        MaximumWindowBytes = Math.Max(MaximumWindowBytes, WindowBytes);
    }

    /// <summary>Takes the window of a segment unless it is older than the one that we have (RFC 9293
    /// §3.10.7.4, SND.WL1).</summary>
    /// <returns>Whether the window changed.</returns>
    public bool TakeWindow(in TcpSegment segment)
    {
        var isNewer = WindowUpdateSequence.Precedes(segment.Sequence)
            || (WindowUpdateSequence == segment.Sequence
                && !segment.Acknowledgment.Precedes(WindowUpdateAcknowledgment));
        if (!isNewer)
        {
            return false;
        }

        var before = WindowBytes;
        WindowUpdateSequence = segment.Sequence;
        WindowUpdateAcknowledgment = segment.Acknowledgment;
        WindowBytes = (long)segment.Window << WindowShift;
        MaximumWindowBytes = Math.Max(MaximumWindowBytes, WindowBytes);
        return WindowBytes != before;
    }

    private long RoomInLastChunk(long goal)
    {
        if (_chunks.Count == 0)
        {
            return 0;
        }

        var start = _chunks.Count == 1 ? _bytesSent : _chunks[_chunks.Count - 2].End;
        var last = _chunks[_chunks.Count - 1];
        return last.End == _bytesSent || last.IsSealed ? 0 : Math.Max(0, goal - (last.End - start));
    }
}
