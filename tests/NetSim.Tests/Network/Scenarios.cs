using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>Small scenarios: a client “c”, a server “s” and one link between them.</summary>
internal static class Scenarios
{
    /// <summary>A request of 200 B, a response of 1,000 B; the server closes first.</summary>
    public static Scenario RequestAndResponse(LinkDirectionSpec direction, TlsOptions? tls = null, long responseBytes = 1000)
    {
        var scenario = Pair(
            [new Send(200), new Receive(responseBytes), new ReceiveEof(), new Close()],
            [new Receive(200), new Send(responseBytes), new Shutdown(), new ReceiveEof(), new Close()],
            direction);
        return scenario.WithConnection(connection => connection with { Tls = tls });
    }

    public static Scenario Pair(
        ApplicationStep[] client, ApplicationStep[] server, LinkDirectionSpec forward, LinkDirectionSpec? backward = null) =>
        new()
        {
            Name = "pair",
            Hosts = [new HostSpec { Name = "c" }, new HostSpec { Name = "s" }],
            Links = [new LinkSpec { Name = "link", From = "c", To = "s", Forward = forward, Backward = backward ?? forward }],
            Connections =
            [
                new ConnectionSpec { Name = "x", From = "c", To = "s", Port = 80, Client = client, Server = server },
            ],
        };

    public static Scenario WithServer(this Scenario scenario, Func<HostSpec, HostSpec> change) =>
        scenario with { Hosts = [scenario.Hosts[0], change(scenario.Hosts[1])] };

    public static Scenario WithTcp(this Scenario scenario, Func<TcpOptions, TcpOptions> change) =>
        scenario with { Hosts = [.. scenario.Hosts.Select(host => host with { Tcp = change(host.Tcp) })] };

    public static Scenario WithConnection(this Scenario scenario, Func<ConnectionSpec, ConnectionSpec> change) =>
        scenario with { Connections = [change(scenario.Connections[0])] };

    public static (RunResult Result, RunTrace Trace) Run(this Scenario scenario, int run = 0)
    {
        var trace = new RunTrace();
        return (new Simulation(scenario, new Simulator()).Run(run, trace), trace);
    }

    /// <summary>The record of the only connection.</summary>
    public static ConnectionRecord RunOne(this Scenario scenario, int run = 0) =>
        Assert.Single(new Simulation(scenario, new Simulator()).Run(run).Connections);
}
