using System.Numerics;
using NetSim.Network.Explaining;
using NetSim.Studies.Columns;
using NetSim.Units;

namespace NetSim.Studies.Explaining;

/// <summary>The parts of one phase of all connections of a name. In memory is where to find them: 20 bytes each.</summary>
/// <param name="folder">Where they lie.</param>
internal sealed class PartSamples(string folder) : IDisposable
{
    private const int BufferLength = 8192;

    // The share of all ranks that is taken on each side of a quantile.
    private const int SharePerSide = 200;

    private readonly List<Entry> _entries = [];
    private readonly long[] _buffer = new long[BufferLength];
    private SpillFile? _file;
    private int _buffered;
    private long _written;
    private bool _isSorted;

    /// <summary>How many there are, with those that were not reached.</summary>
    public long Count { get; private set; }

    /// <summary>How many were reached.</summary>
    public long Reached => _entries.Count;

    /// <summary>Adds a connection; null when it did not get there.</summary>
    public void Add(LatencyParts? parts)
    {
        Count++;
        if (parts is null)
        {
            return;
        }

        var places = Enum.GetValues<LatencyPart>();
        if (_buffered + places.Length > BufferLength)
        {
            Flush();
        }

        var (start, present) = (_written + _buffered, 0u);
        foreach (var part in places.Where(part => parts[part] > SimDuration.Zero))
        {
            present |= 1u << (int)part;
            _buffer[_buffered++] = parts[part].Nanoseconds;
        }

        _entries.Add(new Entry(parts.Total.Nanoseconds, start, present));
        _isSorted = false;
    }

    /// <inheritdoc cref="ExplanationSummary.At"/>
    public ExplainedQuantile? At(double? probability)
    {
        if (Reached == 0)
        {
            return null;
        }

        // The order of those that are equally long does not depend on how the sort goes.
        if (!_isSorted)
        {
            _entries.Sort(static (left, right) => (left.Length, left.Start).CompareTo((right.Length, right.Start)));
            _isSorted = true;
        }

        Flush();
        if (probability is not { } wanted)
        {
            return Mean(null, 0, Reached - 1) is { } mean ? mean with { Value = mean.Parts.Total } : null;
        }

        if (OrderStatistics.Quantile(rank => _entries[(int)rank].Length, Reached, Count, wanted) is not { } value)
        {
            return null;
        }

        var (below, fraction) = OrderStatistics.Rank(Count, wanted);
        var side = Count / SharePerSide;
        var last = Math.Min(Reached - 1, below + (fraction > 0 ? 1 : 0) + side);
        return Mean(wanted, Math.Max(0, below - side), last) with { Value = new SimDuration(value) };
    }

    /// <summary>Deletes what is on disk.</summary>
    public void Dispose() => _file?.Dispose();

    private ExplainedQuantile Mean(double? probability, long first, long last)
    {
        var sums = new Int128[Enum.GetValues<LatencyPart>().Length];
        var values = new long[sums.Length];
        for (var rank = first; rank <= last; rank++)
        {
            var entry = _entries[(int)rank];
            var row = values.AsSpan(0, BitOperations.PopCount(entry.Present));
            _file?.Read(entry.Start, row);
            var next = 0;
            for (var part = 0; part < sums.Length; part++)
            {
                sums[part] += (entry.Present >> part & 1) != 0 ? row[next++] : 0;
            }
        }

        return new ExplainedQuantile(probability, SimDuration.Zero, last - first + 1, Rounded(sums, last - first + 1));
    }

    // Rounded down, each; what is missing to the rounded sum goes to the largest remainders, a nanosecond each.
    private static LatencyParts Rounded(Int128[] sums, long count)
    {
        var total = sums.Aggregate((left, right) => left + right);
        var lengths = sums.Select(sum => (long)(sum / count)).ToArray();
        var missing = (int)((total + count / 2) / count - lengths.Sum());
        var byRemainder = Enumerable.Range(0, sums.Length).OrderByDescending(part => sums[part] % count).ThenBy(part => part);
        foreach (var part in byRemainder.Take(missing))
        {
            lengths[part]++;
        }

        return new LatencyParts([.. lengths.Select(length => new SimDuration(length))]);
    }

    private void Flush()
    {
        if (_buffered > 0)
        {
            _file ??= new SpillFile(folder);
            _file.Append(_buffer.AsSpan(0, _buffered));
            _written += _buffered;
            _buffered = 0;
        }
    }

    private readonly record struct Entry(long Length, long Start, uint Present);
}
