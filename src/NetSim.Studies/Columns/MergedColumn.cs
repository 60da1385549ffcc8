namespace NetSim.Studies.Columns;

/// <summary>Several sorted columns seen as one.</summary>
/// <param name="parts">The columns.</param>
internal sealed class MergedColumn(IReadOnlyList<SortedColumn> parts)
{
    /// <summary>How many numbers there are.</summary>
    public long Count { get; } = parts.Sum(part => part.Count);

    /// <summary>The number of a rank, from 0.</summary>
    public long this[long rank]
    {
        get
        {
            if (parts.Count == 1)
            {
                return parts[0][rank];
            }

            // The least number that more than rank numbers do not exceed.
            var low = 0L;
            var high = long.MaxValue - 1;
            while (low < high)
            {
                var middle = low + (high - low) / 2;
                if (parts.Sum(part => CountUpTo(part, middle)) > rank)
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }

            return low;
        }
    }

    private static long CountUpTo(SortedColumn part, long value)
    {
        var low = 0L;
        var high = part.Count;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (part[middle] <= value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
