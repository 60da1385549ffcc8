using NetSim.Network;

namespace NetSim.Cli;

/// <summary>What <c>netsim run</c> was asked for.</summary>
internal sealed record RunRequest
{
    /// <summary>The topology, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>What it describes, with everything that was set on top.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Where the results go.</summary>
    public required string Folder { get; init; }

    /// <summary>The engine’s name.</summary>
    public required string Engine { get; init; }

    /// <summary>How many threads; null for one for each core.</summary>
    public int? Threads { get; init; }

    /// <summary>Whether every packet is written down.</summary>
    public bool IsTraced { get; init; }

    /// <summary>Whether charts are drawn.</summary>
    public bool HasCharts { get; init; } = true;

    /// <summary>What was set, for the manifest: a name and a text for each option.</summary>
    public required IReadOnlyDictionary<string, object> Options { get; init; }
}
