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

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        command.Options.Add(Seed);
        command.Options.Add(Set);
    }

    /// <summary>Reads the topology with all changes.</summary>
    /// <exception cref="TopologyException">It has problems.</exception>
    public Scenario Load(ParseResult parsed)
    {
        var scenario = TopologyFile.Load(parsed.GetValue(File)!, parsed.GetValue(Set) ?? []);
        return parsed.GetValue(Seed) is { } seed ? scenario with { Seed = seed } : scenario;
    }
}
