namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>The segments that may be overtaken, by the order in which they were sent last: a list threaded through the
/// queue, so that RACK looks at each segment once a sending.</summary>
/// <param name="segments">The queue. What is taken from its head is told by <see cref="RemoveFirst"/>.</param>
internal sealed class SendingOrder(Ring<SentSegment> segments)
{
    // Segments are named by their place among all that ever were in the queue.
    private long _taken;
    private long? _first;
    private long? _last;
    private long _sendings;

    /// <summary>The place of the segment that was sent longest ago; null when the list is empty.</summary>
    public int? First => PlaceOf(_first);

    /// <summary>The place of the one that was sent next.</summary>
    public int? After(int place) => PlaceOf(segments[place].SentAfter);

    /// <summary>A segment was sent now.</summary>
    public void MoveToEnd(int place)
    {
        Remove(place);
        ref var segment = ref segments[place];
        segment.Order = _sendings++;
        segment.IsListed = true;
        segment.SentBefore = _last;
        Append(place);
    }

    /// <summary>Segments were cut: their pieces take their places.</summary>
    public void Relink()
    {
        Clear();
        var listed = Enumerable.Range(0, segments.Count).Where(place => segments[place].IsListed)
            .OrderBy(place => segments[place].Order);
        foreach (var place in listed)
        {
            ref var segment = ref segments[place];
            (segment.SentBefore, segment.SentAfter) = (_last, null);
            Append(place);
        }
    }

    /// <summary>A segment is not looked at any more until it is sent again.</summary>
    public void Remove(int place)
    {
        ref var segment = ref segments[place];
        if (!segment.IsListed)
        {
            return;
        }

        if (PlaceOf(segment.SentBefore) is { } before)
        {
            segments[before].SentAfter = segment.SentAfter;
        }
        else
        {
            _first = segment.SentAfter;
        }

        if (PlaceOf(segment.SentAfter) is { } after)
        {
            segments[after].SentBefore = segment.SentBefore;
        }
        else
        {
            _last = segment.SentBefore;
        }

        (segment.IsListed, segment.SentBefore, segment.SentAfter) = (false, null, null);
    }

    /// <summary>The head of the queue is about to be taken out.</summary>
    public void RemoveFirst()
    {
        Remove(0);
        _taken++;
    }

    /// <summary>Drops all.</summary>
    public void Clear() => (_first, _last) = (null, null);

    private void Append(int place)
    {
        if (PlaceOf(_last) is { } last)
        {
            segments[last].SentAfter = _taken + place;
        }

        _last = _taken + place;
        _first ??= _last;
    }

    private int? PlaceOf(long? name) => name is { } known ? (int)(known - _taken) : null;
}
