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
            Description = "The scripts, or folders of them (*.pkt).",
            Arity = ArgumentArity.OneOrMore,
        };
        var tolerance = new Option<long?>("--tolerance-usecs")
        {
            Description = "How early or late a packet may be, in µs, instead of what each script says (4000 by default).",
            HelpName = "N",
        };
        var verbose = new Option<bool>("--verbose") { Description = "Tells each event with its time." };
        var summary = new Option<bool>("--summary") { Description = "Tells the counts alone." };
        var command = new Command("packetdrill", "Runs packetdrill scripts against a simulated TCP endpoint, in virtual time.")
        {
            files, tolerance, verbose, summary,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(files)!,
            new DrillSettings { ToleranceMicroseconds = parsed.GetValue(tolerance) },
            parsed.GetValue(verbose),
            parsed.GetValue(summary),
            terminal));
        return command;
    }

    private static int Run(string[] files, DrillSettings settings, bool isVerbose, bool isSummary, Terminal terminal)
    {
        var counts = new int[3];
        var unread = 0;
        foreach (var file in files.SelectMany(Expand))
        {
            try
            {
                var result = DrillRunner.Run(DrillScript.Parse(file, File.ReadAllText(file)), settings);
                counts[(int)result.Verdict]++;
                Tell(result, isVerbose, isSummary, terminal);
            }
            catch (DrillException wrong)
            {
                unread++;
                foreach (var problem in wrong.Problems)
                {
                    terminal.Error.WriteLine(problem);
                }
            }
        }

        var failed = counts[(int)DrillVerdict.Failed] + unread;
        terminal.Output.WriteLine(
            $"{counts[(int)DrillVerdict.Passed]} passed, {failed} failed, {counts[(int)DrillVerdict.NotApplicable]} not applicable");
        return unread > 0 ? ExitCode.UserError : failed > 0 ? ExitCode.Missed : ExitCode.Success;
    }

    private static void Tell(DrillResult result, bool isVerbose, bool isSummary, Terminal terminal)
    {
        if (isVerbose)
        {
            foreach (var line in result.Log)
            {
                terminal.Output.WriteLine($"  {line}");
            }
        }

        if (!isSummary)
        {
            terminal.Output.WriteLine(result);
        }
    }

    private static IEnumerable<string> Expand(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.pkt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];
}
