namespace NetSim.Reporting.Charts.Kinds;

/// <summary>An even choice of what a chart has no room for in full.</summary>
internal static class Choice
{
    /// <summary>At most so many, as far apart as they can be, with the first and the last.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, int atMost) => all.Count <= atMost
        ? all
        : [.. Enumerable.Range(0, atMost).Select(i => all[(int)((long)i * (all.Count - 1) / (atMost - 1))])];

    /// <summary>Says that it is a choice; empty where it is not.</summary>
    public static string Note(ChartStyle style, int shown, int all) => shown == all
        ? ""
        : style.Say(
            $" {shown:#,0} of {all:#,0} are shown, evenly chosen; the tables have all.",
            $"共 {all:#,0} 个，均匀选取其中 {shown:#,0} 个显示；完整数据见表格。");
}
