using NetSim.Engine;

namespace NetSim.Tests.Engine;

/// <summary>The engines by name. A test that needs one that is not compiled in is skipped, visibly.</summary>
internal static class Engines
{
    public const string Native = "native";
    public const string SimSharp = "simsharp";

    public static void SkipUnlessThere(string name) => Create(name);

    public static IEngine Create(string name)
    {
        if (name == Native)
        {
            return new Simulator();
        }

#if SIMSHARP
        return new NetSim.Engine.SimSharp.SimSharpEngine();
#else
        Assert.Skip("SimSharp is not compiled in: docs/engines.md says how to build with -p:SimSharp=true");
        throw new InvalidOperationException("A skipped test does not go on.");
#endif
    }
}
