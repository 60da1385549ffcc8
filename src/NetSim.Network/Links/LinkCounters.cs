using NetSim.Network.Tracing;

namespace NetSim.Network.Links;

/// <summary>What became of the packets of one direction of a link. At every instant sent + duplicated = delivered + lost +
/// queued + in flight.</summary>
internal sealed class LinkCounters
{
    private readonly long[] _lost = new long[(int)LossCause.Filtered + 1];

    /// <summary>Packets that were put on the link.</summary>
    public long Sent { get; set; }

    /// <summary>Packets that the link made from others.</summary>
    public long Duplicated { get; set; }

    /// <summary>Packets that left it at its end.</summary>
    public long Delivered { get; set; }

    /// <summary>Packets that were marked instead of dropped.</summary>
    public long Marked { get; set; }

    /// <summary>Packets that were lost for any cause.</summary>
    public long AllLost => _lost.Sum();

    /// <summary>Packets that were lost for a cause.</summary>
    public long Lost(LossCause cause) => _lost[(int)cause];

    /// <summary>Counts a packet that was lost.</summary>
    public void Lose(LossCause cause) => _lost[(int)cause]++;

    /// <summary>Begins again at zero.</summary>
    public void Reset()
    {
        Array.Clear(_lost);
        (Sent, Duplicated, Delivered, Marked) = (0, 0, 0, 0);
    }
}
