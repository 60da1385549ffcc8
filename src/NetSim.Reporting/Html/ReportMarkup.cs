using System.Xml.Linq;

namespace NetSim.Reporting.Html;

/// <summary>Elements of a report. Text is escaped by the XML writer, wherever it comes from.</summary>
internal static class ReportMarkup
{
    /// <summary>An element. One without content gets a closing tag of its own, as HTML wants it.</summary>
    public static XElement Of(string name, params object?[] content)
    {
        var element = new XElement(name, content);
        if (element.IsEmpty && name is not ("meta" or "input" or "br"))
        {
            element.Add("");
        }

        return element;
    }

    /// <summary>An attribute.</summary>
    public static XAttribute Attribute(string name, object value) => new(name, value);

    /// <summary>A picture inside the page. Its names are made its own, since many pictures share the page.</summary>
    /// <param name="svg">The SVG document.</param>
    /// <param name="prefix">What makes its names unique.</param>
    /// <param name="label">What it shows, for those who do not see it.</param>
    public static XElement Picture(string svg, string prefix, string label)
    {
        var root = XElement.Parse(svg);
        foreach (var attribute in root.DescendantsAndSelf().Attributes().ToList())
        {
            attribute.Value = attribute.Name.LocalName switch
            {
                "id" => prefix + attribute.Value,
                "href" when attribute.Value.StartsWith('#') => $"#{prefix}{attribute.Value[1..]}",
                _ => attribute.Value.Replace("url(#", $"url(#{prefix}", StringComparison.Ordinal),
            };
        }

        // It grows and shrinks with the page, up to its own size.
        var box = root.Attribute("viewBox")?.Value ?? $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}";
        root.SetAttributeValue("viewBox", box);
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", label);
        root.SetAttributeValue("width", null);
        root.SetAttributeValue("height", null);
        root.SetAttributeValue("style", $"max-width:{box.Split(' ')[2]}px");
        return root;
    }
}
