using System.Globalization;
using NetSim.Network;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;
using NetSim.Studies.Comparing;
using Spectre.Console;

namespace NetSim.Cli;

/// <summary>Shows on the terminal what difference it makes.</summary>
internal static class ComparisonView
{
    private static readonly IReadOnlyList<double> Quantiles = [0.5, 0.95, 0.99];

    /// <summary>Shows it.</summary>
    /// <returns>The differences.</returns>
    public static IReadOnlyList<StoredDifference> Show(
        IReadOnlyList<(string Connection, Phase Phase, PairedSamples Pairs)> samples, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in new[] { "connection", "phase, ms" })
        {
            table.AddColumn(name);
        }

        foreach (var name in new[] { "A", "B", "B - A", "95 % interval", "runs saved" })
        {
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        }

        table.AddColumn("B is");
        var faster = new List<string>();
        var stored = new List<StoredDifference>();
        foreach (var (connection, phase, pairs) in samples)
        {
            var compared = new Comparison().Compare(pairs, Quantiles);
            var name = RecordNames.Of(phase);
            string[] statistics = ["mean", "p50", "p95", "p99"];
            foreach (var (statistic, difference) in statistics.Zip(compared.Quantiles.Prepend(compared.Mean)))
            {
                table.AddRow([.. Cells(connection, $"{statistic}({name})", difference).Select(Markup.Escape)]);
                stored.Add(new StoredDifference(
                    connection, phase, statistic, difference.First, difference.Second,
                    new SummaryInterval(difference.Value, difference.Low, difference.High), compared.Count));
            }

            var typical = compared.Typical with { First = double.NaN, Second = double.NaN };
            table.AddRow([.. Cells(connection, $"p50({name}) of pairs", typical).Select(Markup.Escape)]);
            faster.Add(string.Create(CultureInfo.InvariantCulture,
                $"  {connection} {name}: B is faster in {compared.Faster:0.0 %} of {compared.Count} pairs of {compared.Runs} runs")
                + (compared.FasterInterval is { } interval
                    ? string.Create(CultureInfo.InvariantCulture, $" ({interval.Low * 100:0.0} to {interval.High * 100:0.0})")
                    : ""));
        }

        terminal.Tables.Write(table);
        faster.ForEach(terminal.Output.WriteLine);
        return stored;
    }

    private static string[] Cells(string connection, string statistic, Difference difference) =>
    [
        connection,
        statistic,
        Number(difference.First),
        Number(difference.Second),
        Signed(difference.Value),
        double.IsNaN(difference.Low) ? "-" : $"{Signed(difference.Low)} to {Signed(difference.High)}",
        double.IsNaN(difference.Saved) ? "-"
            : double.IsInfinity(difference.Saved) ? "all" : $"x {difference.Saved.ToString("0.0", CultureInfo.InvariantCulture)}",
        Verdict(difference),
    ];

    private static string Verdict(Difference difference) => difference switch
    {
        { Low: 0, High: 0 } => "the same",
        { IsDistinguishable: false } => "not distinguishable",
        { High: < 0 } => "faster",
        _ => "slower",
    };

    private static string Number(double nanoseconds) => nanoseconds switch
    {
        double.NaN => "-",
        double.PositiveInfinity => "not reached",
        _ => (nanoseconds / 1e6).ToString("0.0##", CultureInfo.InvariantCulture),
    };

    private static string Signed(double nanoseconds) => nanoseconds switch
    {
        double.NaN => "-",
        double.PositiveInfinity => "never",
        double.NegativeInfinity => "-never",
        _ => (nanoseconds / 1e6).ToString("+0.0##;-0.0##;0", CultureInfo.InvariantCulture),
    };
}
