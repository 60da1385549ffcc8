using NetSim.Network;

namespace NetSim.Topologies.Format;

/// <summary>A request and its response.</summary>
internal sealed record Exchange
{
    /// <summary>What the client sends, in bytes; 0 for nothing.</summary>
    public RandomAmount Request { get; init; } = RandomAmount.Nothing;

    /// <summary>What the server answers, in bytes; 0 for nothing.</summary>
    public RandomAmount Response { get; init; } = RandomAmount.Nothing;

    /// <summary>What the server waits before it answers, in nanoseconds.</summary>
    public RandomAmount Think { get; init; } = RandomAmount.Nothing;

    /// <summary>What the server works before it answers, on a core of its host, in nanoseconds.</summary>
    public RandomAmount Processing { get; init; } = RandomAmount.Nothing;

    /// <summary>What the client waits after the response, in nanoseconds.</summary>
    public RandomAmount ClientThink { get; init; } = RandomAmount.Nothing;

    /// <summary>How often it happens, one after the other.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>How many requests may be without their response at a time.</summary>
    public int Pipeline { get; init; } = 1;
}
