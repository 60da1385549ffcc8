using NetSim.Engine;

namespace NetSim.Cli;

/// <summary>The engines by name.</summary>
internal static class EngineChoice
{
    /// <summary>The project’s own.</summary>
    public const string Native = "native";

    /// <summary>On the SimSharp package, if it is compiled in.</summary>
    public const string SimSharp = "simsharp";

    /// <summary>What makes engines of a name.</summary>
    /// <exception cref="UserErrorException">It is not compiled in.</exception>
    public static Func<IEngine> Named(string name) => name switch
    {
        Native => static () => new Simulator(),
#if SIMSHARP
        _ => static () => new NetSim.Engine.SimSharp.SimSharpEngine(),
#else
        _ => throw new UserErrorException(
            "this netsim was built without SimSharp. Build it with -p:SimSharp=true where the package SimSharp can be "
            + "restored; docs/engines.md says how to get it."),
#endif
    };
}
