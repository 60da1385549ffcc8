using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>A step of a ladder, from top to bottom: a message, a note, a long wait, or messages left
/// out.</summary>
/// <param name="At">When it begins.</param>
public abstract record LadderStep(SimTime At);
