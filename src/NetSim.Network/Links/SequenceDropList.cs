namespace NetSim.Network.Links;

/// <summary>Segments that are lost for sure, by where they begin.</summary>
internal sealed class SequenceDropList
{
    private readonly SequenceDrop[] _drops;
    private readonly int[] _left;

    /// <summary>A list of numbers.</summary>
    public SequenceDropList(IReadOnlyList<SequenceDrop> drops)
    {
        _drops = [.. drops];
        _left = new int[_drops.Length];
        Reset();
    }

    /// <summary>Whether the packet is lost; that counts.</summary>
    public bool Take(in Packet packet)
    {
        if (_drops.Length == 0 || packet.Segment.Length == 0)
        {
            return false;
        }

        var sequence = packet.Conversation.Streams.RelativeSequenceOf(packet);
        for (var i = 0; i < _drops.Length; i++)
        {
            if (_drops[i].Sequence == sequence && _left[i] > 0)
            {
                _left[i]--;
                return true;
            }
        }

        return false;
    }

    /// <summary>Begins to count again.</summary>
    public void Reset()
    {
        for (var i = 0; i < _drops.Length; i++)
        {
            _left[i] = _drops[i].Times;
        }
    }
}
