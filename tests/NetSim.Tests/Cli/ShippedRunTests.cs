using NetSim.Cli;
using NetSim.Tests.Topologies;

namespace NetSim.Tests.Cli;

/// <summary>What the shipped topologies come to: outcomes, phases, service levels.</summary>
public sealed class ShippedRunTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public static TheoryData<string> Names => ShippedTopologies.Names;

    public void Dispose() => _netsim.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_topology_comes_to_what_was_approved(string name)
    {
        var path = ShippedTopologies.PathOf(name);
        var runs = Math.Min(ShippedTopologies.ScenarioOf(name).Runs, 50);

        var code = _netsim.Run("run", path, "--no-charts", "--output", _netsim.Results, "--runs", $"{runs}");

        Assert.True(code == ExitCode.Success, _netsim.Error + _netsim.Output);
        var lines = _netsim.Output.Split('\n')
            .Where(line => !line.StartsWith("results: ", StringComparison.Ordinal)).Select(line => line.TrimEnd());
        Approved.Matches(string.Join('\n', lines).Trim() + "\n", testName: name.Replace('/', '.'));
    }
}
