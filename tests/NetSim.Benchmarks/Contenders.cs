using NetSim.Engine;

namespace NetSim.Benchmarks;

/// <summary>Who takes part in the hold model. SimSharp does where it is compiled in: docs/engines.md.</summary>
internal static class Contenders
{
    public const string Native = "native";

    public static string[] Names =>
    [
        Native,
        "PriorityQueue",
#if SIMSHARP
        "SimSharp engine",
        "SimSharp",
#endif
    ];

    public static IHold Create(string name, int pending) => name switch
    {
        Native => new EngineHold(new Simulator(), pending),
        "PriorityQueue" => new PriorityQueueHold(pending),
#if SIMSHARP
        "SimSharp engine" => new EngineHold(new NetSim.Engine.SimSharp.SimSharpEngine(), pending),
        "SimSharp" => new SimSharpHold(pending),
#endif
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Nobody is called so."),
    };
}
