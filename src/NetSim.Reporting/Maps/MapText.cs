using NetSim.Reporting.Fonts;

namespace NetSim.Reporting.Maps;

/// <summary>Cuts text into lines that fit.</summary>
internal static class MapText
{
    /// <summary>Lines of at most a width, cut where there is a break if one is near, otherwise within a word.</summary>
    public static List<string> Wrap(string text, float size, float width)
    {
        var lines = new List<string>();
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            var length = Fitting(rest, size, width);
            lines.Add(rest[..length].Trim());
            rest = rest[length..].TrimStart();
        }

        return lines.Count > 0 ? lines : [""];
    }

    // How much of a text fits on a line, at least one character: up to a break if there is one in its second half.
    private static int Fitting(string text, float size, float width)
    {
        if (ShippedFont.Width(text, size) <= width)
        {
            return text.Length;
        }

        var length = text.Length;
        while (length > 1 && ShippedFont.Width(text[..length], size) > width)
        {
            length--;
        }

        for (var at = length; at > length / 2; at--)
        {
            if (text[at - 1] is ' ' or '-' or '_' or '/' or ',' or ',' or ';')
            {
                return at;
            }
        }

        // Both halves of a character outside the basic plane stay together.
        return length > 1 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
    }
}
