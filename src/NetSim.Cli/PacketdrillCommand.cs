using System.CommandLine;
using NetSim.Packetdrill;

namespace NetSim.Cli;

/// <summary><c>netsim packetdrill FILE...</c>: runs packetdrill scripts against a simulated endpoint.</summary>
internal static class PacketdrillCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "The scripts to run.",
            Arity = ArgumentArity.OneOrMore,
        };
        var tolerance = new Option<long?>("--tolerance-usecs")
        {
            Description = "How far a time may be off, in microseconds, instead of what the script says, or 4000.",
            HelpName = "N",
        };
        var verbose = new Option<bool>("--verbose") { Description = "Prints every packet." };
        var summary = new Option<bool>("--summary") { Description = "Prints the totals only." };
        var command = new Command("packetdrill", "Runs packetdrill scripts against a simulated TCP endpoint.")
        {
            files, tolerance, verbose, summary,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(files)!,
            parsed.GetValue(tolerance),
            parsed.GetValue(verbose),
            parsed.GetValue(summary),
            terminal));
        return command;
    }

    private static int Run(
        IReadOnlyList<string> files, long? tolerance, bool verbose, bool summary, Terminal terminal)
    {
        if (tolerance < 0)
        {
            throw new UserErrorException("--tolerance-usecs is not negative");
        }

        var counts = new int[3];
        foreach (var file in files)
        {
            var verdict = RunOne(file, tolerance);
            counts[(int)verdict.Outcome]++;
            if (!summary)
            {
                Print(file, verdict, verbose, terminal.Output);
            }
        }

        terminal.Output.WriteLine($"{counts[0]} passed, {counts[1]} failed, {counts[2]} not applicable");
        return counts[(int)ScriptOutcome.Failed] > 0 ? ExitCode.Missed : ExitCode.Success;
    }

    private static ScriptVerdict RunOne(string file, long? tolerance)
    {
        var script = ScriptReader.Read(file, File.ReadAllText(file), out var problems);
        return problems.Count > 0
            ? new ScriptVerdict(ScriptOutcome.Failed, $"cannot be read\n{string.Join('\n', problems)}", [])
            : ScriptRunner.Run(script, tolerance);
    }

    private static void Print(string file, ScriptVerdict verdict, bool verbose, TextWriter output)
    {
        var word = verdict.Outcome switch
        {
            ScriptOutcome.Passed => "pass",
            ScriptOutcome.Failed => "fail",
            ScriptOutcome.NotApplicable => "not applicable",
        };
        output.WriteLine($"{file}: {word}{(verdict.Reason is null ? "" : $": {verdict.Reason}")}");
        foreach (var packet in verbose ? verdict.Packets : [])
        {
            output.WriteLine($"  {packet}");
        }
    }
}
