using NetSim.Engine;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>One direction of a <see cref="Pair"/>: which segments are lost, doubled or held up, and all that
/// were sent.</summary>
internal sealed class PairDirection
{
    private readonly List<Func<int, TcpSegment, bool>> _losses = [];
    private Func<(bool IsLost, bool IsDoubled, SimDuration Extra)>? _chance;

    /// <summary>The segments put on the way so far, lost ones too, with their times and numbers from
    /// 1.</summary>
    public List<(int Ordinal, SimTime At, TcpSegment Segment, bool IsLost)> Sent { get; } = [];

    /// <summary>Set by tests that watch memory: then <see cref="Sent"/> stays empty.</summary>
    public bool KeepsNoRecord { get; set; }

    public int Count { get; private set; }

    /// <summary>When the last segment began its way.</summary>
    public SimTime LastDeparture { get; set; } = new(long.MinValue / 2);

    /// <summary>Loses the segment that is number so-and-so in this direction, from 1.</summary>
    public PairDirection Nth(params int[] ordinals) => Where((ordinal, _) => ordinals.Contains(ordinal));

    /// <summary>Loses what a predicate picks.</summary>
    public PairDirection Where(Func<int, TcpSegment, bool> isLost)
    {
        _losses.Add(isLost);
        return this;
    }

    /// <summary>Loses, doubles and delays at random, until <paramref name="most"/> segments have been
    /// through.</summary>
    public PairDirection Randomly(
        ulong seed, double loss, double duplication = 0, SimDuration reordering = default, int most = int.MaxValue)
    {
        var stream = new RandomStream(seed);
        _chance = () => Count > most
            ? default
            : (stream.NextUniform() < loss,
                stream.NextUniform() < duplication,
                new SimDuration((long)(stream.NextUniform() * reordering.Nanoseconds)));
        return this;
    }

    /// <summary>What becomes of a segment: how many copies arrive, and how much later than usual.</summary>
    public (int Copies, SimDuration Extra) Pass(in TcpSegment segment, SimTime now)
    {
        Count++;
        var isLost = false;
        foreach (var loses in _losses)
        {
            isLost |= loses(Count, segment);
        }

        var (isUnlucky, isDoubled, extra) = _chance?.Invoke() ?? default;
        isLost |= isUnlucky;
        if (!KeepsNoRecord)
        {
            Sent.Add((Count, now, segment, isLost));
        }

        return (isLost ? 0 : isDoubled ? 2 : 1, extra);
    }
}
