namespace NetSim.Engine;

/// <summary>Events, first due first: a 4-ary heap of structs, which allocates only to grow.</summary>
internal sealed class EventHeap
{
    private const int Arity = 4;

    private EventKey[] _keys = new EventKey[64];

    /// <summary>How many events there are.</summary>
    public int Count { get; private set; }

    /// <summary>When the first event is due. Only valid while <see cref="Count"/> is not zero.</summary>
    public long FirstDue => _keys[0].At;

    /// <summary>Adds an event.</summary>
    public void Push(in EventKey key)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
        }

        SiftUp(Count++, key);
    }

    /// <summary>Takes out the first event and says its slot. Only valid while <see cref="Count"/> is not zero.</summary>
    public int Pop()
    {
        var slot = _keys[0].Slot;
        Count--;
        if (Count > 0)
        {
            SiftDown(_keys[Count]);
        }

        return slot;
    }

    /// <summary>Drops every event, keeping the memory.</summary>
    public void Clear() => Count = 0;

    private void SiftUp(int hole, EventKey key)
    {
        var heap = _keys;
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

    private void SiftDown(EventKey key)
    {
        var heap = _keys;
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
}
