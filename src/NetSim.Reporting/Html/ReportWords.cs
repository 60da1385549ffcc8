using NetSim.Reporting.Charts;

namespace NetSim.Reporting.Html;

/// <summary>The words of a report that are not the topology’s own.</summary>
/// <param name="language">Their language.</param>
internal sealed class ReportWords(ChartLanguage language)
{
    /// <summary>The language, as HTML names it.</summary>
    public string Tag => Say("en", "zh-Hans");

    /// <summary>The headings.</summary>
    public string Asked => Say("What was asked", "研究内容");

    /// <inheritdoc cref="Asked"/>
    public string Answer => Say("The answer", "结论");

    /// <inheritdoc cref="Asked"/>
    public string Topology => Say("Topology", "拓扑");

    /// <inheritdoc cref="Asked"/>
    public string Summary => Say("Summary", "汇总");

    /// <inheritdoc cref="Asked"/>
    public string Breakdown => Say("Where the time goes", "时间去向");

    /// <inheritdoc cref="Asked"/>
    public string Distributions => Say("Distributions", "分布");

    /// <inheritdoc cref="Asked"/>
    public string Charts => Say("Charts", "图表");

    /// <inheritdoc cref="Asked"/>
    public string Connections => Say("Single connections", "单个连接");

    /// <inheritdoc cref="Asked"/>
    public string Reproduce => Say("How to make it again", "如何复现");

    /// <inheritdoc cref="Asked"/>
    public string Scenario => Say("The topology with every default", "含全部默认值的拓扑");

    /// <inheritdoc cref="Asked"/>
    public string Contents => Say("Contents", "目录");

    /// <summary>What stands above the summary.</summary>
    public string SummaryNote => Say(
        "Times in milliseconds over all connections; a connection that never got there counts as infinitely slow. "
        + "The interval beside a quantile holds it with 95 % confidence. Click a heading to sort.",
        "时间单位为毫秒，统计全部连接；未到达该阶段的连接按无穷大计。分位数旁为 95 % 置信区间。点击表头可排序。");

    /// <summary>What stands above the curves.</summary>
    public string CurveNote => Say(
        "The share of all connections that took no longer. Drag to zoom, double-click to see all again; the values under the pointer "
        + "stand below. Keys: + and - zoom, the arrows move, 0 shows all.",
        "耗时不超过横轴值的连接所占比例。拖动可放大，双击复原；指针处的数值显示在下方。按键：+ 与 - 缩放，方向键移动，0 复原。");

    /// <summary>What the slider of a ladder is for.</summary>
    public string Slider => Say("Time", "时间");

    /// <summary>The axes of curves.</summary>
    public string TimeAxis => Say("time (ms)", "时间 (ms)");

    /// <inheritdoc cref="TimeAxis"/>
    public string ShareAxis => Say("share of connections (%)", "连接占比 (%)");

    /// <summary>Where it was made.</summary>
    public string Made => Say("Made by netsim", "由 netsim 生成");

    private string Say(string english, string chinese) => language == ChartLanguage.Chinese ? chinese : english;
}
