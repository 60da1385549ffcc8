namespace NetSim.Network.Tracing;

/// <summary>What of a study is traced.</summary>
public sealed record TraceScope
{
    /// <summary>Everything.</summary>
    public static TraceScope All { get; } = new();

    /// <summary>The only point that is traced, from 0; null: each. Default: null.</summary>
    public int? Point { get; init; }

    /// <summary>The runs that are traced, from 0; empty: each. Default: empty.</summary>
    public IReadOnlyList<OrdinalRange> Runs { get; init; } = [];

    /// <summary>The connections that are traced, each with one instance from 0 or, with null, with all; empty: all
    /// connections. Default: empty.</summary>
    public IReadOnlyList<(string Name, int? Instance)> Connections { get; init; } = [];

    /// <summary>Whether a point is traced.</summary>
    public bool TakesPoint(int point) => Point is null || Point == point;

    /// <summary>Whether a run is traced.</summary>
    public bool TakesRun(int run) => Runs.Count == 0 || Runs.Any(range => range.Contains(run));

    /// <summary>Whether a connection is traced.</summary>
    /// <param name="connection">Its name.</param>
    /// <param name="instance">Which of those with the name, from 0.</param>
    public bool Takes(string connection, int instance) => Connections.Count == 0
        || Connections.Any(taken => taken.Name == connection && (taken.Instance ?? instance) == instance);
}
