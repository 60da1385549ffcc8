using NetSim.Network;

namespace NetSim.Reporting.Charts.Sources;

/// <summary>The connections of one name at one point, while they are read.</summary>
internal sealed class ConnectionColumn
{
    /// <summary>How many parts a connection has: connect, handshake, until the first byte, until the last, until the
    /// end.</summary>
    public const int Parts = 5;

    private static readonly int Phases = Enum.GetValues<Phase>().Length;
    private readonly List<long>[] _lengths = [.. Enumerable.Range(0, Phases).Select(_ => new List<long>())];
    private readonly Sample?[] _samples = new Sample?[Phases];
    private readonly Int128[] _sums = new Int128[Parts];
    private long _lastRun = -1;
    private long _complete;

    /// <summary>How many connections there are.</summary>
    public long Count { get; private set; }

    /// <summary>In how many runs.</summary>
    public long Runs { get; private set; }

    /// <summary>Adds a connection; those of a run follow one another.</summary>
    /// <param name="run">The run.</param>
    /// <param name="lengths">The length of each phase in nanoseconds; null where not reached.</param>
    public void Add(long run, ReadOnlySpan<long?> lengths)
    {
        Count++;
        Runs += run == _lastRun ? 0 : 1;
        _lastRun = run;
        for (var phase = 0; phase < lengths.Length; phase++)
        {
            if (lengths[phase] is { } length)
            {
                _lengths[phase].Add(length);
            }
        }

        if (lengths[(int)Phase.Total] is { } total && lengths[(int)Phase.Connect] is { } connect)
        {
            AddParts(connect, lengths[(int)Phase.Handshake], lengths[(int)Phase.FirstByte], lengths[(int)Phase.LastByte], total);
        }
    }

    /// <summary>The sample of a phase.</summary>
    public Sample Sample(Phase phase) => _samples[(int)phase] ??= new Sample(Count, Runs, _lengths[(int)phase]);

    /// <summary>The means of the parts.</summary>
    public PhaseMeans Means() =>
        new(Count, _complete, [.. _sums.Select(sum => _complete == 0 ? 0 : (double)sum / _complete)]);

    // What a connection does not have is no part of it: the next begins where the one before ended.
    private void AddParts(long connect, long? handshake, long? firstByte, long? lastByte, long total)
    {
        _complete++;
        var at = connect;
        _sums[0] += connect;
        _sums[1] += handshake ?? 0;
        at += handshake ?? 0;
        ReadOnlySpan<long?> ends = [firstByte, lastByte, total];
        for (var part = 0; part < ends.Length; part++)
        {
            // Early data is answered before the handshake is over.
            var end = Math.Max(at, ends[part] ?? at);
            _sums[part + 2] += end - at;
            at = end;
        }
    }
}
