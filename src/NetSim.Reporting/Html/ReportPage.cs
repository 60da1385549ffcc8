using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml.Linq;
using NetSim.Reporting.Charts;
using static NetSim.Reporting.Html.ReportMarkup;

namespace NetSim.Reporting.Html;

/// <summary>Writes a report as one HTML file that needs no other and no network.</summary>
public static class ReportPage
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "report.html";

    // Chinese stays readable; “<” does not, so that no script can end early.
    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The page.</summary>
    /// <param name="content">What it tells.</param>
    /// <param name="language">In which language.</param>
    public static string Write(ReportContent content, ChartLanguage language)
    {
        var words = new ReportWords(language);
        var sections = Sections(content, words).ToList();
        var main = Of(
            "main",
            sections.Select(section => Of(
                "section", Attribute("aria-labelledby", section.Name), Of("h2", Attribute("id", section.Name), section.Heading), section.Parts)));
        var navigation = Of(
            "nav",
            Attribute("aria-label", words.Contents),
            Of("ul", sections.Select(section => Of("li", Of("a", Attribute("href", $"#{section.Name}"), section.Heading)))));
        var page = new StringBuilder("<!DOCTYPE html>\n");
        page.Append(CultureInfo.InvariantCulture, $"<html lang=\"{words.Tag}\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<link rel=\"icon\" href=\"data:,\">\n");
        page.Append(Text(Of("title", content.Title))).Append('\n');
        page.Append("<style>\n").Append(Resource("uPlot.css")).Append(Resource("report.css")).Append("</style>\n</head>\n<body>\n");
        page.Append(Text(Of("header", Of("h1", content.Title), navigation))).Append('\n');
        page.Append(Text(main)).Append('\n');
        page.Append(Text(Of("footer", Of("p", words.Made)))).Append('\n');
        page.Append("<script>\n").Append(Resource("uPlot.js")).Append("</script>\n");
        page.Append("<script>\n").Append(Resource("report.js")).Append("</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static IEnumerable<(string Name, string Heading, IEnumerable<XElement> Parts)> Sections(ReportContent content, ReportWords words)
    {
        yield return ("answer", words.Answer, content.Answers.Select(answer => Of("p", Attribute("class", "answer"), answer)));
        yield return ("asked", words.Asked, [Facts(content)]);
        yield return ("topology", words.Topology, [Figure(new ReportPicture("map", words.Topology, content.Map))]);
        yield return ("summary", words.Summary,
            [Of("p", Attribute("class", "note"), words.SummaryNote), Of("div", Attribute("class", "scroll"), Table(content.Summary))]);
        if (content.Breakdowns.Count > 0)
        {
            yield return ("breakdown", words.Breakdown, content.Breakdowns.SelectMany(static breakdown => new[]
            {
                Of("h3", breakdown.Caption),
                Of("p", Attribute("class", "note"), breakdown.Note),
                Of("div", Attribute("class", "scroll"), Table(breakdown.Table)),
            }));
        }

        if (content.Curves.Count > 0)
        {
            yield return ("distributions", words.Distributions,
                [Of("p", Attribute("class", "note screen"), words.CurveNote), .. content.Curves.Select(curves => Curves(curves, words))]);
        }

        if (content.Charts.Count > 0)
        {
            yield return ("charts", words.Charts, content.Charts.Select(Figure));
        }

        if (content.Ladders.Count > 0)
        {
            yield return ("connections", words.Connections, content.Ladders.Select((ladder, index) => Ladder(ladder, index, words)));
        }

        yield return ("reproduce", words.Reproduce,
        [
            Of("pre", content.Command),
            Of("details", Of("summary", words.Scenario), Of("pre", content.Scenario)),
        ]);
    }

    private static XElement Facts(ReportContent content) =>
        Of("dl", content.Facts.SelectMany(fact => new[] { Of("dt", fact.Name), Of("dd", fact.Value) }));

    private static XElement Figure(ReportPicture picture) => Of(
        "figure",
        Of("div", Attribute("class", "paper"), Picture(picture.Svg, $"{picture.Name}-", picture.Caption)),
        Of("figcaption", picture.Caption));

    private static XElement Table(ReportTable table)
    {
        var isText = table.Columns.Select((_, column) => table.Rows.Any(row => row[column].Length > 0 && !IsNumber(row[column]))).ToList();
        XAttribute? Kind(int column) => isText[column] ? Attribute("class", "text") : null;
        return Of(
            "table",
            Attribute("class", "sortable"),
            Of("thead", Of("tr", table.Columns.Select((name, column) =>
                Of("th", Attribute("scope", "col"), Kind(column), Of("button", Attribute("type", "button"), name))))),
            Of("tbody", table.Rows.Select(row => Of("tr", row.Select((cell, column) => Of(
                "td", Kind(column), ValueOf(cell), cell))))));
    }

    private static XElement Curves(ReportCurves curves, ReportWords words)
    {
        var told = JsonSerializer.Serialize(new { x = words.TimeAxis, y = words.ShareAxis, curves.Curves }, Format);
        return Of(
            "figure",
            Of("h3", curves.Caption),
            Of("div", Attribute("class", "curves"), Attribute("role", "img"), Attribute("aria-label", curves.Caption), Data(told)));
    }

    private static XElement Ladder(ReportLadder ladder, int index, ReportWords words)
    {
        var name = $"ladder{index.ToString(CultureInfo.InvariantCulture)}";
        var stops = JsonSerializer.Serialize(ladder.Stops.Select(stop => new[] { stop.Share, stop.Milliseconds }), Format);
        return Of(
            "div",
            Attribute("class", "ladder"),
            Of("h3", ladder.Caption),
            Of("p", ladder.Explanation),
            Of(
                "div",
                Attribute("class", "slider"),
                Of("label", Attribute("for", name), words.Slider),
                Of("input", Attribute("type", "range"), Attribute("id", name), Attribute("min", 0),
                    Attribute("max", ladder.Stops.Count), Attribute("value", ladder.Stops.Count), Attribute("step", 1)),
                Of("output", Attribute("for", name))),
            Of("figure", Of(
                "div",
                Attribute("class", "paper"),
                Picture(ladder.Svg, $"{name}-", ladder.Caption),
                Of("div", Attribute("class", "veil"), Attribute("hidden", "")))),
            Data(stops));
    }

    // The JSON has no “<” and no “&”, so the XML writer leaves it as it is.
    private static XElement Data(string json) => Of("script", Attribute("type", "application/json"), json);

    // A cell with an interval beside its value sorts by the value; what never came sorts last.
    private static XAttribute? ValueOf(string cell) => cell.IndexOf(" (", StringComparison.Ordinal) is var end and > 0
        ? Attribute("data-value", cell[..end])
        : cell == "∞" ? Attribute("data-value", "Infinity") : null;

    private static bool IsNumber(string text) => text == "∞" || IsPlain(text.Split(" (")[0]);

    private static bool IsPlain(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
