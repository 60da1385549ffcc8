using System.Runtime.CompilerServices;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>Compares generated text with a file under docs/; NETSIM_APPROVE=1 rewrites it.</summary>
internal static class Documents
{
    public static void Match(string name, string text)
    {
        var path = Path.Combine(Root(), "docs", name);
        if (Environment.GetEnvironmentVariable("NETSIM_APPROVE") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", text);
    }

    public static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", ".."));
}
