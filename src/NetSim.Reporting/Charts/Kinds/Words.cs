using NetSim.Network;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>Words that several kinds of charts use, in both languages.</summary>
internal static class Words
{
    /// <summary>A phase’s name.</summary>
    public static string Name(this ChartStyle style, Phase phase) => style.Say(
        RecordNames.Of(phase).Replace('_', ' '),
        phase switch
        {
            Phase.Connect => "连接",
            Phase.Handshake => "TLS 握手",
            Phase.FirstByte => "首字节",
            Phase.LastByte => "末字节",
            Phase.Close => "关闭",
            Phase.Total => "总时长",
        });

    /// <summary>What a phase measures.</summary>
    public static string Meaning(this ChartStyle style, Phase phase) => phase switch
    {
        Phase.Connect => style.Say("from the open to ESTABLISHED at the client", "从打开到客户端进入 ESTABLISHED"),
        Phase.Handshake => style.Say("from ESTABLISHED to the end of the TLS handshake", "从 ESTABLISHED 到 TLS 握手完成"),
        Phase.FirstByte => style.Say("from the open to the first byte received", "从打开到收到首字节"),
        Phase.LastByte => style.Say("from the open to the last byte received", "从打开到收到末字节"),
        Phase.Close => style.Say("from the first FIN or RST to the end at both sides", "从首个 FIN 或 RST 到双方结束"),
        Phase.Total => style.Say("from the open to the end of the stream", "从打开到数据流结束"),
    };

    /// <summary>How many did not get there, of how many.</summary>
    public static string Reaching(this ChartStyle style, long count, long missing) =>
        count == 0 ? style.Say("there were none", "没有连接")
        : missing == 0 ? style.Say($"all {count:#,0} got there", $"{count:#,0} 个全部到达")
        : style.Say($"{missing:#,0} of {count:#,0} did not get there", $"{count:#,0} 个中有 {missing:#,0} 个未到达");

    /// <summary>What stands where a connection did not get to.</summary>
    public static string Never(this ChartStyle style) => style.Say("never", "未到达");

    /// <summary>What stands in a field without any data.</summary>
    public static string Nobody(this ChartStyle style) => style.Say("no connection got there", "没有连接到达");

    /// <summary>What stands in a field of lengths that are all zero.</summary>
    public static string Timeless(this ChartStyle style) => style.Say("all took no time", "均未耗时");

    /// <summary>How a connection ended, as tables name it.</summary>
    public static string Outcome(this ChartStyle style, string name) => style.Say(
        name.Replace('_', ' '),
        name switch
        {
            "unfinished" => "未结束",
            "completed" => "完成",
            "refused" => "被拒绝",
            "timed_out" => "超时",
            "reset_by_peer" => "被对方重置",
            "unreachable" => "不可达",
            "aborted" => "中止",
            "tls_failed" => "TLS 失败",
            "truncated" => "截断",
            _ => name,
        });

    /// <summary>A time’s text, or that it was not reached.</summary>
    public static string Time(this ChartStyle style, TimeUnit unit, double nanoseconds) =>
        double.IsInfinity(nanoseconds) ? style.Say("not reached", "未到达")
        : double.IsNaN(nanoseconds) ? "–"
        : unit.Text(nanoseconds);

    /// <summary>The name of a quantile: “p95”.</summary>
    public static string Quantile(double probability) => $"p{Figures.NumberText.Of(100 * probability)}";

    /// <summary>The name of a chart’s files.</summary>
    /// <param name="kind">The kind’s name.</param>
    /// <param name="part">What tells it from others of its kind; empty for the only one.</param>
    public static string File(string kind, string part) => part.Length == 0
        ? kind
        : $"{kind}-{string.Concat(part.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'))}";
}
