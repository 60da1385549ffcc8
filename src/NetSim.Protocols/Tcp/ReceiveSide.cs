// Read first: RFC 9293 §3.3.1 (receive sequence variables), §3.8.6 (window); Linux tcp_select_window,
// tcp_grow_window, tcp_rcv_space_adjust.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>The receive sequence space: what came, what was read, and how far the peer may go.</summary>
internal sealed class ReceiveSide
{
    private readonly TcpOptions _options;
    private readonly int _segmentBytes;
    private readonly ReceiveMemory _memory;
    private long _windowLimit;
    private long _readSinceAdjustment;
    private long _readInLastRound;
    private SimTime _roundStart;

    /// <summary>An empty receive space.</summary>
    /// <param name="options">The endpoint’s options.</param>
    /// <param name="segmentBytes">Bytes of data in a full segment; the first window is a multiple of
    /// it.</param>
    public ReceiveSide(TcpOptions options, int segmentBytes)
    {
        _options = options;
        _segmentBytes = segmentBytes;
        _memory = new ReceiveMemory(options);

        // Linux tcp_select_initial_window: half the buffer, in whole segments; a SYN says as much of it as fits.
        var half = _memory.FullSpace;
        _windowLimit = Math.Max(half / segmentBytes * segmentBytes, Math.Min(half, segmentBytes));
        _readInLastRound = Math.Min(_windowLimit, 10L * segmentBytes);
        WindowBytes = _windowLimit;
        OwnShift = options.WindowScaling ? ShiftFor(options.MaximumReceiveBufferBytes) : 0;
    }

    /// <summary>IRS: the peer’s first sequence number.</summary>
    public SequenceNumber Initial { get; private set; }

    /// <summary>RCV.NXT: the next byte expected.</summary>
    public SequenceNumber Next { get; private set; }

    /// <summary>RCV.WND in bytes, as it was last announced.</summary>
    public long WindowBytes { get; private set; }

    /// <summary>RCV.NXT when the last ACK was sent.</summary>
    public SequenceNumber LastAcknowledged { get; private set; }

    /// <summary>Rcv.Wind.Shift: the scale of windows that we announce.</summary>
    public int OwnShift { get; set; }

    /// <summary>Data bytes that came in order.</summary>
    public long BytesInOrder { get; private set; }

    /// <summary>Data bytes that came in order and were not read.</summary>
    public long UnreadBytes { get; private set; }

    /// <summary>The peer’s FIN, where one was seen; it counts once everything before it has come.</summary>
    public SequenceNumber? FinAt { get; set; }

    /// <summary>Ranges ahead of their turn.</summary>
    public Reassembly OutOfOrder { get; } = new();

    /// <summary>What the peer is told of them.</summary>
    public SackReport Sack { get; } = new();

    /// <summary>The first sequence number that the peer may not send.</summary>
    public SequenceNumber WindowEnd => LastAcknowledged + (uint)WindowBytes;

    /// <summary>What of the window is still open, in bytes.</summary>
    public long OpenBytes => Math.Max(0, Next.DistanceTo(WindowEnd));

    /// <summary>What of the buffer can be window, in bytes.</summary>
    public long FullSpace => _memory.FullSpace;

    /// <summary>Whether less than half the buffer is free.</summary>
    public bool IsShort => FreeSpace < FullSpace / 2;

    private long FreeSpace => _memory.FreeSpace(OutOfOrder.Bytes);

    /// <summary>Takes the peer’s SYN.</summary>
    public void Synchronize(SequenceNumber initial)
    {
        Initial = initial;
        Next = initial + 1;
        LastAcknowledged = Next;
    }

    /// <summary>Whether a segment touches the window (RFC 9293 §3.4, the four cases).</summary>
    public bool IsAcceptable(in TcpSegment segment)
    {
        var end = WindowEnd;
        if (segment.Length == 0)
        {
            // Deviation from RFC 9293 §3.10.7.4: a bare ACK at the window's right edge is taken (Linux tcp_sequence). A
            // sender that has filled the window has no lower number to send it with, and two that have would wait for
            // each other for ever.
            var isBehindStart = !segment.Sequence.Precedes(Next);
            return segment.Has(TcpFlags.Reset)
                ? segment.Sequence == Next || (isBehindStart && segment.Sequence.Precedes(end))
                : isBehindStart && !end.Precedes(segment.Sequence);
        }

        return Next.Precedes(segment.End) && segment.Sequence.Precedes(end);
    }

    /// <summary>Takes data that starts at or before RCV.NXT, and what was held behind it.</summary>
    /// <returns>How many new bytes are in order.</returns>
    public int TakeInOrder(SequenceNumber end)
    {
        var before = Next;
        _memory.Measure(before.DistanceTo(end));
        Next = OutOfOrder.IsEmpty ? end : OutOfOrder.TakeFrom(end);
        var bytes = before.DistanceTo(Next);
        Sack.Advance(Next);
        BytesInOrder += bytes;
        UnreadBytes += bytes;
        _memory.Hold(bytes);
        return bytes;
    }

    /// <summary>Something came again: the next ACK tells so (RFC 2883 §4).</summary>
    public void Repeat(SequenceRange range)
    {
        if (_options.DuplicateSack)
        {
            Sack.Repeat(range);
        }
    }

    /// <summary>The same for what of it is held ahead of its turn.</summary>
    public void RepeatIfHeld(SequenceRange range)
    {
        if (OutOfOrder.FindShared(range) is { } shared)
        {
            Repeat(shared);
        }
    }

    /// <summary>Takes the peer’s FIN, when everything before it has come.</summary>
    public void TakeFin()
    {
        Next += 1;
        Sack.Advance(Next);
    }

    /// <summary>Lets the window grow with a segment that was taken in (Linux tcp_grow_window).</summary>
    /// <returns>Whether it grew: the ACK then goes out at once.</returns>
    public bool GrowWindow(int payloadBytes)
    {
        _windowLimit = Math.Min(_windowLimit, FullSpace);
        var room = Math.Min(FullSpace, FreeSpace) - _windowLimit;
        var growth = room > 0 ? _memory.GrowthFor(payloadBytes, _windowLimit) : 0;
        _windowLimit += Math.Min(Math.Max(room, 0), growth);
        return growth > 0;
    }

    /// <summary>The application read; the buffer grows if it read more in a round trip than in the one
    /// before.</summary>
    public void Read(long bytes, SimDuration? roundTrip, SimTime now)
    {
        UnreadBytes -= bytes;
        _memory.Release(bytes);
        _readSinceAdjustment += bytes;
        if (roundTrip is not { } round || now - _roundStart < round)
        {
            return;
        }

        if (_readSinceAdjustment > _readInLastRound)
        {
            // Linux tcp_rcvbuf_grow: room for twice what came, and for growth at the present pace.
            var window = 2 * _readSinceAdjustment;
            var growth = window * (_readSinceAdjustment - _readInLastRound) / Math.Max(1, _readInLastRound);
            _memory.GrowFor(window + 2 * growth + OutOfOrder.Bytes);
            _readInLastRound = _readSinceAdjustment;
        }

        _readSinceAdjustment = 0;
        _roundStart = now;
    }

    /// <summary>The window that could be announced now, in bytes; 0 rather than less than a
    /// segment.</summary>
    public long SelectWindow()
    {
        var (free, full) = (FreeSpace, FullSpace);
        var segment = Math.Min(_memory.SegmentBytes, Math.Min(full, _windowLimit));

        // RFC 9293 §3.8.6.2.2: no silly windows. It is the buffer that counts, not how far the window has
        // grown.
        long window;
        if (free < full / 2 && (free < full / 16 || free < segment))
        {
            window = 0;
        }
        else if (OwnShift > 0)
        {
            window = AlignUp(Math.Min(free < full / 2 ? AlignDown(free) : free, _windowLimit));
        }
        else
        {
            // Without scaling it is whole segments, and what it was while that is about right; where a segment is as
            // long as the buffer, half of it is enough to open the window again.
            free = Math.Min(free, _windowLimit);
            window = WindowBytes <= free - segment || WindowBytes > free ? free / segment * segment
                : segment >= Math.Min(full, _windowLimit) && free > WindowBytes + (full / 2) ? free
                : WindowBytes;
        }

        // RFC 9293 §3.8.6, SHLD-14: the right edge is not taken back.
        return window < OpenBytes ? AlignUp(OpenBytes) : window;
    }

    /// <summary>Announces the window with a segment that carries an ACK.</summary>
    /// <param name="isScaled">Whether the header holds a scaled window: not in a SYN.</param>
    public ushort Announce(bool isScaled)
    {
        if (!isScaled)
        {
            LastAcknowledged = Next;
            return (ushort)Math.Min(WindowBytes, ushort.MaxValue);
        }

        // What the header cannot say is in the window nevertheless (Linux tcp_select_window).
        WindowBytes = SelectWindow();
        LastAcknowledged = Next;
        return (ushort)(Math.Min(WindowBytes, (long)ushort.MaxValue << OwnShift) >> OwnShift);
    }

    private static int ShiftFor(long bufferBytes) =>
        Math.Clamp(System.Numerics.BitOperations.Log2((ulong)bufferBytes) - 15, 0, 14);

    private long AlignDown(long bytes) => bytes >> OwnShift << OwnShift;

    private long AlignUp(long bytes)
    {
        var unit = 1L << OwnShift;
        return (bytes + unit - 1) / unit * unit;
    }
}
