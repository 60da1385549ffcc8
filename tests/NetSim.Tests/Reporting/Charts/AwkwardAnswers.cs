using System.Globalization;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;

namespace NetSim.Tests.Reporting.Charts;

/// <summary>Comparisons, sensitivity analyses and runs that are hard to draw.</summary>
internal static class AwkwardAnswers
{
    private const string LongName = "a-name-of-sixty-characters-for-a-connection-in-a-far-away-da";

    /// <summary>A source with them, beside the study that it has.</summary>
    public static ChartSource Beside(ChartSource source, string study) => source with
    {
        Comparison = Comparison(study),
        Sensitivity = Sensitivity(study),
        Stored = name => Stored(name, study),
        Decompositions = [.. source.Study!.Points.SelectMany(point => source.Study.Connections, (point, name) => (point, name))
            .SelectMany(row => Decompositions(row.point, row.name, study))],
    };

    // Every part at least once, of very different lengths; nothing takes any time in the study of zeros.
    private static IEnumerable<DecompositionRow> Decompositions(int point, string connection, string study)
    {
        foreach (var (statistic, at) in new[] { ("mean", 1), ("p50", 2), ("p95", 3), ("p99", 40) })
        {
            var parts = new LatencyParts([.. Enum.GetValues<LatencyPart>().Select((_, part) =>
                new SimDuration(study == "zero" ? 0 : study == "one connection" ? (part == 0 ? 100_000_000 : 0) : at * (1L << part) * 1000))]);
            yield return new DecompositionRow
            {
                Point = point,
                Connection = connection,
                Phase = Phase.Total,
                Statistic = statistic,
                Value = parts.Total,
                Connections = 11,
                Parts = parts,
            };
        }
    }

    /// <summary>A comparison.</summary>
    public static StoredComparison Comparison(string study) => study switch
    {
        "one point" => new("a.yaml", "b.yaml", [Difference("page", "mean", 5e6, 4e6, 6e6)]),
        "all failures" => new("a.yaml", "b.yaml", [Difference("page", "p95", double.NaN, double.NaN, double.NaN)]),
        "zero variance" => new("a.yaml", "a.yaml", [Difference("page", "mean", 0, 0, 0), Difference("page", "p95", 0, 0, 0)]),
        "thousand points" => new("a", "b", [.. Enumerable.Range(0, 1000).Select(i => Difference($"c{i}", "p50", i * 1e6, i * 1e6 - 5e6, i * 1e6 + 5e6))]),
        "Chinese" => new("结果/甲", "结果/乙", [Difference("网页", "p95", double.PositiveInfinity, 1e9, double.PositiveInfinity)]),
        _ => new(LongName, LongName, [Difference(LongName, "p99", -20e9, -30e9, -10e9), Difference("b", "p99", 1, -1e9, 1e9)]),
    };

    /// <summary>A sensitivity analysis.</summary>
    public static StoredSensitivity Sensitivity(string study) => study switch
    {
        "one point" => new("s", "p95(total)", false, Interval(100e6), [new("links.a.delay", "11 ms", Interval(110e6))]),
        "all failures" => new("s", "p95(total)", false, Interval(double.PositiveInfinity), [new("links.a.delay", "11 ms", Interval(double.PositiveInfinity))]),
        "zero variance" => new("s", "completed", true, Interval(1), [new("links.a.loss", "1 %", Interval(1)), new("links.a.loss", "2 %", Interval(1))]),
        "thousand points" => new("s", "mean(total)", false, Interval(100e6), [.. Enumerable.Range(0, 1000).Select(i => new StoredChange($"links.l{i}.delay", "1 ms", Interval(100e6 + i)))]),
        "Chinese" => new("网页", "p95(网页.total)", false, Interval(100e6), [new("连接.网页", "三百毫秒", Interval(90e6)), new("连接.网页", "一秒", Interval(900e6))]),
        _ => new(LongName, $"p95({LongName}.total)", false, Interval(100e6), [new($"connections.{LongName}.tls.certificate", LongName, Interval(20e9))]),
    };

    private static ChartNumbers? Stored(string name, string study) => name switch
    {
        "congestion" => new(["side", "series", "time_ms", "value"], [.. Enumerable.Range(0, study == "thousand points" ? 1000 : 1).SelectMany(i => new[]
        {
            Row("server", "cwnd", i, 10 + i % 50), Row("server", "in_flight", i, i % 40), Row("server", "rto_ms", i, study == "zero" ? 0 : 200),
            Row("server", "srtt_ms", i, 20.5), Row("server", "throughput_mbit_s", i, i),
        })]),
        "queues" => new(["link", "series", "time_ms", "packets"], [.. Enumerable.Range(0, study == "thousand points" ? 1000 : 2).SelectMany(i => new[]
        {
            Row($"{(study == "Chinese" ? "接入" : LongName)} {i % 20}", "waiting", i, study == "zero" ? 0 : i), Row($"{LongName} {i % 20}", "lost", i, 3),
        })]),
        "transitions" => new(["side", "layer", "from", "to", "count", "dwell_ms"], [.. Transitions(study)]),
        _ => null,
    };

    private static IEnumerable<IReadOnlyList<string>> Transitions(string study)
    {
        var states = study == "one point" ? ["LISTEN"] : study == "Chinese" ? ["关闭", "已建立连接", "等待"] : new[] { "CLOSED", "SYN-SENT", LongName, "TIME-WAIT" };
        foreach (var side in new[] { "client", "server" })
        {
            for (var from = 0; from < states.Length; from++)
            {
                for (var to = 0; to < states.Length; to++)
                {
                    yield return [side, "tcp", states[from], from == to ? "" : states[to], "123456", from == to ? "" : "100.25"];
                }
            }
        }
    }

    private static IReadOnlyList<string> Row(string group, string series, double at, double value) =>
        [group, series, at.ToString(CultureInfo.InvariantCulture), value.ToString(CultureInfo.InvariantCulture)];

    private static StoredDifference Difference(string connection, string statistic, double value, double low, double high) =>
        new(connection, Phase.Total, statistic, 100e6, 100e6 + value, new SummaryInterval(value, low, high), 100);

    private static SummaryInterval Interval(double value) => new(value, 0.9 * value, 1.1 * value);
}
