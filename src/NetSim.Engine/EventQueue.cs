using NetSim.Units;

namespace NetSim.Engine;

/// <summary>Pending events, first due first; allocates only to grow.</summary>
/// <remarks>
/// <para>
/// The order is total: by time, then by sequence. So no two events ever tie, and how they are kept cannot show. What is due
/// soon lies in a heap, which stays small and in the cache; what is due later waits in buckets, where an event costs the
/// same however many there are.
/// </para>
/// <para>
/// Heap and buckets move 24-byte keys; targets and tokens stay where they were put, in slots that are used again. Why not
/// <see cref="PriorityQueue{TElement,TPriority}"/>: it breaks ties arbitrarily, and slows down with the number of events.
/// </para>
/// </remarks>
internal sealed class EventQueue
{
    // So few events are quicker in a heap alone.
    private const int FewEvents = 32;

    private readonly EventHeap _near = new();
    private readonly FarEvents _far = new();
    private Slot[] _slots = new Slot[64];
    private int _freeSlot = -1;
    private int _usedSlots;

    /// <summary>How many events are pending.</summary>
    public int Count => _near.Count + _far.Count;

    /// <summary>Adds an event.</summary>
    public void Push(SimTime at, long sequence, IEventTarget target, long token)
    {
        var slot = TakeSlot();
        _slots[slot].Target = target;
        _slots[slot].Token = token;
        var key = new EventKey(at.Nanoseconds, sequence, slot);
        if (key.At >= _far.Horizon)
        {
            if (_far.Count > 0 || _near.Count >= FewEvents)
            {
                _far.Add(key);
                return;
            }

            _far.MoveHorizonBehind(key.At);
        }

        _near.Push(key);
    }

    /// <summary>Says when the first event is due; false if there is none.</summary>
    public bool TryPeek(out SimTime due)
    {
        if (_near.Count == 0)
        {
            if (_far.Count == 0)
            {
                due = default;
                return false;
            }

            _far.MoveFirst(_near);
        }

        due = new SimTime(_near.FirstDue);
        return true;
    }

    /// <summary>Takes out the first event. Only valid after <see cref="TryPeek"/> has found it.</summary>
    public IEventTarget Pop(out long token)
    {
        var slot = _near.Pop();
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
        _near.Clear();
        _far.Clear();
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

    // A free slot keeps the number of the next free one in its token.
    private struct Slot
    {
        public IEventTarget? Target;
        public long Token;
    }
}
