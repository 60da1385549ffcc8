using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>A long time in which nothing happened, drawn shorter than it is.</summary>
/// <param name="At">When it begins.</param>
/// <param name="Until">When it ends.</param>
public sealed record LadderWait(SimTime At, SimTime Until) : LadderStep(At)
{
    /// <summary>How long it is, as it is written: “1000 ms”, “60 s”.</summary>
    public string Text => LadderTime.Length(Until - At);
}
