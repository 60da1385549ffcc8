using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>The gains that take turns while BBR stays at the bandwidth: once more, once less, six times as
/// much as the path gives, in 256ths.</summary>
internal sealed class BbrCycle
{
    private static readonly IReadOnlyList<int> Gains = [320, 192, 256, 256, 256, 256, 256, 256];

    private uint _chance;
    private int _turn;

    /// <summary>The gain whose turn it is.</summary>
    public int Gain => Gains[_turn];

    /// <summary>Whether it is the turn of the gain that asks for more.</summary>
    public bool IsAsking => _turn == 0;

    /// <summary>Since when.</summary>
    public SimTime Since { get; private set; }

    /// <summary>Where the turns begin is chance, which lies in the connection’s numbers.</summary>
    public void Draw(SequenceNumber next) => _chance = next.Value;

    /// <summary>Begins somewhere, but not with the gain that is less than one.</summary>
    public void Begin(SimTime now)
    {
        _turn = Gains.Count - 1 - (int)(_chance % (Gains.Count - 1));
        Advance(now);
    }

    /// <summary>The next turn.</summary>
    public void Advance(SimTime now)
    {
        _turn = (_turn + 1) % Gains.Count;
        Since = now;
    }
}
