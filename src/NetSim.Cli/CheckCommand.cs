using System.CommandLine;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary><c>netsim check FILE...</c>: reads topologies and tells every problem.</summary>
internal static class CheckCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "The topologies to check.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("check", "Checks topologies and tells every problem, as file:line:column.") { files };
        command.SetAction(parsed => Check(parsed.GetValue(files)!, terminal));
        return command;
    }

    private static int Check(IReadOnlyList<string> files, Terminal terminal)
    {
        var code = ExitCode.Success;
        foreach (var file in files)
        {
            try
            {
                var study = TopologyFile.LoadStudy(file);
                Deprecations.Warn(study.Points.Select(study.ScenarioOf), terminal);
                terminal.Output.WriteLine(study.Points.Count == 1 ? $"{file}: ok" : $"{file}: ok, {study.Points.Count} points");
            }
            catch (TopologyException wrong)
            {
                code = ExitCode.UserError;
                foreach (var problem in wrong.Problems)
                {
                    terminal.Error.WriteLine(problem);
                }
            }
        }

        return code;
    }
}
