// Read first: RFC 9293 §3.10.7.4, seventh: segments with higher beginning sequence numbers are held.
namespace NetSim.Protocols.Tcp;

/// <summary>Ranges that arrived ahead of their turn, in order and apart from each other.</summary>
internal sealed class Reassembly
{
    private readonly List<SequenceRange> _held = [];

    /// <summary>Whether nothing is held.</summary>
    public bool IsEmpty => _held.Count == 0;

    /// <summary>The number behind the last byte held; null if nothing is.</summary>
    public SequenceNumber? End => IsEmpty ? null : _held[^1].End;

    /// <summary>Bytes held.</summary>
    public long Bytes { get; private set; }

    /// <summary>Holds a range; what it shares with others is held once.</summary>
    /// <returns>The range with all that it touches.</returns>
    public SequenceRange Add(SequenceRange range)
    {
        var index = 0;
        while (index < _held.Count && _held[index].End.Precedes(range.Start))
        {
            index++;
        }

        while (index < _held.Count && !range.End.Precedes(_held[index].Start))
        {
            var other = _held[index];
            range = new SequenceRange(
                other.Start.Precedes(range.Start) ? other.Start : range.Start,
                range.End.Precedes(other.End) ? other.End : range.End);
            _held.RemoveAt(index);
            Bytes -= other.Length;
        }

        _held.Insert(index, range);
        Bytes += range.Length;
        return range;
    }

    /// <summary>What of a range is held already, from its first byte that is; null if nothing is.</summary>
    public SequenceRange? FindShared(SequenceRange range)
    {
        foreach (var held in _held)
        {
            var start = held.Start.Precedes(range.Start) ? range.Start : held.Start;
            var end = held.End.Precedes(range.End) ? held.End : range.End;
            if (start.Precedes(end))
            {
                return new SequenceRange(start, end);
            }
        }

        return null;
    }

    /// <summary>Takes out what follows on <paramref name="next"/>.</summary>
    /// <returns>Where the bytes in order end now.</returns>
    public SequenceNumber TakeFrom(SequenceNumber next)
    {
        while (_held.Count > 0 && !next.Precedes(_held[0].Start))
        {
            var first = _held[0];
            _held.RemoveAt(0);
            Bytes -= first.Length;
            if (next.Precedes(first.End))
            {
                next = first.End;
            }
        }

        return next;
    }
}
