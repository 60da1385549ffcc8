using System.Runtime.CompilerServices;

namespace NetSim.Protocols;

/// <summary>A queue in a ring of memory that can be indexed from its head; it allocates only to grow.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="capacity">How many it holds before it first grows.</param>
public sealed class Ring<T>(int capacity = 4)
{
    private T[] _items = new T[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity)];
    private int _head;

    /// <summary>How many it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The item <paramref name="index"/> places behind the head, in place.</summary>
    public ref T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return ref _items[(_head + index) & (_items.Length - 1)];
        }
    }

    /// <summary>Adds behind the last.</summary>
    public void Enqueue(in T item) => Enqueue() = item;

    /// <summary>Adds behind the last one what is yet to be filled in: all of it.</summary>
    public ref T Enqueue()
    {
        if (Count == _items.Length)
        {
            Grow();
        }

        return ref _items[(_head + Count++) & (_items.Length - 1)];
    }

    /// <summary>Takes the head out; false when there is none.</summary>
    public bool TryDequeue(out T item)
    {
        if (Count == 0)
        {
            item = default!;
            return false;
        }

        item = _items[_head];
        Remove();
        return true;
    }

    /// <summary>Drops the head; there has to be one.</summary>
    public void Remove()
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("The ring is empty.");
        }

        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            _items[_head] = default!;
        }

        _head = (_head + 1) & (_items.Length - 1);
        Count--;
    }

    /// <summary>Drops all.</summary>
    public void Clear()
    {
        if (Count > 0 && RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(_items);
        }

        _head = 0;
        Count = 0;
    }

    private void Grow()
    {
        var larger = new T[_items.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            larger[i] = this[i];
        }

        _items = larger;
        _head = 0;
    }
}
