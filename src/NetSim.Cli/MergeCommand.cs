using System.CommandLine;
using NetSim.Studies;
using NetSim.Studies.Journals;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary><c>netsim merge DIR...</c>: joins the parts that <c>run --shard</c> left to the results of the whole.</summary>
internal static class MergeCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var parts = new Argument<string[]>("DIR")
        {
            Description = "The folders of results of all parts, in any order.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output")
        {
            Description = "The folder of results of the whole.",
            HelpName = "DIR",
            Required = true,
        };
        var noCharts = new Option<bool>("--no-charts") { Description = "Draws no charts." };
        var junit = new Option<string?>("--junit") { Description = "Writes the service levels as JUnit XML.", HelpName = "FILE" };
        var json = JsonOutput.Option();
        var command = new Command("merge", "Joins the parts of a study that 'run --shard' left, to the same bytes as without parts.")
        {
            parts, output, noCharts, junit, json,
        };
        command.SetAction(parsed =>
        {
            var request = Request(parsed.GetValue(parts)!, parsed.GetValue(output)!, !parsed.GetValue(noCharts)) with { IsJson = parsed.GetValue(json) };
            return RunCommand.Run(request, parsed.GetValue(junit), terminal, cancellation);
        });
        return command;
    }

    private static RunRequest Request(IReadOnlyList<string> folders, string output, bool hasCharts)
    {
        var parts = folders.Select(folder => (Folder: folder, Identity: IdentityOf(folder)))
            .OrderBy(part => part.Identity.Shard.Number).ToList();
        var first = parts[0].Identity;
        if (parts.Find(part => Whole(part.Identity) != Whole(first)) is { Folder: not null } other)
        {
            throw new UserErrorException(
                $"'{other.Folder}' is a part of another study than '{parts[0].Folder}': topology, options, version of netsim "
                + "and number of parts have to be the same");
        }

        var numbers = parts.Select(part => part.Identity.Shard.Number).ToList();
        var missing = Enumerable.Range(1, first.Shard.Count).Except(numbers).ToList();
        if (missing.Count > 0 || numbers.Count > first.Shard.Count)
        {
            throw new UserErrorException(missing.Count > 0
                ? $"of {first.Shard.Count} parts there is no part {string.Join(", ", missing)}"
                : $"of {first.Shard.Count} parts one is there twice");
        }

        return new RunRequest
        {
            File = first.File,
            Study = StudyReader.Read(first.Source, first.File, first.Request),
            Folder = output,
            Engine = first.Engine,
            HasCharts = hasCharts,
            Parts = [.. parts.Select(part => Path.Combine(part.Folder, RunJob.JournalName))],
            Options = new Dictionary<string, object>(StringComparer.Ordinal) { ["merged"] = folders },
        };
    }

    private static string Whole(StudyIdentity identity) =>
        (identity with { Shard = new Shard(1, identity.Shard.Count) }).ToString();

    private static StudyIdentity IdentityOf(string folder)
    {
        var path = Path.Combine(folder, RunJob.JournalName);
        if (!File.Exists(path))
        {
            throw new UserErrorException($"'{folder}' is no part of a study: it has no {RunJob.JournalName}");
        }

        using var journal = JournalReader.Open(path);
        return StudyIdentity.Parse(journal.Study)
            ?? throw new UserErrorException($"'{path}' is not a journal of this version of netsim");
    }
}
