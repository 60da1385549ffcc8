using System.Runtime.CompilerServices;

namespace NetSim.Tests;

/// <summary>Finds files that stand beside a test’s source.</summary>
internal static class TestFiles
{
    public static string Beside(string name, [CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, name);
}
