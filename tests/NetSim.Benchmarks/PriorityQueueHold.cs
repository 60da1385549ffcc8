namespace NetSim.Benchmarks;

/// <summary>The hold model on the queue that comes with .NET, with the total order and nothing else.</summary>
internal sealed class PriorityQueueHold : IHold
{
    private readonly PriorityQueue<long, (long At, long Sequence)> _queue;
    private readonly Waits _waits = new();
    private long _sequence;

    public PriorityQueueHold(int pending)
    {
        _queue = new PriorityQueue<long, (long At, long Sequence)>(pending + 1, Comparer<(long At, long Sequence)>.Create(
            (left, right) => left.At != right.At ? left.At.CompareTo(right.At) : left.Sequence.CompareTo(right.Sequence)));
        for (var i = 0; i < pending; i++)
        {
            _queue.Enqueue(i, (_waits.Next(), _sequence++));
        }
    }

    public void Run(int events)
    {
        for (var i = 0; i < events; i++)
        {
            _queue.TryDequeue(out var token, out var due);
            _queue.Enqueue(token, (due.At + _waits.Next(), _sequence++));
        }
    }
}
