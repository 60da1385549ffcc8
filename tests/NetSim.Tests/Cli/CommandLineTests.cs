using NetSim.Cli;
using NetSim.Network;
using NetSim.Studies;
using NetSim.Tests.Network;

namespace NetSim.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Theory]
    [InlineData("run")]
    [InlineData("rnu", "x.yaml")]
    [InlineData("run", "x.yaml", "--colour")]
    [InlineData("run", "x.yaml", "--runs", "0")]
    [InlineData("run", "x.yaml", "--runs", "many")]
    [InlineData("run", "x.yaml", "--threads", "-1")]
    [InlineData("run", "x.yaml", "--seed", "-1")]
    [InlineData("run", "x.yaml", "--engine", "ns3")]
    [InlineData("ladder", "x.yaml", "--format", "pdf")]
    [InlineData("run", "no_such_file.yaml")]
    [InlineData("check", "no_such_file.yaml")]
    public void A_wrong_command_line_is_exit_code_2_and_says_why_on_the_error_side(params string[] arguments)
    {
        Assert.Equal(ExitCode.UserError, _netsim.Run(arguments));
        Assert.Equal("", _netsim.Output);
        Assert.NotEqual("", _netsim.Error);
    }

    [Fact]
    public void Check_tells_every_problem_of_every_file()
    {
        var first = _netsim.Write("first.yaml", "name: x\nrnus: 3\nhosts: { a: {}, b: {} }\nlinks: { l: { between: [a, c] } }\n");
        var second = _netsim.Write("second.yaml", "runs: no\n");

        var code = _netsim.Run("check", first, Netsim.Topology("lost_fin"), second);

        Assert.Equal(ExitCode.UserError, code);
        Assert.Contains($"{first}:2:1:", _netsim.Error);
        Assert.Contains("did you mean 'runs'?", _netsim.Error);
        Assert.Contains($"{first}:4:", _netsim.Error);
        Assert.Contains($"{second}:1:7:", _netsim.Error);
        Assert.Equal($"{Netsim.Topology("lost_fin")}: ok{Environment.NewLine}", _netsim.Output);
    }

    [Fact]
    public void The_schema_is_the_one_that_ships()
    {
        Assert.Equal(ExitCode.Success, _netsim.Run("schema"));
        Assert.Equal(File.ReadAllText(TestFiles.Beside("../../../docs/netsim.schema.json")), _netsim.Output);
    }

    [Fact]
    public void A_change_of_something_that_is_not_there_names_the_change()
    {
        Assert.Equal(ExitCode.UserError, _netsim.Run("run", Netsim.Topology("lost_syn"), "--set", "links.wire.los=1 %"));
        Assert.Contains("--set links.wire.los=1 %: ", _netsim.Error);
        Assert.Contains("did you mean 'loss'?", _netsim.Error);
    }

    [Fact]
    public void Without_SimSharp_the_program_says_how_to_get_it()
    {
#if SIMSHARP
        Assert.Skip("SimSharp is compiled in.");
#endif
        Assert.Equal(ExitCode.UserError, _netsim.Run("run", Netsim.Topology("lost_syn"), "--engine", "simsharp"));
        Assert.Contains("-p:SimSharp=true", _netsim.Error);
        Assert.Contains("docs/engines.md", _netsim.Error);
    }

    [Fact]
    public void A_defect_is_exit_code_70_and_says_how_to_see_it_again()
    {
        using var error = new StringWriter();
        var scenario = Scenarios.RequestAndResponse(new LinkDirectionSpec()) with { Seed = 42 };
        var fault = new SimulationFaultException(
            scenario, run: 17, SimTime.Start + 3.Seconds, new InvalidOperationException("the sky fell"));

        var code = CommandLine.Guarded(() => throw fault, ["run", "sky.yaml"], new Terminal(TextWriter.Null, error));

        Assert.Equal(ExitCode.Defect, code);
        Assert.Contains("netsim run sky.yaml", error.ToString());
        Assert.Contains("seed 42, run 17, at 3.000000 s", error.ToString());
        Assert.Contains("the sky fell", error.ToString());
    }
}
