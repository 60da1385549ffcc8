using System.CommandLine;
using NetSim.Network;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>Arguments and options that several verbs have: the topology and what is changed in it.</summary>
internal sealed class Arguments
{
    /// <summary>The topology.</summary>
    public Argument<string> File { get; } = new("FILE") { Description = "The topology, a YAML file (docs/topology-format.md)." };

    /// <summary>The seed.</summary>
    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "Where all randomness comes from, instead of the topology's seed.",
        HelpName = "N",
    };

    /// <summary>Changes to the topology.</summary>
    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Sets a value of the topology, such as --set \"links.access.loss=2 %\". May be given often.",
        HelpName = "PATH=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>What varies.</summary>
    public Option<string[]> Vary { get; } = new("--vary")
    {
        Description = "Varies a value, such as --vary \"links.access.loss=0 % .. 5 % step 1 %\" (docs/studies.md). May be given often.",
        HelpName = "PATH=VALUES",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Whether what varies by the command line walks together.</summary>
    public Option<bool> Zip { get; } = new("--zip")
    {
        Description = "All --vary walk together, instead of all combinations.",
    };

    /// <summary>How many runs.</summary>
    public Option<int?> Runs { get; } = new("--runs")
    {
        Description = "How many runs, instead of the topology's number.",
        HelpName = "N",
    };

    /// <summary>Adds the topology and what is changed in it to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        command.Options.Add(Seed);
        command.Options.Add(Set);
    }

    /// <summary>Adds what makes a study of it to a verb.</summary>
    public void AddStudyTo(Command command)
    {
        AddTo(command);
        foreach (var option in new Option[] { Vary, Zip, AddRuns() })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The number of runs, to be added to a verb.</summary>
    public Option<int?> AddRuns()
    {
        Runs.Validators.Add(static result => NumberCheck.RequireAtLeastOne(result, "--runs"));
        return Runs;
    }

    /// <summary>All changes, those with options of their own too.</summary>
    public IReadOnlyList<string> Settings(ParseResult parsed)
    {
        List<string> settings = [.. parsed.GetValue(Set) ?? []];
        if (parsed.GetValue(Seed) is { } seed)
        {
            settings.Add($"seed={seed}");
        }

        if (parsed.GetValue(Runs) is { } runs)
        {
            settings.Add($"runs={runs}");
        }

        return settings;
    }

    /// <summary>Reads the topology with all changes and all that varies.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="openRangeParts">In how many parts a range is cut that does not say which values; null: none is.</param>
    /// <param name="ignoresFile">Whether what varies in the file is left out.</param>
    /// <param name="other">Another file to read, with the same changes; null for the topology.</param>
    /// <exception cref="TopologyException">It has problems.</exception>
    public Study LoadStudy(ParseResult parsed, int? openRangeParts = null, bool ignoresFile = false, string? other = null)
    {
        var study = TopologyFile.LoadStudy(other ?? parsed.GetValue(File)!, new StudyRequest
        {
            Settings = Settings(parsed),
            Variations = parsed.GetValue(Vary) ?? [],
            Zipped = parsed.GetValue(Zip),
            OpenRangeParts = openRangeParts,
            IgnoresFile = ignoresFile,
        });
        return parsed.GetValue(Runs) is null || study.ScenarioOf(study.Points[0]).Until is null
            ? study
            : throw new UserErrorException(
                "the topology's 'until' says how many runs there are: leave --runs out, or --set until.at_most=N");
    }

    /// <summary>Reads one scenario of the topology with all changes.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="point">Which point of a sweep; null where there has to be none.</param>
    /// <exception cref="TopologyException">It has problems.</exception>
    /// <param name="other">Another file to read, with the same changes; null for the topology.</param>
    public Scenario Load(ParseResult parsed, int? point, string? other = null)
    {
        var study = LoadStudy(parsed, other: other);
        if (point is null && study.Points.Count > 1)
        {
            throw new UserErrorException(
                $"the topology varies {string.Join(", ", study.Parameters)}: say which of its {study.Points.Count} points with --point "
                + "('netsim plan' lists them)");
        }

        return point is null or >= 0 && (point ?? 0) < study.Points.Count
            ? study.ScenarioOf(study.Points[point ?? 0])
            : throw new UserErrorException($"there is no point {point}: the topology has points 0 to {study.Points.Count - 1}");
    }
}
