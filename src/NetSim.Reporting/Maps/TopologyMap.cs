using NetSim.Network;

namespace NetSim.Reporting.Maps;

/// <summary>A topology to be drawn: hosts, links with what they do to packets, connections.</summary>
public sealed record TopologyMap
{
    /// <summary>How many hosts are drawn each on its own; with more, those that are alike are one.</summary>
    public const int MostNodes = 50;

    /// <summary>The topology’s name.</summary>
    public required string Title { get; init; }

    /// <summary>How many hosts, links and connections there are.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Hosts and routers, in the order of the file.</summary>
    public required IReadOnlyList<MapNode> Nodes { get; init; }

    /// <summary>Links, in the order of the file.</summary>
    public required IReadOnlyList<MapEdge> Edges { get; init; }

    /// <summary>A line for each connection.</summary>
    public required IReadOnlyList<string> Connections { get; init; }

    /// <summary>What has to be said about the drawing; empty for nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The words that are not the topology’s own.</summary>
    internal MapWords Words { get; init; }

    /// <summary>The map of a scenario with every host and link.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="isChinese">Whether words are Chinese; otherwise English.</param>
    /// <param name="notes">What else is to be said; null for nothing.</param>
    public static TopologyMap Of(Scenario scenario, bool isChinese = false, IReadOnlyList<string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new MapBuilder(scenario, new MapWords(isChinese)).Build() with { Notes = notes ?? [] };
    }

    /// <summary>The map that is drawn: where there are too many hosts, those that are alike are one.</summary>
    internal TopologyMap Drawn() => Nodes.Count <= MostNodes ? this : MapCollapse.Of(this);
}
