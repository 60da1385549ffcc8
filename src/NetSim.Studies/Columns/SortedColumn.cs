namespace NetSim.Studies.Columns;

/// <summary>Numbers in ascending order: in memory if they are few, otherwise on disk, sorted part by part and merged.</summary>
internal sealed class SortedColumn : IDisposable
{
    private const int Part = 1 << 17;
    private const int Block = 1 << 13;

    private readonly long[] _few = [];
    private readonly SpillFile? _many;

    private SortedColumn(long[] few) => _few = few;

    private SortedColumn(SpillFile many) => _many = many;

    /// <summary>How many there are.</summary>
    public long Count => _many?.Count ?? _few.Length;

    /// <summary>The number of a rank, from 0.</summary>
    public long this[long rank]
    {
        get
        {
            if (_many is null)
            {
                return _few[rank];
            }

            Span<long> value = stackalloc long[1];
            _many.Read(rank, value);
            return value[0];
        }
    }

    /// <summary>Sorts the numbers of a column that are below a limit.</summary>
    public static SortedColumn Of(LongColumn column, long below, string folder, bool isSmall)
    {
        var values = column.Values().Where(value => value < below);
        if (isSmall)
        {
            var few = values.ToArray();
            Array.Sort(few);
            return new SortedColumn(few);
        }

        using var parts = new SpillFile(folder);
        var ends = new List<long>();
        var part = new long[Part];
        var used = 0;
        foreach (var value in values)
        {
            part[used++] = value;
            if (used == Part)
            {
                Close();
            }
        }

        Close();
        return new SortedColumn(Merge(parts, ends, folder));

        void Close()
        {
            Array.Sort(part, 0, used);
            parts.Append(part.AsSpan(0, used));
            ends.Add(parts.Count);
            used = 0;
        }
    }

    /// <summary>Deletes what is on disk.</summary>
    public void Dispose() => _many?.Dispose();

    private static SpillFile Merge(SpillFile parts, List<long> ends, string folder)
    {
        var merged = new SpillFile(folder);
        var heads = new PriorityQueue<IEnumerator<long>, long>();
        for (var part = 0; part < ends.Count; part++)
        {
            var values = Read(parts, part == 0 ? 0 : ends[part - 1], ends[part]).GetEnumerator();
            if (values.MoveNext())
            {
                heads.Enqueue(values, values.Current);
            }
        }

        var block = new long[Block];
        var used = 0;
        while (heads.TryPeek(out var least, out var value))
        {
            block[used++] = value;
            if (used == Block)
            {
                merged.Append(block);
                used = 0;
            }

            if (least.MoveNext())
            {
                heads.DequeueEnqueue(least, least.Current);
            }
            else
            {
                heads.Dequeue().Dispose();
            }
        }

        merged.Append(block.AsSpan(0, used));
        return merged;
    }

    private static IEnumerable<long> Read(SpillFile file, long first, long end)
    {
        var block = new long[Block];
        for (; first < end; first += Block)
        {
            var count = (int)Math.Min(Block, end - first);
            file.Read(first, block.AsSpan(0, count));
            for (var at = 0; at < count; at++)
            {
                yield return block[at];
            }
        }
    }
}
