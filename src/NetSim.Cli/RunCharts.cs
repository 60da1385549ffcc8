using System.Text;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Ladders;

namespace NetSim.Cli;

/// <summary>Draws the charts of a study into its folder of results.</summary>
internal static class RunCharts
{
    /// <summary>Draws them. The tables are complete.</summary>
    public static void Draw(ResultsFolder folder, RunRequest request)
    {
        var scenario = request.ScenarioOf(0);
        var source = StoredCharts.Of(request.Study, folder.PathOf(""));
        if (request.Study.Points.Count == 1 && DrawOne(folder, scenario, request.Engine) is { } traced)
        {
            source = source with { Traced = traced };
        }

        new ChartFiles(name => folder.CreateFile($"charts/{name}"), new ChartStyle(), ChartFiles.Formats)
            .Write(ChartKinds.Make(source, scenario.Charts));
    }

    // The first connection of run 0 stands for all in the diagrams that show one.
    private static TracedRun? DrawOne(ResultsFolder folder, Scenario scenario, string engine)
    {
        var title = scenario.Name;
        var trace = new RunTrace();
        var background = scenario.Connections.Where(spec => spec.IsBackground).Select(spec => spec.Name)
            .ToHashSet(StringComparer.Ordinal);
        var opened = new Simulation(scenario, EngineChoice.Named(engine)()).Run(0, trace).Connections
            .Where(record => !background.Contains(record.Connection)).ToList();
        if (opened.Count == 0)
        {
            return null;
        }

        var connection = scenario.Connections.First(spec => spec.Name == opened[0].Connection);
        var instance = opened[0].Instance;
        Write(
            folder,
            StateChart.Name,
            StateChart.Png(title, connection, trace, run: 0, instance),
            StateChart.Svg(title, connection, trace, run: 0, instance));
        var ladder = Ladder.Of(title, connection, trace, run: 0, instance);
        Write(folder, "ladder", LadderPng.Draw(ladder), LadderSvg.Draw(ladder));
        return new TracedRun(0, connection.Name, instance, trace);
    }

    private static void Write(ResultsFolder folder, string name, byte[] png, string svg)
    {
        using var bitmap = folder.CreateFile($"charts/{name}.png");
        bitmap.Write(png);
        using var vectors = folder.CreateFile($"charts/{name}.svg");
        vectors.Write(Encoding.UTF8.GetBytes(svg));
    }
}
