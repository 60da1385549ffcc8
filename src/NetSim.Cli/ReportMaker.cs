using System.Globalization;
using System.Text.Json;
using NetSim.Network;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Html;
using NetSim.Reporting.Maps;
using NetSim.Reporting.Tables;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>Gathers what a report of a folder of results tells.</summary>
/// <param name="folder">The folder.</param>
/// <param name="language">In which language.</param>
internal sealed class ReportMaker(string folder, ChartLanguage language)
{
    private const int Width = 1000;

    private static readonly IReadOnlyList<string> Quantiles = ["p50", "p95", "p99"];

    // The phase that answers first, of those that a connection has.
    private static readonly IReadOnlyList<Phase> Headlines = [Phase.LastByte, Phase.FirstByte, Phase.Handshake, Phase.Connect];

    /// <summary>Gathers it.</summary>
    public ReportContent Make()
    {
        var (_, study) = StoredStudy.Read(folder);
        var source = StoredCharts.Of(study, folder);
        var results = source.Study!;
        var first = study.ScenarioOf(study.Points[results.Points.Count > 0 ? results.Points[0] : 0]);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, Reporting.RunManifest.FileName)));
        var facts = new ReportFacts(manifest.RootElement, language);
        var (sentences, breakdowns) = results.Points.Count == 0
            ? ([], [])
            : new ReportBreakdown(study, language).Make(results, Slowest(results), name => HeadlineOf(results, name));
        return new ReportContent
        {
            Title = first.Name,
            Facts = facts.List(),
            Answers = [.. results.Connections.SelectMany(name => Answers(results, name)), .. sentences],
            Breakdowns = breakdowns,
            Map = MapSvg.Draw(TopologyMap.Of(first, language == ChartLanguage.Chinese), Width, isDark: false),
            Summary = Summary(results),
            Curves = [.. results.Connections.Select(name => Curves(results, name)).OfType<ReportCurves>()],
            Charts = [.. Charts(source)],
            Ladders = new ReportLadders(folder, study, language).Make(results, name => HeadlineOf(results, name)),
            Command = facts.Command(),
            Scenario = manifest.RootElement.GetProperty("scenario").GetString()!,
        };
    }

    // The point whose p95 is the largest, by the first connection that got anywhere.
    private static int Slowest(StudyResults results) =>
        results.Connections.FirstOrDefault(name => HeadlineOf(results, name) is not null) is { } name
            ? results.Points.MaxBy(point => results.Sample(point, name, HeadlineOf(results, name)!.Value).Quantile(0.95))
            : results.Points[0];

    private static Phase? HeadlineOf(StudyResults results, string connection) =>
        Headlines.Select(phase => (Phase?)phase).FirstOrDefault(phase => results.Has(phase!.Value, connection));

    private string Say(string english, string chinese) => language == ChartLanguage.Chinese ? chinese : english;

    private IEnumerable<string> Answers(StudyResults results, string connection)
    {
        if (HeadlineOf(results, connection) is not { } phase)
        {
            yield return Say($"{connection}: no connection was made.", $"{connection}：没有任何连接建立。");
            yield break;
        }

        // Of a sweep, its best and its worst point.
        var points = results.Points.OrderBy(point => results.Sample(point, connection, phase).Quantile(0.95)).ToList();
        foreach (var point in points.Count == 1 ? points : [points[0], points[^1]])
        {
            yield return Answer(results, connection, phase, point);
        }
    }

    private string Answer(StudyResults results, string connection, Phase phase, int point)
    {
        var sample = results.Sample(point, connection, phase);
        var where = PointNames.Of(results, point);
        var quantile = sample.Quantile(0.95) / 1e6;
        var interval = results.Interval(point, connection, phase, "p95");
        var name = RecordNames.Of(phase);
        var value = double.IsFinite(quantile) ? Number(quantile) + " ms" : Say("never", "未到达");
        var range = interval is { } known && double.IsFinite(known.Low)
            ? Say(
                $" (95 % interval {Number(known.Low / 1e6)} to {Bound(known.High)} ms)",
                $"（95 % 置信区间 {Number(known.Low / 1e6)} 至 {Bound(known.High)} ms）")
            : "";
        var counted = sample.Count.ToString("N0", CultureInfo.InvariantCulture);
        var missing = sample.Missing.ToString("N0", CultureInfo.InvariantCulture);
        var at = where.Length > 0 ? Say($" with {where}", $"（{where}）") : "";
        return Say(
            $"{connection}{at}: the p95 of {name} is {value}{range}, over {counted} connections, of which {missing} did not get there.",
            $"{connection}{at}：{name} 的 p95 为 {value}{range}；共 {counted} 个连接，其中 {missing} 个未到达。");
    }

    private ReportTable Summary(StudyResults results)
    {
        var parameters = results.Parameters.Select((_, index) => PointNames.Parameter(results.Parameters, index));
        string[] columns = [
            .. parameters, Say("connection", "连接"), Say("phase", "阶段"), Say("reached", "到达"), Say("missing", "未到达"),
            .. Quantiles,
        ];
        var rows = from point in results.Points
                   from connection in results.Connections
                   from phase in Enum.GetValues<Phase>()
                   let sample = results.Sample(point, connection, phase)
                   where sample.Reached > 0
                   select (IReadOnlyList<string>)[
                       .. results.Values[point], connection, RecordNames.Of(phase), Whole(sample.Reached), Whole(sample.Missing),
                .. Quantiles.Select(name => Cell(results.Interval(point, connection, phase, name))),
            ];
        return new ReportTable(columns, [.. rows]);
    }

    private static string Cell(SummaryInterval? interval) => interval is { } known && double.IsFinite(known.Value)
        ? Number(known.Value / 1e6)
            + (double.IsFinite(known.Low) ? $" ({Number(known.Low / 1e6)} – {Bound(known.High)})" : "")
        : "∞";

    private ReportCurves? Curves(StudyResults results, string connection) => HeadlineOf(results, connection) is { } phase
        ? new ReportCurves(
            $"{connection}: {RecordNames.Of(phase)}",
            [.. results.Points.Where(point => results.Sample(point, connection, phase).Reached > 0).Select(point => ReportCurve.Of(
                PointNames.Of(results, point) is { Length: > 0 } name ? name : Say("all connections", "全部连接"),
                results.Sample(point, connection, phase)))])
        : null;

    private IEnumerable<ReportPicture> Charts(ChartSource source)
    {
        var style = new ChartStyle { Width = Width, Language = language };
        var kinds = ChartKinds.All.Where(kind => kind.IsDefault(source)).Select(kind => new ChartSpec { Type = kind.Type });
        return ChartKinds.Make(source, [.. kinds])
            .Select(chart => new ReportPicture(chart.Name, chart.Describe(style), chart.Svg(style)));
    }

    private static string Bound(double nanoseconds) => double.IsFinite(nanoseconds) ? Number(nanoseconds / 1e6) : "∞";

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double milliseconds) => milliseconds.ToString(milliseconds < 100 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}
