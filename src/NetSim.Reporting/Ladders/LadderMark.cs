namespace NetSim.Reporting.Ladders;

/// <summary>Something that happened at one end, written beside its lifeline.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Text">What is written: “FIN-WAIT-1”, “WAIT_SH”, “close()”.</param>
public sealed record LadderMark(LadderMarkKind Kind, string Text);
