using System.Globalization;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Kinds;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Html;
using NetSim.Reporting.Tables;
using NetSim.Studies;
using NetSim.Topologies;
using NetSim.Units;

namespace NetSim.Cli;

/// <summary>Says in a report where the time of the connections around each quantile goes: some of the runs are simulated again.</summary>
/// <param name="study">The study.</param>
/// <param name="language">In which language.</param>
internal sealed class ReportBreakdown(Study study, ChartLanguage language)
{
    // So many connections say where a p95 comes from, in a second or two.
    private const int MostConnections = 20_000;
    private const string Told = "p95";

    private static readonly IReadOnlyList<string> Shown = ["mean", "p50", "p95", "p99"];

    private readonly ChartStyle _style = new() { Language = language };

    /// <summary>A table for each connection, and a sentence for its p95.</summary>
    /// <param name="results">The results.</param>
    /// <param name="point">The point that they are about.</param>
    /// <param name="headline">The phase that counts for a name; null where none was reached.</param>
    public (IReadOnlyList<string> Sentences, IReadOnlyList<ReportBreakdownTable> Tables) Make(
        StudyResults results, int point, Func<string, Phase?> headline)
    {
        var scenario = study.ScenarioOf(study.Points[point]);
        var sizes = results.Connections.Where(name => headline(name) is not null)
            .Select(name => results.Sample(point, name, headline(name)!.Value)).Where(static sample => sample.Runs > 0).ToList();
        var inRun = sizes.Sum(static sample => Math.Max(1, sample.Count / sample.Runs));
        if (sizes.Count == 0 || inRun > MostConnections)
        {
            return ([], []);
        }

        var runs = (int)Math.Clamp(MostConnections / inRun, 1, sizes.Max(static sample => sample.Runs));
        using var collector = new ExplanationCollector(scenario);
        var campaign = new Campaign(1, _ => scenario with { Runs = runs, Until = null }, EngineChoice.Named(EngineChoice.Native))
        {
            Threads = Environment.ProcessorCount,
            Explained = true,
        };
        campaign.Run(collector, progress: null, CancellationToken.None);
        var rows = DecompositionRows.Of(scenario, collector.Summary).ToList();
        var at = PointNames.Of(results, point);
        var told = from name in results.Connections
                   let phase = headline(name)
                   where phase is not null
                   let ofName = rows.Where(row => row.Connection == name && row.Phase == phase && Shown.Contains(row.Statistic, StringComparer.Ordinal)).ToList()
                   where ofName.Count > 0
                   select (Sentence(ofName, at), TableOf(ofName, at, runs));
        var all = told.ToList();
        return ([.. all.Select(static each => each.Item1).OfType<string>()], [.. all.Select(static each => each.Item2)]);
    }

    private string? Sentence(List<DecompositionRow> rows, string where)
    {
        if (rows.Find(static row => row.Statistic == Told) is not { } row)
        {
            return null;
        }

        var parts = Parts([row]).OrderByDescending(part => row.Parts[part].Nanoseconds).Select(part => $"{Milliseconds(row.Parts[part])} {NameOf(part)}");
        var at = where.Length > 0 ? Say($" with {where}", $"（{where}）") : "";
        return Say(
            $"Where the p95 of {row.Connection}{at} comes from, in the mean of the {row.Connections} connections around it: "
                + $"{Milliseconds(row.Parts.Total)} ms are {string.Join(", ", parts)}.",
            $"{row.Connection}{at} 的 p95 从何而来（其附近 {row.Connections} 个连接的平均）：{Milliseconds(row.Parts.Total)} ms 中，{string.Join("，", parts)}。");
    }

    private ReportBreakdownTable TableOf(List<DecompositionRow> rows, string where, int runs)
    {
        var caption = $"{rows[0].Connection}: {RecordNames.Of(rows[0].Phase)}{(where.Length > 0 ? $" ({where})" : "")}";
        var note = Say(
            $"Milliseconds of the connections around each quantile, over {(runs == 1 ? "the first run" : $"the first {runs} runs")}.",
            $"各分位数附近连接的耗时（毫秒），取自前 {runs} 次运行。");
        return new ReportBreakdownTable(caption, note, new ReportTable(
            [Say("part", "组成"), .. rows.Select(static row => row.Statistic)],
            [
                .. Parts(rows).Select(part => (IReadOnlyList<string>)[NameOf(part), .. rows.Select(row => Milliseconds(row.Parts[part]))]),
                [Say("together", "合计"), .. rows.Select(row => Milliseconds(row.Parts.Total))],
            ]));
    }

    // Without what is nothing when it is rounded.
    private static IEnumerable<LatencyPart> Parts(List<DecompositionRow> rows) => Enum.GetValues<LatencyPart>()
        .Where(part => rows.Exists(row => row.Parts[part].InMilliseconds >= 0.005));

    private string NameOf(LatencyPart part) => PartWords.NameOf(_style, part);

    private string Say(string english, string chinese) => language == ChartLanguage.Chinese ? chinese : english;

    private static string Milliseconds(SimDuration length) =>
        length.InMilliseconds.ToString(length.InMilliseconds < 100 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}
