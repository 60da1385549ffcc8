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
        var json = JsonOutput.Option();
        var command = new Command("check", "Checks topologies and tells every problem, as file:line:column.") { files, json };
        command.SetAction(parsed => parsed.GetValue(json)
            ? CheckForMachines(parsed.GetValue(files)!, terminal)
            : Check(parsed.GetValue(files)!, terminal));
        return command;
    }

    private static int CheckForMachines(IReadOnlyList<string> files, Terminal terminal)
    {
        var checks = files.Select(file =>
        {
            try
            {
                var study = TopologyFile.LoadStudy(file);
                Deprecations.Warn(study.Points.Select(study.ScenarioOf), terminal);
                return (File: file, Points: (int?)study.Points.Count, Problems: (IReadOnlyList<TopologyProblem>)[]);
            }
            catch (TopologyException wrong)
            {
                return (File: file, Points: null, wrong.Problems);
            }
        }).ToList();
        JsonOutput.Write(terminal, new
        {
            files = checks.Select(check => new
            {
                file = check.File,
                ok = check.Points is not null,
                points = check.Points,
                problems = check.Problems.Select(problem => new
                {
                    file = problem.File,
                    line = problem.Line,
                    column = problem.Column,
                    message = problem.Message,
                }),
            }),
        });
        return checks.TrueForAll(check => check.Points is not null) ? ExitCode.Success : ExitCode.UserError;
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
