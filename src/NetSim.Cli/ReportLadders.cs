using System.Globalization;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Network.Tracing;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Explaining;
using NetSim.Reporting.Html;
using NetSim.Reporting.Ladders;
using NetSim.Reporting.Tables;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>The connections that a report shows packet by packet: their runs are simulated again.</summary>
/// <param name="folder">The folder of results.</param>
/// <param name="study">Its study.</param>
/// <param name="language">In which language.</param>
internal sealed class ReportLadders(string folder, Study study, ChartLanguage language)
{
    // A run of more connections takes too long to be traced for a picture.
    private const int MostInRun = 5_000;

    private static readonly IReadOnlyList<(string Name, double Probability)> Shown = [("p50", 0.5), ("p99", 0.99)];

    /// <summary>The median connection and the one at the 99th percentile, of the first name at the first point.</summary>
    /// <param name="results">The results.</param>
    /// <param name="headline">The phase that counts for a name; null where none was reached.</param>
    public IReadOnlyList<ReportLadder> Make(StudyResults results, Func<string, Phase?> headline)
    {
        if (results.Points.Count == 0 || results.Connections.FirstOrDefault(name => headline(name) is not null) is not { } connection)
        {
            return [];
        }

        var point = results.Points[0];
        var phase = headline(connection)!.Value;
        var sample = results.Sample(point, connection, phase);
        if (sample.Runs == 0 || sample.Count / sample.Runs > MostInRun)
        {
            return [];
        }

        var wanted = Shown.Select(shown => sample.Quantile(shown.Probability)).ToList();
        var found = Nearest(point, connection, phase, wanted);
        return [.. Shown.Zip(found).Where(pair => pair.Second is not null)
            .Select(pair => Draw(results, pair.First.Name, pair.Second!, phase))];
    }

    // The first connection that is as near to each quantile as any.
    private ConnectionRow?[] Nearest(int point, string connection, Phase phase, List<double> wanted)
    {
        var found = new ConnectionRow?[wanted.Count];
        foreach (var row in ConnectionReader.Read(folder, point).Where(row => row.Connection == connection))
        {
            for (var index = 0; index < wanted.Count; index++)
            {
                var length = row.Lengths[(int)phase];
                var best = found[index]?.Lengths[(int)phase] ?? double.PositiveInfinity;
                if (double.IsFinite(length) && Math.Abs(length - wanted[index]) < Math.Abs(best - wanted[index]))
                {
                    found[index] = row;
                }
            }
        }

        return found;
    }

    private ReportLadder Draw(StudyResults results, string quantile, ConnectionRow row, Phase phase)
    {
        var scenario = study.ScenarioOf(study.Points[row.Point]);
        var trace = new RunTrace();
        var simulation = new Simulation(scenario, EngineChoice.Named(EngineChoice.Native)()) { Explains = ExplanationDetail.Paths };
        var record = simulation.Run(row.Run, trace).Connections
            .First(record => record.Connection == row.Connection && record.Instance == row.Instance);
        var spec = scenario.Connections.First(spec => spec.Name == row.Connection);
        var (svg, stops) = LadderSvg.DrawWithStops(Ladder.Of(scenario.Name, spec, trace, row.Run, row.Instance));
        var where = PointNames.Of(results, row.Point);
        var time = (row.Lengths[(int)phase] / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
        var isChinese = language == ChartLanguage.Chinese;
        var caption = isChinese
            ? $"{row.Connection}，{quantile}：{RecordNames.Of(phase)} {time} ms（第 {row.Run} 次运行，第 {row.Instance} 个{(where.Length > 0 ? $"，{where}" : "")}）"
            : $"{row.Connection} at the {quantile}: {RecordNames.Of(phase)} {time} ms "
                + $"(run {row.Run}, instance {row.Instance}{(where.Length > 0 ? $", {where}" : "")})";
        var parts = record.Latency?[phase] is { } latency ? PartText.Sentence(latency) : "";
        return new ReportLadder(caption, parts, svg, [.. stops.Select(stop => (stop.Share, stop.At.Nanoseconds / 1e6))]);
    }
}
