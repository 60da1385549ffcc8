using NetSim.Engine;
using NetSim.Network.Explaining;
using NetSim.Network.Middleboxes;
using NetSim.Network.Scripting;
using NetSim.Network.Tracing;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>A scenario made ready to run on an engine, as often as wanted. One instance belongs to one thread.</summary>
public sealed class Simulation
{
    private readonly Scenario _scenario;
    private readonly IEngine _engine;
    private readonly Replicas _replicas;
    private readonly ScriptDirector _director;
    private readonly Link[] _links;
    private readonly Dictionary<string, Gate> _gates;
    private readonly Host[] _hosts;
    private readonly Dictionary<string, Host> _hostsByName;
    private readonly Router _router;
    private readonly Arrivals[] _arrivals;

    /// <summary>Builds the network.</summary>
    /// <param name="scenario">What to run.</param>
    /// <param name="engine">What to run it on; it is reset before each run.</param>
    /// <exception cref="ArgumentException">A connection names a host that is not there, or there is no way to it.</exception>
    public Simulation(Scenario scenario, IEngine engine)
    {
        _scenario = scenario;
        _engine = engine;
        _replicas = new Replicas(scenario);
        _hosts = [.. _replicas.Hosts.Select(static spec => new Host(spec))];
        _hostsByName = _hosts.DistinctBy(static host => host.Spec.Name, StringComparer.Ordinal)
            .ToDictionary(static host => host.Spec.Name, StringComparer.Ordinal);
        _director = new ScriptDirector(scenario, engine, _hosts, Crash);
        _gates = _replicas.Hosts.Select(static spec => (spec.Name, Gate: Gate.Of(spec)))
            .Where(static node => node.Gate is not null)
            .ToDictionary(static node => node.Name, static node => node.Gate!, StringComparer.Ordinal);
        _links =
        [
            .. _replicas.Links.SelectMany(spec => new[]
            {
                LinkOf(spec, LinkDirection.Forward, spec.From),
                LinkOf(spec, LinkDirection.Backward, spec.To),
            }),
        ];
        for (var i = 0; i < _links.Length; i++)
        {
            _director.Direct(_links[i], _replicas.Links[i / 2], (LinkDirection)(i % 2));
        }

        _router = new Router(_replicas.Hosts, _replicas.Links, _links);
        _arrivals = [.. scenario.Connections.Select(spec => new Arrivals(engine, PlansFor(spec), ServersOf(spec).Count()))];
    }

    /// <summary>The directions of its links: forward of link i at 2i, backward at 2i + 1.</summary>
    internal IReadOnlyList<Link> Links => _links;

    /// <summary>What it records of where the time of each connection goes (<see cref="ConnectionRecord.Latency"/>). Default:
    /// nothing.</summary>
    public ExplanationDetail Explains { get; init; }

    /// <summary>How many connections that opened are not over.</summary>
    internal int Going => _arrivals.Sum(static arrivals => arrivals.Going);

    /// <summary>Runs the scenario once.</summary>
    /// <param name="run">The number of the run, from 0: it chooses the randomness.</param>
    /// <param name="trace">Filled with what happened; null to save the time.</param>
    /// <returns>The same for the same scenario, seed and run, whatever ran before and whatever the engine.</returns>
    public RunResult Run(int run, RunTrace? trace = null)
    {
        var end = SimTime.Start + _scenario.Duration;
        var streams = _scenario.IsAntithetic
            ? new RandomStreams(_scenario.Seed, run / 2, isMirrored: run % 2 == 1)
            : new RandomStreams(_scenario.Seed, run);
        _engine.Reset();
        _router.Reset(streams);
        foreach (var host in _hosts)
        {
            host.Reset(streams);
        }

        foreach (var gate in _gates.Values)
        {
            gate.Reset();
        }

        if (_director.IsNeeded)
        {
            _director.Begin(streams);
        }

        foreach (var link in _links)
        {
            link.Reset(streams);
        }

        foreach (var arrivals in _arrivals)
        {
            arrivals.Begin(streams, run, end, trace, Explains);
        }

        _engine.RunUntil(end);
        var records = _arrivals.SelectMany(static arrivals => arrivals.Records);
        return new RunResult(run, [.. records], _engine.ProcessedEvents);
    }

    private void Crash(Host host)
    {
        host.Crash();
        foreach (var arrivals in _arrivals)
        {
            arrivals.OnCrash(host);
        }
    }

    private Link LinkOf(LinkSpec spec, LinkDirection direction, string tail) =>
        new(_engine, spec, direction, _director.AtStart(spec, direction))
        {
            Tail = tail,
            IsTailSilent = _hostsByName.GetValueOrDefault(tail)?.Spec.IsSwitch == true,
            Gate = _gates.GetValueOrDefault(tail),
        };

    // Clients one after the other, and for each of them the servers that it may go to.
    private ConversationPlan[] PlansFor(ConnectionSpec spec)
    {
        var draws = new WorkloadDraws(spec.Name);
        return
        [
            .. _replicas.NamesOf(spec.From).SelectMany(client => ServersOf(spec), (client, server) => PlanFor(spec, draws, client, server)),
        ];
    }

    private IEnumerable<ServerAddress> ServersOf(ConnectionSpec spec) =>
        spec.OtherServers.Prepend(new ServerAddress(spec.To, spec.Port))
            .SelectMany(server => _replicas.NamesOf(server.Host), static (server, name) => server with { Host = name });

    private ConversationPlan PlanFor(ConnectionSpec spec, WorkloadDraws draws, string client, ServerAddress server) => new(
        spec,
        draws,
        HostNamed(client),
        HostNamed(server.Host),
        server.Port,
        _router.FindPath(client, server.Host),
        _router.FindPath(server.Host, client))
    {
        Router = _router,
        Director = _director.WaitsFor(spec.Name) ? _director : null,
    };

    private Host HostNamed(string name) => _hostsByName.GetValueOrDefault(name)
        ?? throw new ArgumentException($"There is no host {name}.", nameof(name));
}
