using System.Runtime.InteropServices;

namespace NetSim.Reporting;

/// <summary>The computer that a run was made on.</summary>
/// <param name="System">Its operating system with version.</param>
/// <param name="Architecture">Its processor’s architecture: “X64”.</param>
/// <param name="Cores">How many cores the process may use.</param>
/// <param name="Runtime">The .NET runtime with version.</param>
public sealed record Machine(string System, string Architecture, int Cores, string Runtime)
{
    /// <summary>This computer.</summary>
    public static Machine Current => new(
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription);
}
