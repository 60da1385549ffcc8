namespace NetSim.Studies.Columns;

/// <summary>A column of numbers that grows without end: the newest are in memory, all before on disk.</summary>
/// <param name="folder">Where the part on disk lies.</param>
internal sealed class LongColumn(string folder) : IDisposable
{
    private const int Block = 1 << 16;

    private long[] _newest = new long[16];
    private int _used;
    private SpillFile? _older;

    /// <summary>How many there are.</summary>
    public long Count => (_older?.Count ?? 0) + _used;

    /// <summary>Appends a number.</summary>
    public void Add(long value)
    {
        if (_used == _newest.Length)
        {
            MakeRoom();
        }

        _newest[_used++] = value;
    }

    /// <summary>All numbers in the order in which they came.</summary>
    public IEnumerable<long> Values()
    {
        if (_older is { } older)
        {
            var block = new long[Block];
            for (var first = 0L; first < older.Count; first += Block)
            {
                older.Read(first, block);
                foreach (var value in block)
                {
                    yield return value;
                }
            }
        }

        for (var at = 0; at < _used; at++)
        {
            yield return _newest[at];
        }
    }

    /// <summary>The numbers below a limit, least first.</summary>
    public SortedColumn Sort(long below) => SortedColumn.Of(this, below, folder, isSmall: _older is null);

    /// <summary>Deletes what is on disk.</summary>
    public void Dispose() => _older?.Dispose();

    private void MakeRoom()
    {
        if (_newest.Length < Block)
        {
            Array.Resize(ref _newest, _newest.Length * 2);
            return;
        }

        (_older ??= new SpillFile(folder)).Append(_newest);
        _used = 0;
    }
}
