using System.Numerics;

namespace NetSim.Engine;

/// <summary>Events that are not due for a while, in buckets by time: coarse ones far away, finer ones nearer.</summary>
/// <remarks>
/// <para>
/// A radix queue (Ahuja, Mehlhorn, Orlin and Tarjan, “Faster algorithms for the shortest path problem”, J. ACM 37, 1990) to the
/// base 64. An event lies in the bucket of the highest digit in which its time differs from <see cref="_base"/>. So the
/// first bucket of the lowest level that has any holds the earliest events, and none of it is later than any of the others.
/// </para>
/// <para>A bucket is a list linked through the slots of its events, so nothing is allocated except to grow.</para>
/// </remarks>
internal sealed class FarEvents
{
    private const int DigitBits = 6;
    private const int Digits = 1 << DigitBits;
    private const int Levels = 11;
    private const int None = -1;

    // A heap of so few is quicker than sorting them once more.
    private const int FewEvents = 32;

    private readonly Bucket[] _buckets = new Bucket[Levels * Digits];
    private readonly ulong[] _usedBuckets = new ulong[Levels];
    private Node[] _nodes = new Node[64];
    private uint _usedLevels;
    private long _base;

    /// <summary>How many events there are.</summary>
    public int Count { get; private set; }

    /// <summary>No event here is due before; what is due before belongs into the heap.</summary>
    public long Horizon { get; private set; }

    /// <summary>Moves the horizon behind <paramref name="at"/>, while there are no events.</summary>
    public void MoveHorizonBehind(long at) => _base = Horizon = at == long.MaxValue ? at : at + 1;

    /// <summary>Adds an event that is not due before <see cref="Horizon"/>.</summary>
    public void Add(in EventKey key)
    {
        if (key.Slot >= _nodes.Length)
        {
            Array.Resize(ref _nodes, Math.Max(_nodes.Length * 2, key.Slot + 1));
        }

        Count++;
        _nodes[key.Slot].Key = key;
        Link(key.Slot);
    }

    /// <summary>Moves the earliest events into the heap, and the horizon behind them. There has to be one.</summary>
    public void MoveFirst(EventHeap near)
    {
        while (true)
        {
            var level = BitOperations.TrailingZeroCount(_usedLevels);
            var digit = BitOperations.TrailingZeroCount(_usedBuckets[level]);
            var shift = level * DigitBits;
            var bucket = Unlink(level, digit);
            var higherDigits = level == Levels - 1 ? 0 : _base >> (shift + DigitBits) << (shift + DigitBits);
            _base = higherDigits | ((long)digit << shift);
            if (bucket.Count <= FewEvents || level == 0)
            {
                Count -= bucket.Count;
                var last = _base + ((1L << shift) - 1);
                Horizon = last == long.MaxValue ? last : last + 1;
                for (var slot = bucket.Head; slot != None; slot = _nodes[slot].Next)
                {
                    near.Push(_nodes[slot].Key);
                }

                return;
            }

            for (int slot = bucket.Head, next; slot != None; slot = next)
            {
                next = _nodes[slot].Next;
                Link(slot);
            }
        }
    }

    /// <summary>Drops every event, keeping the memory.</summary>
    public void Clear()
    {
        if (_usedLevels != 0)
        {
            Array.Clear(_buckets);
            Array.Clear(_usedBuckets);
        }

        _usedLevels = 0;
        _base = 0;
        Horizon = 0;
        Count = 0;
    }

    private void Link(int slot)
    {
        var at = _nodes[slot].Key.At;
        var difference = (ulong)(at ^ _base);
        var level = difference == 0 ? 0 : BitOperations.Log2(difference) / DigitBits;
        var digit = (int)((at >> (level * DigitBits)) & (Digits - 1));
        ref var bucket = ref _buckets[level * Digits + digit];
        _nodes[slot].Next = bucket.Count == 0 ? None : bucket.Head;
        bucket.Head = slot;
        bucket.Count++;
        _usedBuckets[level] |= 1UL << digit;
        _usedLevels |= 1U << level;
    }

    private Bucket Unlink(int level, int digit)
    {
        ref var place = ref _buckets[level * Digits + digit];
        var bucket = place;
        place = default;
        _usedBuckets[level] &= ~(1UL << digit);
        if (_usedBuckets[level] == 0)
        {
            _usedLevels &= ~(1U << level);
        }

        return bucket;
    }

    private record struct Bucket(int Head, int Count);

    private record struct Node(EventKey Key, int Next);
}
