using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Studies;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>What <c>netsim run</c> was asked for.</summary>
internal sealed record RunRequest
{
    /// <summary>The topology, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>What it describes, with everything that was set on top and all that varies.</summary>
    public required Study Study { get; init; }

    /// <summary>Where the results go.</summary>
    public required string Folder { get; init; }

    /// <summary>The engine’s name.</summary>
    public required string Engine { get; init; }

    /// <summary>How many threads; null for one for each core.</summary>
    public int? Threads { get; init; }

    /// <summary>What is traced; null for nothing.</summary>
    public TraceScope? Trace { get; init; }

    /// <summary>Whether packets are written down.</summary>
    public bool IsTraced => Trace is not null;

    /// <summary>Whether it is written down where the time of each connection goes.</summary>
    public bool IsExplained { get; init; }

    /// <summary>Whether what is finished can be gone on with: not all that is written down here stands in a journal.</summary>
    public bool KeepsJournal => !IsTraced && !IsExplained;

    /// <summary>Whether charts are drawn.</summary>
    public bool HasCharts { get; init; } = true;

    /// <summary>Whether the answer is for machines.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether it goes on with what was begun.</summary>
    public bool Resumes { get; init; }

    /// <summary>Which part of the study is run.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Journals with all runs, where none is simulated; empty to simulate.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>What was set, for the manifest: a name and a text for each option.</summary>
    public required IReadOnlyDictionary<string, object> Options { get; init; }

    /// <summary>The scenario of a point.</summary>
    public Scenario ScenarioOf(int point) => Study.ScenarioOf(Study.Points[point]);
}
