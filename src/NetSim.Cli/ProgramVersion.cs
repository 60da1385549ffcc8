using System.Reflection;

namespace NetSim.Cli;

/// <summary>Which netsim this is.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Commit">The commit that it was built from; null if not known.</param>
internal sealed record ProgramVersion(string Version, string? Commit)
{
    /// <summary>This one.</summary>
    public static ProgramVersion Current { get; } = Read();

    // “1.2.3+commit”, as the SDK writes it.
    private static ProgramVersion Read()
    {
        var attribute = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        var parts = (attribute?.InformationalVersion ?? "").Split('+', 2);
        return new ProgramVersion(parts[0], parts.Length > 1 ? parts[1] : null);
    }
}
