using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>A request and its response.</summary>
internal sealed record Exchange
{
    /// <summary>What the client sends, in bytes; 0 for nothing.</summary>
    public long RequestBytes { get; init; }

    /// <summary>What the server answers, in bytes; 0 for nothing.</summary>
    public long ResponseBytes { get; init; }

    /// <summary>What the server waits before it answers.</summary>
    public SimDuration Think { get; init; }

    /// <summary>How often it happens, one after the other.</summary>
    public int Repeat { get; init; } = 1;
}
