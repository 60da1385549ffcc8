using System.Management.Automation;
using System.Management.Automation.Language;

namespace NetSim.ScriptTests;

public class RunScriptTests
{
    private static readonly string Root = Path.GetDirectoryName(ScriptHost.Script)!;

    [Fact]
    public void The_script_has_no_syntax_error()
    {
        Parser.ParseFile(ScriptHost.Script, out _, out var errors);

        Assert.Empty(errors);
    }

    [Fact]
    public void Without_arguments_it_runs_the_main_topology()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the dotnet that writes down its call is a shell script");
        using var host = new ScriptHost(exitCode: 0);
        var topology = Path.Combine(Root, "topologies", "tls13_lossy.yaml");

        var output = host.Run();

        Assert.Equal([Root, "run", "-c", "Release", "--project", "src/NetSim.Cli", "--", "run", topology], host.Call);
        Assert.Equal(0, host.ExitCode);
        Assert.Empty(output);
    }

    [Fact]
    public void Topology_runs_and_exit_code_are_passed_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the dotnet that writes down its call is a shell script");
        using var host = new ScriptHost(exitCode: 70);

        // Any file that is there will do: nothing reads it.
        host.Run(("Topology", "Directory.Build.props"), ("Runs", 12));

        var file = Path.Combine(Root, "Directory.Build.props");
        Assert.Equal("-- run " + file + " --runs 12", string.Join(" ", host.Call.Skip(6)));
        Assert.Equal(70, host.ExitCode);
    }

    [Fact]
    public void Test_runs_the_tests_in_the_folder_of_the_repository()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the dotnet that writes down its call is a shell script");
        using var host = new ScriptHost(exitCode: 8);

        host.Run(("Test", true));

        Assert.Equal([Root, "test", "NetSim.sln"], host.Call);
        Assert.Equal(8, host.ExitCode);
    }

    [Fact]
    public void A_topology_that_is_not_there_is_refused_before_anything_is_built()
    {
        using var host = new ScriptHost(exitCode: 0);

        host.Run(("Topology", "no/such/file.yaml"));

        Assert.Equal(2, host.ExitCode);
        Assert.Empty(host.Call);
    }

    [Fact]
    public void Wrong_parameters_are_refused()
    {
        using var host = new ScriptHost(exitCode: 0);

        Assert.ThrowsAny<ParameterBindingException>(() => host.Run(("Runs", -1)));
        Assert.ThrowsAny<ParameterBindingException>(() => host.Run(("Test", true), ("Runs", 1)));
        Assert.ThrowsAny<ParameterBindingException>(() => host.Run(("Topologi", "x")));
        Assert.Empty(host.Call);
    }
}
