namespace NetSim.Network;

/// <summary>A link between two hosts, each direction on its own.</summary>
public sealed record LinkSpec
{
    /// <summary>Its name, unique in the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>The link of the scenario that it is a copy of; null: it is none.</summary>
    public string? ReplicaOf { get; init; }

    /// <summary>The host named first: forward runs away from it.</summary>
    public required string From { get; init; }

    /// <summary>The host named second: backward runs away from it.</summary>
    public required string To { get; init; }

    /// <summary>From the first host named to the second.</summary>
    public LinkDirectionSpec Forward { get; init; } = new();

    /// <summary>From the second host named to the first.</summary>
    public LinkDirectionSpec Backward { get; init; } = new();
}
