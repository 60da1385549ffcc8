using NetSim.Network;
using NetSim.Reporting.Charts.Figures;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The share of all connections that had got there after a time.</summary>
internal sealed class EcdfKind : CurveKind
{
    /// <inheritdoc/>
    public override ChartType Type => ChartType.Ecdf;

    /// <inheritdoc/>
    public override string Needs => "it needs the connections of a run";

    /// <inheritdoc/>
    public override string Meaning => "The share of all connections that had got there after a time, with a confidence band.";

    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => source.Study is not null;

    /// <inheritdoc/>
    protected override string What(ChartStyle style, string of) => style.Say($"latency ({of})", $"时延（{of}）");

    /// <inheritdoc/>
    protected override string Caption(ChartStyle style) => style.Say(
        "Shares are of all connections: a curve ends below 100 % where some never got there. Shaded, with up to four curves: the "
        + "Dvoretzky–Kiefer–Wolfowitz band, which holds the whole true curve with 95 %.",
        "比例以全部连接计：有连接未到达时，曲线止于 100 % 以下。阴影（不超过四条曲线时）：Dvoretzky–Kiefer–Wolfowitz 带，以 95 % 的置信度包含整条真实曲线。");

    /// <inheritdoc/>
    protected override NumberAxis Shares(ChartStyle style, double least) =>
        new(style.Say("share of all connections (%)", "占全部连接的比例（%）"), 0, 103);

    /// <inheritdoc/>
    protected override double Place(double share) => 100 * share;
}
