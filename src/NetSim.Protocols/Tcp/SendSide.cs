// Read first: RFC 9293 §3.3.1 (send sequence variables), §3.8.6 (window).
namespace NetSim.Protocols.Tcp;

/// <summary>The send sequence space: what was sent, what waits, and how far the peer lets us go.</summary>
/// <param name="initial">ISS.</param>
internal sealed class SendSide(SequenceNumber initial)
{
    // The ends of writes that are not sent yet, as counts of bytes of the stream: each sets PSH.
    private readonly Ring<long> _writeEnds = new();

    private long _bytesQueued;
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

    private SequenceNumber WindowUpdateSequence { get; set; }

    private SequenceNumber WindowUpdateAcknowledgment { get; set; }

    /// <summary>Whether the last write said that more follows and nothing has happened since, so that a segment that is
    /// not full waits (MSG_MORE).</summary>
    public bool HoldsPartial { get; private set; }

    /// <summary>Whether all that is queued may go even where a cork holds it.</summary>
    public bool IsReleased => _bytesReleased == _bytesQueued;

    /// <summary>Queues a write.</summary>
    /// <param name="bytes">How many bytes.</param>
    /// <param name="more">Whether more follows: then the write does not end with PSH.</param>
    public void Queue(long bytes, bool more)
    {
        _bytesQueued += bytes;
        HoldsPartial = more;
        if (!more)
        {
            _writeEnds.Enqueue(_bytesQueued);
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

    /// <summary>Counts bytes as sent.</summary>
    /// <returns>Whether a write ends among them, so that the segment carries PSH.</returns>
    public bool TakeUnsent(int bytes)
    {
        _bytesSent += bytes;
        var endsWrite = false;
        while (_writeEnds.Count > 0 && _writeEnds[0] <= _bytesSent)
        {
            _writeEnds.TryDequeue(out _);
            endsWrite = true;
        }

        return endsWrite;
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
}
