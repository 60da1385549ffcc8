using System.Text.RegularExpressions;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Html;

namespace NetSim.Tests.Reporting.Html;

public class ReportPageTests
{
    private const string Hostile = "</script><script>alert(1)</script> & \"x\" 'y'";

    [Fact]
    public void Names_are_text_wherever_they_stand()
    {
        var page = ReportPage.Write(Reports.Of(Hostile), ChartLanguage.English);

        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        // The library, the page’s own, the data of one ladder and of one chart.
        Assert.Equal(4, Regex.Count(page, "</script>"));
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere()
    {
        var page = ReportPage.Write(Reports.Of("a study"), ChartLanguage.English);

        Assert.DoesNotMatch("(src|href)=\"(?!#|data:)", page);
        Assert.DoesNotMatch("@import|url\\((?!#)", page);
        Assert.DoesNotContain("fetch(", page, StringComparison.Ordinal);
    }

    // Two pictures that call something “part0” would otherwise share it.
    [Fact]
    public void Names_inside_pictures_are_their_own()
    {
        var page = ReportPage.Write(Reports.Of("a study"), ChartLanguage.English);

        var names = NamesAfter(page, " id=\"", '"');
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(NamesAfter(page, "url(#", ')'), used => Assert.Contains(used, names));
    }

    [Fact]
    public void Words_are_in_the_language_that_is_asked_for()
    {
        Assert.Contains("<html lang=\"en\">", ReportPage.Write(Reports.Of("x"), ChartLanguage.English), StringComparison.Ordinal);
        var page = ReportPage.Write(Reports.Of("x"), ChartLanguage.Chinese);
        Assert.Contains("<html lang=\"zh-Hans\">", page, StringComparison.Ordinal);
        Assert.Contains("如何复现", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_section_has_a_heading_and_every_picture_a_text()
    {
        var page = ReportPage.Write(Reports.Of("a study"), ChartLanguage.English);

        Assert.Equal(Regex.Count(page, "<section "), Regex.Count(page, "<h2 "));
        Assert.Equal(Regex.Count(page, "<svg "), Regex.Count(page, "role=\"img\" aria-label=\"[^\"]") - Regex.Count(page, "class=\"curves\""));
        Assert.Equal(Regex.Count(page, "<input "), Regex.Count(page, "<label "));
    }

    // A million connections become 2,000 steps; a share is off by less than a step of 1/2,000.
    [Fact]
    public void Long_curves_are_thinned_evenly()
    {
        const int Count = 1_000_000;
        var sample = new Sample(Count, Count, [.. Enumerable.Range(1, Count).Select(static value => value * 1_000L)]);

        var curve = ReportCurve.Of("all", sample);

        Assert.Equal(ReportCurve.MostSteps, curve.Times.Count);
        Assert.Equal((0.001, 1000), (curve.Times[0], curve.Times[^1]));
        Assert.Equal(100, curve.Shares[^1]);
        Assert.All(curve.Times.Zip(curve.Shares), step => Assert.InRange(step.Second - step.First / 10, -0.0002, 0.0002));
    }

    [Fact]
    public void Markdown_says_the_same() =>
        Approved.Matches(ReportMarkdown.Write(Reports.Of("a | study <b>"), ChartLanguage.English, "report"));

    private static List<string> NamesAfter(string page, string begin, char end) =>
        [.. page.Split(begin).Skip(1).Select(rest => rest[..rest.IndexOf(end, StringComparison.Ordinal)])];
}
