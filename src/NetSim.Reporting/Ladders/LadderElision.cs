using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>Segments in the middle of a long conversation that are not drawn.</summary>
/// <param name="At">When the first of them was sent.</param>
/// <param name="Until">When the last of them was sent.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Lost">How many of them were lost.</param>
public sealed record LadderElision(SimTime At, SimTime Until, int Count, int Lost) : LadderStep(At)
{
    /// <summary>States that the client entered meanwhile.</summary>
    public IReadOnlyList<LadderMark> ClientMarks { get; init; } = [];

    /// <summary>States that the server entered meanwhile.</summary>
    public IReadOnlyList<LadderMark> ServerMarks { get; init; } = [];

    /// <summary>What is written in their place: “312 segments left out, 4 of them lost (0.410 s to 2.113
    /// s)”.</summary>
    public string Text =>
        $"{Count} segments left out{(Lost > 0 ? $", {Lost} of them lost" : "")} "
        + $"({LadderTime.Point(At)} to {LadderTime.Point(Until)} ms)";
}
