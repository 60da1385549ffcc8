using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Html;

namespace NetSim.Tests.Reporting.Html;

/// <summary>Reports for tests.</summary>
internal static class Reports
{
    private const string Svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><clipPath id=\"part0\"><rect width=\"40\" height=\"20\" /></clipPath>"
        + "<g clip-path=\"url(#part0)\"><rect width=\"40\" height=\"20\" /></g></svg>";

    /// <summary>A report of everything that there can be, with a name that wants to be markup.</summary>
    public static ReportContent Of(string name) => new()
    {
        Title = name,
        Facts = [("topology", name), ("runs", "2")],
        Answers = [$"{name}: the p95 is 20 ms."],
        Map = Svg,
        Summary = new ReportTable(["connection", "p50"], [[name, "10.00 (9.00 – 11.00)"], ["b", "9.50 (9.00 – ∞)"], ["c", "∞"]]),
        Curves = [new ReportCurves(name, [ReportCurve.Of(name, new Sample(3, 3, [10_000_000, 20_000_000]))])],
        Charts = [new ReportPicture("ecdf", name, Svg), new ReportPicture("tail", name, Svg)],
        Ladders = [new ReportLadder(name, "20 ms: 20 propagation", Svg, [(0.5, 0), (0.75, 10), (1, 20)])],
        Command = $"netsim run \"{name}\"",
        Scenario = $"name: {name}\n",
    };
}
