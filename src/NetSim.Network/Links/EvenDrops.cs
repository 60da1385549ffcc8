namespace NetSim.Network.Links;

/// <summary>Spreads drops evenly: with a probability p that does not change, the packets from one drop to the next are
/// uniform in 1 .. 1/p, not geometric (Floyd and Jacobson 1993, section 7, method 2).</summary>
internal sealed class EvenDrops
{
    private int _since;

    /// <summary>Whether the next packet is dropped.</summary>
    /// <param name="probability">p.</param>
    /// <param name="uniform">A random number in [0, 1).</param>
    public bool IsNext(double probability, double uniform)
    {
        if (probability is 0 or 1)
        {
            _since = 0;
            return probability == 1;
        }

        // p / (1 − count p) for the count of packets since the last drop.
        var left = 1 - _since * probability;
        _since++;
        if (left > probability && uniform >= probability / left)
        {
            return false;
        }

        _since = 0;
        return true;
    }

    /// <summary>Counts from zero.</summary>
    public void Restart() => _since = 0;
}
