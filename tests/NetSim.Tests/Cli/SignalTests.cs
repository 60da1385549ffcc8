using System.Diagnostics;
using NetSim.Cli;

namespace NetSim.Tests.Cli;

public class SignalTests
{
    [Fact]
    public void A_signal_to_the_program_keeps_what_was_finished()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM to send.");
        using var place = new Netsim();
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "netsim.dll"), "run", Netsim.Topology("tls13_lossy"), "--runs", "10000000",
            "--no-charts", "--output", place.Results,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);

        using var program = Process.Start(start)!;
        WaitForRuns(place);
        using var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]);
        Assert.True(program.WaitForExit(TimeSpan.FromSeconds(60)));

        Assert.Equal(ExitCode.Interrupted, program.ExitCode);
        var rows = File.ReadAllLines(Path.Combine(place.Results, "connections.csv"));
        Assert.True(rows.Length > 1);
        Assert.Contains($"\"runs_finished\": {rows.Length - 1}", File.ReadAllText(Path.Combine(place.Results, "manifest.json")));
    }

    // Its folder is there when it begins to run; a while later some runs are finished, however busy the machine is.
    private static void WaitForRuns(Netsim place)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(1) && !FilesOf(place).Any())
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(50));
        }

        Thread.Sleep(TimeSpan.FromSeconds(2));
    }

    private static IEnumerable<string> FilesOf(Netsim place)
    {
        var parent = Path.GetDirectoryName(place.Results)!;
        return Directory.Exists(parent)
            ? Directory.EnumerateFiles(parent, "*", SearchOption.AllDirectories)
            : [];
    }
}
