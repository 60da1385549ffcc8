using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>A band across a ladder in place of time that is not drawn.</summary>
/// <param name="Text">What it says.</param>
/// <param name="From">When the time that is not drawn begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="ClientMarks">What happened at the client meanwhile.</param>
/// <param name="ServerMarks">What happened at the server meanwhile.</param>
internal sealed record LadderBand(
    string Text,
    SimTime From,
    SimTime Until,
    IReadOnlyList<LadderMark> ClientMarks,
    IReadOnlyList<LadderMark> ServerMarks)
{
    /// <summary>How many lines of marks it has on its fuller side.</summary>
    public int Lines => Math.Max(ClientMarks.Count, ServerMarks.Count);

    /// <summary>Where its middle is, in pixels from the top; set by the layout.</summary>
    public float Y { get; set; }

    /// <summary>How high it is.</summary>
    public float Height => Math.Max(30, 15 * Lines + 12);
}
