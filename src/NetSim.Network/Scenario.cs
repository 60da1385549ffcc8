using NetSim.Network.Scripting;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>All that a run depends on, with every default filled in. Equal scenarios give equal results.</summary>
public sealed record Scenario
{
    /// <summary>What the scenario is called in charts and tables.</summary>
    public required string Name { get; init; }

    /// <summary>Where all randomness comes from. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many runs a batch has, each with randomness of its own. Default: 1.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Whether runs come in pairs of which the second mirrors each random number of the first (antithetic variates).
    /// The pair is then what statistics take for independent. Default: false.</summary>
    public bool IsAntithetic { get; init; }

    /// <summary>When a batch has enough runs; null for <see cref="Runs"/> of them. Default: null.</summary>
    public StoppingRule? Until { get; init; }

    /// <summary>Statistics leave out connections that begin before this time of a run. Default: 0.</summary>
    public SimDuration WarmUp { get; init; }

    /// <summary>Into how many stretches of consecutive connections each run is cut, each of which statistics take for a run
    /// of its own (batch means). Default: 1, not at all.</summary>
    public int Batches { get; init; } = 1;

    /// <summary>When a run ends at the latest, in simulated time. Default: 5 min, more than any give-up timer but
    /// tcp_retries2 takes. What is not finished by then is <c>Unfinished</c>.</summary>
    public SimDuration Duration { get; init; } = 300.Seconds;

    /// <summary>Hosts and routers, in the order of the file.</summary>
    public required IReadOnlyList<HostSpec> Hosts { get; init; }

    /// <summary>Links, in the order of the file.</summary>
    public required IReadOnlyList<LinkSpec> Links { get; init; }

    /// <summary>Connections, in the order of the file.</summary>
    public required IReadOnlyList<ConnectionSpec> Connections { get; init; }

    /// <summary>What happens to links in the course of a run. Default: nothing.</summary>
    public IReadOnlyList<ScriptEntry> Script { get; init; } = [];

    /// <summary>Service levels that the results must keep; none by default.</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    /// <summary>The charts that are drawn; empty for those that fit the results. Default: empty.</summary>
    public IReadOnlyList<ChartSpec> Charts { get; init; } = [];
}
