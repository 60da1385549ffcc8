namespace NetSim.Studies;

/// <summary>Gives runs out to workers in order and takes their results back in the same order.</summary>
/// <remarks>The number of chunks that are out is bounded, so a slow consumer holds the workers up instead of filling
/// the memory.</remarks>
/// <param name="first">The first run.</param>
/// <param name="runs">How many runs there are.</param>
/// <param name="threads">How many workers there are.</param>
internal sealed class RunDesk(int first, int runs, int threads)
{
    private const int ChunksPerWorker = 4;

    private readonly object _lock = new();
    private readonly Queue<RunChunk> _out = new();
    private readonly int _end = first + runs;
    private int _next = first;
    private bool _stopped;

    /// <summary>Takes the next runs. Waits while too many are out.</summary>
    /// <param name="wanted">How many at most; towards the end there are fewer, so that all workers finish together.</param>
    /// <returns>Null when there is nothing left to do.</returns>
    public RunChunk? Take(int wanted)
    {
        lock (_lock)
        {
            while (!_stopped && _next < _end && _out.Count >= threads * ChunksPerWorker)
            {
                Monitor.Wait(_lock);
            }

            if (_stopped || _next == _end)
            {
                return null;
            }

            var fair = Math.Max(1, (_end - _next) / (threads * 2));
            var chunk = new RunChunk(_next, Math.Min(wanted, fair));
            _next += chunk.Count;
            _out.Enqueue(chunk);
            return chunk;
        }
    }

    /// <summary>Hands a chunk in, finished or not.</summary>
    public void HandIn(RunChunk chunk)
    {
        lock (_lock)
        {
            chunk.IsHandedIn = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits for the next chunk in order.</summary>
    /// <returns>Null when all that was taken has been delivered and nothing more is to come.</returns>
    public RunChunk? NextFinished()
    {
        lock (_lock)
        {
            while (_out.Count == 0 ? !_stopped && _next < _end : !_out.Peek().IsHandedIn)
            {
                Monitor.Wait(_lock);
            }

            if (_out.Count == 0)
            {
                return null;
            }

            Monitor.PulseAll(_lock);
            return _out.Dequeue();
        }
    }

    /// <summary>Gives out no more. What is out may still be handed in.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _stopped = true;
            Monitor.PulseAll(_lock);
        }
    }
}
