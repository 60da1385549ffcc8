using System.CommandLine;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary><c>netsim schema</c>: the JSON Schema of topologies, for editors.</summary>
internal static class SchemaCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("schema", "Prints the JSON Schema of topologies, with which editors complete and check them.");
        command.SetAction(_ => terminal.Output.Write(TopologySchema.Generate()));
        return command;
    }
}
