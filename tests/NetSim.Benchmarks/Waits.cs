using NetSim.Engine;

namespace NetSim.Benchmarks;

/// <summary>Exponential waits, drawn once and gone through again and again.</summary>
internal sealed class Waits
{
    private readonly long[] _waits = new long[1 << 16];
    private int _next;

    public Waits()
    {
        var stream = new RandomStream(1);
        for (var i = 0; i < _waits.Length; i++)
        {
            _waits[i] = (long)(-Math.Log(1 - stream.NextUniform()) * IHold.MeanWait) + 1;
        }
    }

    /// <summary>The next wait, in nanoseconds.</summary>
    public long Next() => _waits[_next++ & (_waits.Length - 1)];
}
