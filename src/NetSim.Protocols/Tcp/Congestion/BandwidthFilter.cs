namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>The greatest of the bandwidths of the last ten round trips.</summary>
internal sealed class BandwidthFilter
{
    private const int Rounds = 10;

    private readonly (long Round, Bandwidth Greatest)[] _byRound = new (long, Bandwidth)[Rounds + 1];

    /// <summary>The greatest; it stays while nothing is added.</summary>
    public Bandwidth Greatest { get; private set; }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(_byRound);
        Greatest = default;
    }

    /// <summary>Adds a bandwidth.</summary>
    public void Add(long round, Bandwidth bandwidth)
    {
        ref var own = ref _byRound[round % _byRound.Length];
        own = own.Round == round && own.Greatest.Value > bandwidth.Value ? own : (round, bandwidth);
        var greatest = bandwidth;
        foreach (var (at, value) in _byRound)
        {
            if (at >= round - Rounds && value.Value > greatest.Value)
            {
                greatest = value;
            }
        }

        Greatest = greatest;
    }
}
