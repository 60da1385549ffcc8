using System.Globalization;
using System.Text;
using NetSim.Network;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;

namespace NetSim.Tests.Reporting.Charts;

/// <summary>Results of a study that never ran: tables are written and read back.</summary>
internal sealed class StudyBuilder(params string[] parameters)
{
    private readonly StringBuilder _connections = new(
        "point,run,connection,instance,outcome,start_ms,connect_ms,handshake_ms,first_byte_ms,last_byte_ms,close_ms,total_ms\n");

    private readonly StringBuilder _summary = new(
        "point,connection,phase,p50_ms,p50_low_ms,p50_high_ms,p95_ms,p95_low_ms,p95_high_ms,p99_ms,p99_low_ms,p99_high_ms\n");

    private static readonly IReadOnlyList<double> Quantiles = [0.5, 0.95, 0.99];
    private readonly List<string[]> _values = [];

    /// <summary>Begins a point with the value of each parameter.</summary>
    public StudyBuilder Point(params string[] values)
    {
        _values.Add(values);
        return this;
    }

    /// <summary>Adds connections to the point, one a run; null for one that never got anywhere. A connection of t ms connects
    /// after t/10, has a TLS handshake of t/5, its first byte after t/2 and its last after 9/10 of t.</summary>
    public StudyBuilder Connections(string name, params double?[] totals)
    {
        for (var run = 0; run < totals.Length; run++)
        {
            var lengths = totals[run] is { } total
                ? new[] { total / 10, total / 5, total / 2, total * 0.9, 1, total }.Select(Text)
                : Enumerable.Repeat("", 6);
            _connections.Append(CultureInfo.InvariantCulture, $"{_values.Count - 1},{run},{Quoted(name)},0,{(totals[run] is null ? "timed_out" : "completed")},0,{string.Join(',', lengths)}\n");
        }

        // Intervals of a tenth to both sides.
        var reached = totals.Select(total => total ?? double.PositiveInfinity).Order().ToList();
        foreach (var phase in new[] { Phase.Connect, Phase.Total })
        {
            var share = phase == Phase.Connect ? 0.1 : 1;
            var cells = Quantiles.Select(p => reached.Count == 0 ? double.PositiveInfinity : share * reached[(int)(p * (reached.Count - 1))])
                .SelectMany(value => double.IsInfinity(value) ? ["", "", ""] : new[] { Text(value), Text(0.9 * value), Text(1.1 * value) });
            _summary.Append(
                CultureInfo.InvariantCulture, $"{_values.Count - 1},{Quoted(name)},{RecordNames.Of(phase)},{string.Join(',', cells)}\n");
        }

        return this;
    }

    /// <summary>The charts’ source.</summary>
    public ChartSource Source(string title = "a study", SimDuration warmUp = default)
    {
        var folder = Directory.CreateTempSubdirectory("netsim-test-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "connections.csv"), _connections.ToString());
            File.WriteAllText(Path.Combine(folder, "summary.csv"), _summary.ToString());
            return new ChartSource { Title = title, Study = StudyResults.Read(folder, parameters, _values, _ => warmUp) };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(double milliseconds) => milliseconds.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
