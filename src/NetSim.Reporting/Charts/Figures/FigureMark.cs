namespace NetSim.Reporting.Charts.Figures;

/// <summary>Something between the axes, in their values.</summary>
internal abstract record FigureMark;
