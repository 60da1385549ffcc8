using System.CommandLine;
using NetSim.Reporting.Charts;

namespace NetSim.Cli;

/// <summary>The folder that a question’s answer is left in: one table, and charts of it.</summary>
internal static class AnswerFolder
{
    /// <summary>The option that names it.</summary>
    /// <param name="table">The table’s name.</param>
    public static Option<string?> Option(string table) => new("--output")
    {
        Description = $"A folder for {table} and charts of it. Default: none.",
        HelpName = "DIR",
    };

    /// <summary>Writes the table and its charts.</summary>
    /// <param name="folder">The folder; it is made, or has such a table already.</param>
    /// <param name="table">The table’s name.</param>
    /// <param name="write">Writes the table and closes it.</param>
    /// <param name="source">What the charts are made of.</param>
    public static void Write(string folder, string table, Action<Stream> write, ChartSource source)
    {
        var path = Path.Combine(folder, table);
        if (Directory.Exists(folder) && !File.Exists(path) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UserErrorException($"'{folder}' holds something else than such an answer (it has no {table}): choose another folder");
        }

        var charts = Path.Combine(folder, "charts");
        Directory.CreateDirectory(charts);
        write(File.Create(path));
        new ChartFiles(name => File.Create(Path.Combine(charts, name)), new ChartStyle(), ChartFiles.Formats)
            .Write(ChartKinds.Make(source, []));
    }
}
