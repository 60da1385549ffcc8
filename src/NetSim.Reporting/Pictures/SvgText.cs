// Read first: SVG 2, chapter 11 (text: x, text-anchor, textLength).
using System.Globalization;
using System.Xml.Linq;
using NetSim.Reporting.Fonts;

namespace NetSim.Reporting.Pictures;

/// <summary>Completes the SVG that ScottPlot makes, so that it looks right in viewers that lack our
/// font.</summary>
internal static class SvgText
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Adds a title for those who cannot see the picture, fonts to fall back on, and the width of
    /// each text.</summary>
    /// <param name="xml">The SVG.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="scale">By how much it is enlarged. Default: 1.</param>
    public static string Finish(string xml, string title, double scale = 1)
    {
        var root = XElement.Parse(xml);
        if (scale != 1)
        {
            Enlarge(root, scale);
        }

        Renumber(root);
        root.SetAttributeValue("role", "img");
        root.AddFirst(new XElement(Svg + "title", title));
        foreach (var text in root.Descendants(Svg + "text"))
        {
            text.Value = text.Value.Trim();
            var family = $"{ShippedFont.Name}, Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif";
            text.SetAttributeValue("font-family", family);
            Fix(text);
        }

        return root.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    // Skia counts on for as long as the process lives, so the same picture would not be the same bytes.
    private static void Renumber(XElement root)
    {
        var names = root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).Distinct(StringComparer.Ordinal)
            .Select((name, index) => (Old: $"url(#{name})", Id: name, New: $"part{index}")).ToList();
        foreach (var attribute in root.DescendantsAndSelf().Attributes())
        {
            var match = names.Find(name => attribute.Name == "id" ? attribute.Value == name.Id : attribute.Value == name.Old);
            if (match.New is { } id)
            {
                attribute.Value = attribute.Name == "id" ? id : $"url(#{id})";
            }
        }
    }

    private static void Enlarge(XElement root, double scale)
    {
        var (width, height) = ((float)root.Attribute("width")!, (float)root.Attribute("height")!);
        root.SetAttributeValue("viewBox", $"0 0 {Number(width)} {Number(height)}");
        root.SetAttributeValue("width", Number((float)(scale * width)));
        root.SetAttributeValue("height", Number((float)(scale * height)));
    }

    // A place for each letter is more than some viewers understand. The width of the whole is understood by
    // most, and the others are at least right about where the text begins, has its middle, or ends.
    private static void Fix(XElement text)
    {
        var size = float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture);
        var x = First(text, "x");
        var width = ShippedFont.Width(text.Value, size);
        var (anchor, at) = Math.Abs(x + width) < 1 ? ("end", x + width)
            : Math.Abs(x + width / 2) < 1 ? ("middle", x + width / 2)
            : ("start", x);
        text.SetAttributeValue("x", Number(at));
        text.SetAttributeValue("y", Number(First(text, "y")));
        text.SetAttributeValue("text-anchor", anchor);
        text.SetAttributeValue("textLength", Number(width));
        text.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
    }

    private static float First(XElement text, string name) =>
        float.Parse(text.Attribute(name)!.Value.Split(',')[0], CultureInfo.InvariantCulture);

    private static string Number(float value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
