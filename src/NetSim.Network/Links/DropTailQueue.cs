using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>A transmitter with a rate and a queue before it, which drops at its tail what finds no room.</summary>
/// <remarks>
/// When a packet will leave is known when it comes, so a queue needs no events. What waits counts against the limit;
/// the packet in transmission does not, nor do those that propagate.
/// </remarks>
/// <param name="pacer">The rate; null: transmission takes no time, and nothing ever waits.</param>
/// <param name="limit">How much may wait; null for any amount.</param>
internal sealed class DropTailQueue(IPacer? pacer, QueueLimit? limit)
{
    private readonly Ring<(SimTime LeavesQueueAt, int Bytes)> _waiting = new();
    private IPacer? _pacer = pacer;
    private long _waitingBytes;
    private SimTime _freeAt;

    /// <summary>A transmitter with a constant rate.</summary>
    /// <param name="rate">The rate; null: transmission takes no time, and nothing ever waits.</param>
    /// <param name="limit">How much may wait; null for any amount.</param>
    public DropTailQueue(DataRate? rate, QueueLimit? limit)
        : this(rate is { } constant ? new FixedPacer(constant) : null, limit)
    {
    }

    /// <summary>When the first bit of the packet that was let in last will be sent.</summary>
    public SimTime StartsAt { get; private set; }

    /// <summary>Lets a packet in.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="now">The current time.</param>
    /// <param name="sentAt">When its last bit will be sent.</param>
    /// <returns>Whether there is room for it.</returns>
    public bool TryEnter(int bytes, SimTime now, out SimTime sentAt)
    {
        if (_pacer is null)
        {
            sentAt = StartsAt = now;
            return true;
        }

        while (_waiting.Count > 0 && _waiting[0].LeavesQueueAt <= now)
        {
            _waiting.TryDequeue(out var gone);
            _waitingBytes -= gone.Bytes;
        }

        var starts = StartsAt = SimTime.Max(now, _freeAt);
        if (starts > now)
        {
            if (_waitingBytes + bytes > (limit?.Bytes?.Bytes ?? long.MaxValue)
                || _waiting.Count >= (limit?.Packets ?? int.MaxValue)
                || (limit?.Time is { } longest && starts - now > longest))
            {
                sentAt = default;
                return false;
            }

            _waiting.Enqueue((starts, bytes));
            _waitingBytes += bytes;
        }

        sentAt = _freeAt = _pacer.Finish(starts, bytes);
        return true;
    }

    /// <summary>Changes the rate, for packets that are let in from now on.</summary>
    public void Pace(IPacer? rate) => _pacer = rate;

    /// <summary>Empties the queue.</summary>
    public void Reset()
    {
        _pacer?.Reset();
        _waiting.Clear();
        _waitingBytes = 0;
        _freeAt = SimTime.Start;
    }
}
