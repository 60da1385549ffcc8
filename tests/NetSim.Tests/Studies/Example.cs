using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Studies;

namespace NetSim.Tests.Studies;

/// <summary>Scenarios and results that are made up, for tests that need no network.</summary>
internal static class Example
{
    public static Scenario Scenario(int runs = 1, params string[] connections) => new()
    {
        Name = "example",
        Seed = 42,
        Runs = runs,
        Hosts = [new HostSpec { Name = "client" }, new HostSpec { Name = "server" }],
        Links = [],
        Connections = [.. connections.DefaultIfEmpty("page").Select(Connection)],
    };

    public static ConnectionSpec Connection(string name) => new()
    {
        Name = name,
        From = "client",
        To = "server",
        Port = 80,
        Client = [new ApplicationStep.ReceiveEof(), new ApplicationStep.Close()],
        Server = [new ApplicationStep.Send(100), new ApplicationStep.Close()],
    };

    public static ConnectionRecord Record(
        int run, SimDuration? connect, string connection = "page", int instance = 0, ConnectionOutcome? outcome = null) => new()
        {
            Run = run,
            Connection = connection,
            Instance = instance,
            Outcome = outcome ?? (connect is null ? ConnectionOutcome.TimedOut : ConnectionOutcome.Completed),
            Start = SimTime.Start,
            Connect = connect,
            Retransmissions = 0,
            PacketsSent = 3,
            PacketsLost = 0,
            BytesReceived = 100,
        };

    /// <summary>A summary of runs with one connection each; null for one that never got there.</summary>
    public static Summary Summary(params SimDuration?[] connects)
    {
        var summary = new Summary(Scenario(connects.Length));
        for (var run = 0; run < connects.Length; run++)
        {
            summary.Add(new RunResult(run, [Record(run, connects[run])], 1));
        }

        return summary;
    }

    /// <summary>A batch whose runs do what is asked instead of simulating.</summary>
    public static Batch Batch(int runs, int threads, Func<int, RunTrace?, RunResult> simulate, bool traced = false) =>
        new(Scenario(runs), () => new Simulator(), _ => simulate) { Threads = threads, Traced = traced };

    /// <summary>Does all runs of a batch.</summary>
    public static BatchOutcome Deliver(
        this Batch batch, Action<RunResult, RunTrace?> consume, Action<int>? progress = null) =>
        batch.Run(consume, progress, TestContext.Current.CancellationToken);

    public static RunResult Result(int run) => new(run, [Record(run, (run + 1).Milliseconds)], run);
}
