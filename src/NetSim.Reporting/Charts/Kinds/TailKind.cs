using NetSim.Network;
using NetSim.Reporting.Charts.Figures;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The share of all connections that had not got there yet, on a logarithmic axis.</summary>
internal sealed class TailKind : CurveKind
{
    // Far below every share that a sample can have.
    private const double Zero = 1e-7;

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Tail;

    /// <inheritdoc/>
    public override string Needs => "it needs the connections of a run";

    /// <inheritdoc/>
    public override string Meaning => "The share of all connections that had not got there yet, on a logarithmic axis.";

    /// <inheritdoc/>
    protected override string What(ChartStyle style, string of) => style.Say($"tail of the latency ({of})", $"时延的尾部（{of}）");

    /// <inheritdoc/>
    protected override string Caption(ChartStyle style) => style.Say(
        "1 − ECDF over all connections: a curve stays where some never got there. Shaded, with up to four curves: the "
        + "Dvoretzky–Kiefer–Wolfowitz band of 95 %.",
        "对全部连接的 1 − ECDF：有连接未到达时，曲线停留在其比例处。阴影（不超过四条曲线时）：95 % 的 Dvoretzky–Kiefer–Wolfowitz 带。");

    /// <inheritdoc/>
    protected override NumberAxis Shares(ChartStyle style, double least) => new(
        style.Say("share not there yet (%)", "尚未到达的比例（%）"), Math.Min(10, 100 * least / 2), 110, isLogarithmic: true);

    /// <inheritdoc/>
    protected override double Place(double share) => 100 * Math.Max(Zero, 1 - share);
}
