using NetSim.Engine;
using NetSim.Units;

namespace NetSim.Network.Scripting;

/// <summary>Makes happen what a script says that is not known before a run, or happens to hosts.</summary>
/// <remarks>What is known before, and happens to links, is part of the links from the start (<see cref="LinkScript"/>): it needs no
/// events. Only links that an event or chance changes are told when it does.</remarks>
internal sealed class ScriptDirector : IEventTarget
{
    private readonly IReadOnlyList<ScriptEntry> _entries;
    private readonly IScheduler _scheduler;
    private readonly SimDuration _duration;
    private readonly List<Occurrence>[] _known;
    private readonly int[] _fired;
    private readonly List<MovingLink> _links = [];
    private readonly List<Host>[] _hosts;
    private readonly Action<Host> _crash;
    private readonly RandomStream _gaps = new(0);

    /// <summary>The director of a scenario.</summary>
    /// <param name="scenario">With its script.</param>
    /// <param name="scheduler">The engine.</param>
    /// <param name="hosts">All hosts.</param>
    /// <param name="crash">Takes everything that a host remembers of its connections.</param>
    public ScriptDirector(Scenario scenario, IScheduler scheduler, IEnumerable<Host> hosts, Action<Host> crash)
    {
        _entries = scenario.Script;
        _scheduler = scheduler;
        _duration = scenario.Duration;
        _crash = crash;
        _known = [.. _entries.Select(static _ => new List<Occurrence>())];
        _fired = new int[_entries.Count];
        var all = hosts.ToList();
        _hosts =
        [
            .. _entries.Select(entry => all
                .Where(host => entry.Host.Length > 0 && entry.Host == (host.Spec.ReplicaOf ?? host.Spec.Name)).ToList()),
        ];
    }

    /// <summary>Whether it has anything to do in a run.</summary>
    public bool IsNeeded => _links.Count > 0 || Array.Exists(_hosts, static hosts => hosts.Count > 0);

    /// <summary>A direction of a link as it is at the start of a run, as far as that is known before.</summary>
    /// <param name="spec">The link.</param>
    /// <param name="direction">The direction.</param>
    public LinkDirectionSpec AtStart(LinkSpec spec, LinkDirection direction)
    {
        var way = WayOf(spec, direction);
        var entries = EntriesOf(spec, direction);
        return entries.TrueForAll(entry => _entries[entry].IsFixed)
            ? LinkScript.Apply(way, [.. entries.SelectMany(entry => Occurrence.Of(_entries[entry]))])
            : way;
    }

    /// <summary>Takes in a link, which it changes where that is not known before.</summary>
    /// <param name="link">The link.</param>
    /// <param name="spec">What it is like.</param>
    /// <param name="direction">The direction.</param>
    public void Direct(Link link, LinkSpec spec, LinkDirection direction)
    {
        var entries = EntriesOf(spec, direction);
        if (!entries.TrueForAll(entry => _entries[entry].IsFixed))
        {
            _links.Add(new MovingLink(link, WayOf(spec, direction), entries));
        }
    }

    /// <summary>Whether it waits for states of the connections of a name.</summary>
    public bool WaitsFor(string connection) => _entries.Any(entry => entry.When?.Connection == connection);

    /// <summary>Begins a run.</summary>
    /// <param name="streams">Its randomness.</param>
    public void Begin(RandomStreams streams)
    {
        Array.Clear(_fired);
        for (var i = 0; i < _entries.Count; i++)
        {
            _known[i].Clear();
            _known[i].AddRange(Occurrence.Of(_entries[i]));
            if (_entries[i].RandomPerSecond is { } rate)
            {
                streams.Restart(_gaps, $"script entry {i}");
                DrawTimes(i, rate);
            }

            foreach (var occurrence in _known[i])
            {
                TellHosts(i, occurrence);
            }
        }

        foreach (var link in _links)
        {
            Change(link);
        }
    }

    /// <summary>An end of a connection has got into a state.</summary>
    public void OnState(string connection, bool isClient, string state)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if (entry.When is not { } when || _fired[i] == entry.Count
                || when.Connection != connection || when.IsClient != isClient || when.State != state)
            {
                continue;
            }

            _fired[i]++;
            var occurrence = new Occurrence(entry, _scheduler.Now - SimTime.Start + entry.At);
            _known[i].Add(occurrence);
            TellHosts(i, occurrence);
            foreach (var link in _links)
            {
                if (link.Entries.Contains(i))
                {
                    Change(link);
                }
            }
        }
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        foreach (var host in _hosts[(int)token])
        {
            _crash(host);
        }
    }

    // Exponential gaps after the end of what went before, summed in seconds, so that rounding does not add up.
    private void DrawTimes(int number, double rate)
    {
        var entry = _entries[number];
        var seconds = entry.At.InSeconds;
        while (entry.Count == 1 || _known[number].Count < entry.Count)
        {
            seconds -= Math.Log(1 - _gaps.NextUniform()) / rate;
            if (seconds >= _duration.InSeconds)
            {
                return;
            }

            _known[number].Add(new Occurrence(entry, new SimDuration((long)(seconds * 1e9))));
            seconds += entry.Length.InSeconds;
        }
    }

    private void TellHosts(int number, Occurrence occurrence)
    {
        foreach (var host in _hosts[number])
        {
            host.Take(occurrence);
        }

        if (occurrence.Entry.Down is not null && _hosts[number].Count > 0)
        {
            _scheduler.Schedule(SimTime.Start + occurrence.At, this, number);
        }
    }

    private void Change(MovingLink link) =>
        link.Link.Change(LinkScript.Apply(link.Way, [.. link.Entries.SelectMany(entry => _known[entry])]));

    private List<int> EntriesOf(LinkSpec spec, LinkDirection direction) =>
    [
        .. Enumerable.Range(0, _entries.Count).Where(entry =>
            _entries[entry].Host.Length == 0 && _entries[entry].Touches(spec) && (_entries[entry].Direction ?? direction) == direction),
    ];

    private static LinkDirectionSpec WayOf(LinkSpec spec, LinkDirection direction) =>
        direction == LinkDirection.Forward ? spec.Forward : spec.Backward;

    private sealed record MovingLink(Link Link, LinkDirectionSpec Way, List<int> Entries);
}
