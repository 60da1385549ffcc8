using System.CommandLine;
using NetSim.Reporting;
using NetSim.Studies;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>The program: finds the verb, and turns whatever goes wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The command line without the program’s name.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellation">Asks it to stop and keep what is finished.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, Terminal terminal, CancellationToken cancellation)
    {
        var root = new RootCommand("Simulates TCP and TLS connections over lossy links, as a real kernel and OpenSSL behave.")
        {
            RunCommand.Create(terminal, cancellation),
            PlanCommand.Create(terminal),
            CompareCommand.Create(terminal, cancellation),
            FindCommand.Create(terminal, cancellation),
            SensitivityCommand.Create(terminal, cancellation),
            MergeCommand.Create(terminal, cancellation),
            CheckCommand.Create(terminal),
            SchemaCommand.Create(terminal),
            ShowCommand.Create(terminal),
            LadderCommand.Create(terminal),
            ExplainCommand.Create(terminal, cancellation),
            PacketdrillCommand.Create(terminal),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                terminal.Error.WriteLine($"netsim: {problem.Message}");
            }

            var verb = parsed.CommandResult.Command == root ? "" : $" {parsed.CommandResult.Command.Name}";
            terminal.Error.WriteLine($"netsim: 'netsim{verb} --help' says what there is");
            return ExitCode.UserError;
        }

        return Guarded(
            () => parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            }),
            arguments,
            terminal);
    }

    /// <summary>Turns what <paramref name="invoke"/> throws into messages and an exit code.</summary>
    internal static int Guarded(Func<int> invoke, string[] arguments, Terminal terminal)
    {
        try
        {
            return invoke();
        }
        catch (TopologyException wrong)
        {
            foreach (var problem in wrong.Problems)
            {
                terminal.Error.WriteLine(problem);
            }

            return ExitCode.UserError;
        }
        catch (Exception wrong) when (wrong is UserErrorException or ResultsFolderException or IOException
            or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"netsim: {wrong.Message}");
            return ExitCode.UserError;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("netsim: interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception defect)
        {
            terminal.Error.WriteLine("netsim: this is a defect of netsim, not of your topology. To see it again:");
            terminal.Error.WriteLine($"  netsim {string.Join(' ', arguments)}");
            if (defect is SimulationFaultException fault)
            {
                terminal.Error.WriteLine($"  {fault.Message}");
            }

            terminal.Error.WriteLine(defect is SimulationFaultException ? defect.InnerException : defect);
            return ExitCode.Defect;
        }
    }
}
