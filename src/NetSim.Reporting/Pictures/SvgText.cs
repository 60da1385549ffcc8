using System.Xml.Linq;

namespace NetSim.Reporting.Pictures;

/// <summary>Completes the SVG that ScottPlot makes.</summary>
internal static class SvgText
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Adds a title for those who cannot see the picture, and fonts for viewers that lack ours.</summary>
    /// <param name="xml">The SVG.</param>
    /// <param name="title">What it shows.</param>
    public static string Finish(string xml, string title)
    {
        var root = XElement.Parse(xml);
        root.SetAttributeValue("role", "img");
        root.AddFirst(new XElement(Svg + "title", title));
        foreach (var text in root.Descendants(Svg + "text"))
        {
            text.Value = text.Value.Trim();
            var family = (string?)text.Attribute("font-family");
            text.SetAttributeValue("font-family", $"{family}, Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif");
        }

        return root.ToString(SaveOptions.DisableFormatting) + "\n";
    }
}
