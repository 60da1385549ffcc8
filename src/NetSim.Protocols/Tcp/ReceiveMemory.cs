// Read first: Linux include/net/tcp.h (tcp_win_from_space), tcp_input.c (tcp_measure_rcv_mss, __tcp_grow_window).
using System.Numerics;

namespace NetSim.Protocols.Tcp;

/// <summary>The memory of a receive buffer: what data takes there, and how much of what is free can be window.</summary>
/// <remarks>A kernel counts memory by segment; a full one of 1,448 bytes takes 2,304. Which share of memory becomes window
/// follows the segments that come.</remarks>
internal sealed class ReceiveMemory
{
    // tcp_scaling_ratio is in 256ths, a half before the first segment (TCP_RMEM_TO_WIN_SCALE); TCP_MSS_DEFAULT.
    private const int Whole = 256;
    private const int DefaultRatio = 128;
    private const int DefaultSegmentBytes = 536;

    // Around the data of a packet: IPv4 and TCP headers with timestamps, headroom and struct skb_shared_info, rounded up to
    // what the allocator has; and struct sk_buff.
    private const int OverheadBytes = 20 + 32 + 64 + 320;
    private const int DescriptorBytes = 256;

    private readonly Ring<(long End, int Memory)> _unread = new(8);
    private readonly long _greatestBuffer;
    private long _ended;
    private long _read;
    private long _used;
    private int _ratio = DefaultRatio;

    /// <summary>An empty buffer.</summary>
    public ReceiveMemory(TcpOptions options)
    {
        BufferBytes = options.ReceiveBufferBytes;
        _greatestBuffer = options.MaximumReceiveBufferBytes;
    }

    /// <summary>The memory that there is.</summary>
    public long BufferBytes { get; private set; }

    /// <summary>The largest segment that came of late.</summary>
    public int SegmentBytes { get; private set; } = DefaultSegmentBytes;

    /// <summary>What of the buffer can be window when it is empty, in bytes.</summary>
    public long FullSpace => WindowFrom(BufferBytes);

    /// <summary>A segment came: the share of memory that becomes window follows the largest ones.</summary>
    public void Measure(int payloadBytes)
    {
        if (payloadBytes > SegmentBytes || (payloadBytes == SegmentBytes && _ratio == DefaultRatio))
        {
            SegmentBytes = payloadBytes;
            _ratio = Math.Max(1, payloadBytes * Whole / MemoryOf(payloadBytes));
        }
    }

    /// <summary>Data is in order and waits to be read.</summary>
    public void Hold(int bytes)
    {
        while (bytes > 0)
        {
            var segment = Math.Min(bytes, Math.Max(SegmentBytes, 1));
            var memory = MemoryOf(segment);
            _ended += segment;
            _used += memory;
            _unread.Enqueue((_ended, memory));
            bytes -= segment;
        }
    }

    /// <summary>Data was read.</summary>
    public void Release(long bytes)
    {
        _read += bytes;
        while (_unread.Count > 0 && _unread[0].End <= _read && _unread.TryDequeue(out var segment))
        {
            _used -= segment.Memory;
        }
    }

    /// <summary>What is free, as window.</summary>
    /// <param name="outOfOrder">Bytes held ahead of their turn.</param>
    public long FreeSpace(long outOfOrder) => WindowFrom(BufferBytes - _used - MemoryOfMany(outOfOrder));

    /// <summary>By how much the window may grow with a segment.</summary>
    public int GrowthFor(int payloadBytes, long windowLimit)
    {
        var memory = WindowFrom(MemoryOf(payloadBytes));
        if (memory <= payloadBytes)
        {
            return 2 * payloadBytes;
        }

        // A segment that wastes memory counts while the window is small.
        memory /= 2;
        for (var window = WindowFrom(_greatestBuffer) / 2; windowLimit <= window; window /= 2)
        {
            if (memory <= payloadBytes)
            {
                return 2 * Math.Max(SegmentBytes, payloadBytes);
            }

            memory /= 2;
        }

        return 0;
    }

    /// <summary>Makes room for a window.</summary>
    public void GrowFor(long windowBytes) =>
        BufferBytes = Math.Max(BufferBytes, Math.Min(windowBytes * Whole / _ratio, _greatestBuffer));

    private static int MemoryOf(int payloadBytes) =>
        (int)BitOperations.RoundUpToPowerOf2((uint)(payloadBytes + OverheadBytes)) + DescriptorBytes;

    private long MemoryOfMany(long bytes) => bytes == 0 ? 0 : bytes * MemoryOf(SegmentBytes) / SegmentBytes;

    private long WindowFrom(long memory) => Math.Max(0, memory) * _ratio / Whole;
}
