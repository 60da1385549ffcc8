using NetSim.Units;

namespace NetSim.Engine;

/// <summary>Pending events, first due first: a 4-ary heap of structs, which allocates only to grow.</summary>
/// <remarks>
/// <para>The order is total: by time, then by sequence. So no two events ever tie and the shape of the heap cannot show.</para>
/// <para>
/// The heap moves 24-byte keys; targets and tokens stay where they were put, in slots that are used again. Why not
/// <see cref="PriorityQueue{TElement,TPriority}"/>: it breaks ties arbitrarily and measured 1.2 to 1.4 times slower.
/// </para>
/// </remarks>
internal sealed class EventQueue
{
    private const int Arity = 4;

    private Key[] _heap = new Key[64];
    private Slot[] _slots = new Slot[64];
    private int _freeSlot = -1;
    private int _usedSlots;

    /// <summary>How many events are pending.</summary>
    public int Count { get; private set; }

    /// <summary>When the first event is due. Only valid while <see cref="Count"/> is not zero.</summary>
    public SimTime FirstDue => new(_heap[0].At);

    /// <summary>Adds an event.</summary>
    public void Push(SimTime at, long sequence, IEventTarget target, long token)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }

        var slot = TakeSlot();
        _slots[slot].Target = target;
        _slots[slot].Token = token;
        SiftUp(Count++, new Key(at.Nanoseconds, sequence, slot));
    }

    /// <summary>Takes out the first event. Only valid while <see cref="Count"/> is not zero.</summary>
    public IEventTarget Pop(out long token)
    {
        var slot = _heap[0].Slot;
        Count--;
        if (Count > 0)
        {
            SiftDown(_heap[Count]);
        }

        ref var taken = ref _slots[slot];
        var target = taken.Target!;
        token = taken.Token;
        taken.Target = null;
        taken.Token = _freeSlot;
        _freeSlot = slot;
        return target;
    }

    /// <summary>Drops every event, keeping the memory.</summary>
    public void Clear()
    {
        Array.Clear(_slots, 0, _usedSlots);
        Count = 0;
        _freeSlot = -1;
        _usedSlots = 0;
    }

    private int TakeSlot()
    {
        if (_freeSlot >= 0)
        {
            var slot = _freeSlot;
            _freeSlot = (int)_slots[slot].Token;
            return slot;
        }

        if (_usedSlots == _slots.Length)
        {
            Array.Resize(ref _slots, _usedSlots * 2);
        }

        return _usedSlots++;
    }

    private void SiftUp(int hole, Key key)
    {
        var heap = _heap;
        while (hole > 0)
        {
            var parent = (hole - 1) / Arity;
            if (!key.Precedes(heap[parent]))
            {
                break;
            }

            heap[hole] = heap[parent];
            hole = parent;
        }

        heap[hole] = key;
    }

    private void SiftDown(Key key)
    {
        var heap = _heap;
        var hole = 0;
        while (true)
        {
            var child = hole * Arity + 1;
            if (child >= Count)
            {
                break;
            }

            var first = child;
            var end = Math.Min(child + Arity, Count);
            for (var other = child + 1; other < end; other++)
            {
                if (heap[other].Precedes(heap[first]))
                {
                    first = other;
                }
            }

            if (!heap[first].Precedes(key))
            {
                break;
            }

            heap[hole] = heap[first];
            hole = first;
        }

        heap[hole] = key;
    }

    private readonly record struct Key(long At, long Sequence, int Slot)
    {
        public bool Precedes(in Key other) => At != other.At ? At < other.At : Sequence < other.Sequence;
    }

    // A free slot keeps the number of the next free one in its token.
    private struct Slot
    {
        public IEventTarget? Target;
        public long Token;
    }
}
