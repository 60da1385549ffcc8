// Read first: RFC 2018 §4 (generating SACK options), RFC 2883 §4 (duplicates); Linux tcp_sack_new_ofo_skb, tcp_dsack_set.
namespace NetSim.Protocols.Tcp;

/// <summary>What a receiver tells of what it holds ahead of its turn: the newest range first.</summary>
internal sealed class SackReport
{
    private SackBlocks _blocks;
    private int _count;
    private SequenceRange? _duplicate;

    /// <summary>Whether there is anything to tell.</summary>
    public bool IsEmpty => _count == 0 && _duplicate is null;

    /// <summary>A range is held; what it touches becomes one with it, as a FIN does with the data before it.</summary>
    public void Hold(SequenceRange range)
    {
        var kept = default(SackBlocks);
        var count = 1;
        for (var i = 0; i < _count; i++)
        {
            var other = _blocks[i];
            if (!other.End.Precedes(range.Start) && !range.End.Precedes(other.Start))
            {
                range = new SequenceRange(
                    other.Start.Precedes(range.Start) ? other.Start : range.Start,
                    range.End.Precedes(other.End) ? other.End : range.End);
            }
            else if (count < SackBlocks.Capacity)
            {
                kept[count++] = other;
            }
        }

        kept[0] = range;
        (_blocks, _count) = (kept, count);
    }

    /// <summary>Something came that was there already (D-SACK).</summary>
    public void Repeat(SequenceRange range) => _duplicate = range;

    /// <summary>Forgets what is in order now.</summary>
    /// <param name="next">RCV.NXT.</param>
    public void Advance(SequenceNumber next)
    {
        var count = 0;
        for (var i = 0; i < _count; i++)
        {
            if (next.Precedes(_blocks[i].End))
            {
                _blocks[count++] = _blocks[i];
            }
        }

        _count = count;
    }

    /// <summary>Takes the blocks for one segment; a duplicate is told once.</summary>
    /// <param name="most">How many fit: 4, or 3 beside timestamps.</param>
    /// <param name="blocks">The blocks.</param>
    /// <returns>How many there are.</returns>
    public byte Take(int most, out SackBlocks blocks)
    {
        blocks = default;
        var count = 0;
        if (_duplicate is { } duplicate)
        {
            blocks[count++] = duplicate;
            _duplicate = null;
        }

        for (var i = 0; i < _count && count < most; i++)
        {
            blocks[count++] = _blocks[i];
        }

        return (byte)count;
    }
}
