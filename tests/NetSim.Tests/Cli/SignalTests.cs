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
        Thread.Sleep(TimeSpan.FromSeconds(3));
        using var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]);
        Assert.True(program.WaitForExit(TimeSpan.FromSeconds(30)));

        Assert.Equal(ExitCode.Interrupted, program.ExitCode);
        var rows = File.ReadAllLines(Path.Combine(place.Results, "connections.csv"));
        Assert.True(rows.Length > 1);
        Assert.Contains($"\"runs_finished\": {rows.Length - 1}", File.ReadAllText(Path.Combine(place.Results, "manifest.json")));
    }
}
