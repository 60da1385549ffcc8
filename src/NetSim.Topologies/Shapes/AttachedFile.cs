using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>Reads files that a topology names, relative to its folder.</summary>
internal static class AttachedFile
{
    private const int MostBytes = 8 * 1024 * 1024;

    /// <summary>The lines of a file, without those that are empty or begin with #.</summary>
    /// <param name="node">The file’s name.</param>
    /// <param name="context">Takes the problems.</param>
    /// <returns>Numbers of lines, from 1, and their text; null where the file cannot be read.</returns>
    public static IReadOnlyList<(int Number, string Text)>? TryRead(Node node, ReadContext context)
    {
        if (node is not TextNode { IsMissing: false } name || name.Text.Length is 0 or > Limits.TitleLength
            || name.Text.Contains('\0', StringComparison.Ordinal))
        {
            context.Report(node.Origin, () => $"expected the name of a file, not {node.Kind}");
            return null;
        }

        try
        {
            var path = Path.Combine(FolderOf(node.Origin.Source), name.Text);
            if (!File.Exists(path))
            {
                context.Report(node.Origin, $"there is no file '{name.Text}'");
                return null;
            }

            if (new FileInfo(path).Length > MostBytes)
            {
                context.Report(node.Origin, $"'{name.Text}' is larger than {MostBytes / (1024 * 1024)} MiB");
                return null;
            }

            return [.. File.ReadAllLines(path).Select((text, at) => (at + 1, text.Trim()))
                .Where(line => line.Item2.Length > 0 && line.Item2[0] != '#')];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or ArgumentException or NotSupportedException)
        {
            context.Report(node.Origin, $"'{name.Text}' cannot be read: {exception.Message}");
            return null;
        }
    }

    private static string FolderOf(string source) =>
        File.Exists(source) ? Path.GetDirectoryName(Path.GetFullPath(source))! : Directory.GetCurrentDirectory();
}
