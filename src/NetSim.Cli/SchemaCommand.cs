using System.CommandLine;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary><c>netsim schema</c>: the JSON Schema of topologies, for editors.</summary>
internal static class SchemaCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        var part = new Option<bool>("--part") { Description = "The schema of files that others include, which refers to netsim.schema.json beside it." };
        var command = new Command("schema", "Prints the JSON Schema of topologies, with which editors complete and check them.") { part };
        command.SetAction(parsed => terminal.Output.Write(
            parsed.GetValue(part) ? TopologySchema.GeneratePart("netsim.schema.json") : TopologySchema.Generate()));
        return command;
    }
}
