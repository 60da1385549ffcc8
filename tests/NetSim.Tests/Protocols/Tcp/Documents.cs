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

    /// <summary>Compares generated text with what a page has between “generated: name” and “end”.</summary>
    public static void MatchBlock(string page, string name, string text)
    {
        var path = Path.Combine(Root(), "docs", page);
        var all = File.ReadAllText(path);
        var head = $"<!-- generated: {name} -->\n";
        var start = all.IndexOf(head, StringComparison.Ordinal) + head.Length;
        Assert.True(start >= head.Length, $"{page} has no block '{name}'");
        var end = all.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("NETSIM_APPROVE") == "1")
        {
            File.WriteAllText(path, all[..start] + text + all[end..]);
        }
        else
        {
            Assert.Equal(all[start..end], text);
        }
    }

    public static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", ".."));
}
