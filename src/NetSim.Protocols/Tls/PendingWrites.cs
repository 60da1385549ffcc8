namespace NetSim.Protocols.Tls;

/// <summary>What the application has written and the records have not taken.</summary>
internal sealed class PendingWrites
{
    private readonly Ring<long> _writes = new(4);

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => _writes.Count == 0;

    /// <summary>The bytes of the next write.</summary>
    public long Next => _writes[0];

    /// <summary>Adds a write of <paramref name="bytes"/>.</summary>
    public void Add(long bytes) => _writes.Enqueue(bytes);

    /// <summary>Takes <paramref name="bytes"/> of the next write, or all of it.</summary>
    public void Take(long bytes)
    {
        if (bytes == _writes[0])
        {
            _writes.TryDequeue(out _);
        }
        else
        {
            _writes[0] -= bytes;
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _writes.Clear();
}
