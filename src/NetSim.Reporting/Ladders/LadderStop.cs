using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>A place on one lifeline: an end of a message, or a note.</summary>
internal sealed record LadderStop
{
    /// <summary>When.</summary>
    public required SimTime At { get; init; }

    /// <summary>Which comes first of those at one instant.</summary>
    public required int Order { get; init; }

    /// <summary>Whether on the client’s lifeline.</summary>
    public required bool IsClient { get; init; }

    /// <summary>What is written beside it.</summary>
    public required IReadOnlyList<LadderMark> Marks { get; init; }

    /// <summary>Pixels that it needs above it.</summary>
    public required float Above { get; init; }

    /// <summary>Pixels that it needs below it.</summary>
    public required float Below { get; init; }

    /// <summary>Whether a message begins here.</summary>
    public bool IsBegin { get; init; }

    /// <summary>Whether it begins at a node in the middle instead of here.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>How far the text of the message that begins here reaches along its arrow, in
    /// pixels.</summary>
    public float Reach { get; init; }

    /// <summary>Where the message began that ends here, or would have ended here; null if none did.</summary>
    public LadderStop? Begin { get; init; }

    /// <summary>Where it is drawn, in pixels from the top; set by the layout.</summary>
    public float Y { get; set; }
}
