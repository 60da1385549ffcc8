namespace NetSim.Reporting.Charts.Figures;

/// <summary>A curve.</summary>
/// <param name="Points">Its points, from left to right.</param>
/// <param name="Style">What it looks like.</param>
/// <param name="IsStepped">Whether each point holds until the next.</param>
/// <param name="Width">How thick it is.</param>
internal sealed record CurveMark(
    IReadOnlyList<(double X, double Y)> Points, LineStyle Style, bool IsStepped = false, float Width = 2) : FigureMark;
