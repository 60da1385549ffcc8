using System.Globalization;
using NetSim.Reporting.Fonts;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>Breaks text into lines of a width.</summary>
internal static class TextLines
{
    private const string Cut = "…";

    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The font’s size.</param>
    /// <param name="width">How wide a line may be.</param>
    /// <param name="most">How many lines there may be; of what is too long for them the middle is left out, as names
    /// differ at their ends.</param>
    public static IReadOnlyList<string> Of(string text, float size, float width, int most = int.MaxValue)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var part in Parts(text))
        {
            var rest = part;
            while (Width(line + rest.TrimEnd(), size) > width)
            {
                if (line.Length > 0)
                {
                    lines.Add(line.TrimEnd());
                    line = "";
                    continue;
                }

                var fits = Fitting(rest, size, width);
                lines.Add(rest[..fits]);
                rest = rest[fits..];
            }

            line += rest;
        }

        if (line.TrimEnd().Length > 0 || lines.Count == 0)
        {
            lines.Add(line.TrimEnd());
        }

        if (lines.Count <= most)
        {
            return lines;
        }

        // The last line has the end of the text; a line alone has its beginning too.
        var free = width - Width(Cut, size);
        var head = most == 1 ? Beginning(lines[0][..Fitting(lines[0], size, free / 2)]) : "";
        return [.. lines.Take(most - 1), head + Cut + Ending(text, size, free - Width(head, size))];
    }

    private static string Ending(string text, float size, float width)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        var start = starts.FirstOrDefault(start => Width(text[start..], size) <= width, starts[^1]);
        // Half a word says less than none.
        var space = start > 0 && text[start - 1] != ' ' ? text.IndexOf(' ', start) : -1;
        return text[(space < 0 ? start : space)..].Trim();
    }

    private static string Beginning(string text) => text[..(text.LastIndexOf(' ') is var space and > 0 ? space : text.Length)].TrimEnd();

    private static float Width(string text, float size) => ShippedFont.Width(text, size);

    // At least one character, so that every text ends.
    private static int Fitting(string text, float size, float width)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        var fits = starts.Append(text.Length).Skip(1).TakeWhile(end => Width(text[..end], size) <= width).LastOrDefault();
        return fits > 0 ? fits : starts.Length > 1 ? starts[1] : text.Length;
    }

    // Words with the spaces after them; between Chinese characters a line may break anywhere, but not before punctuation.
    private static IEnumerable<string> Parts(string text)
    {
        var start = 0;
        for (var at = 1; at < text.Length; at++)
        {
            var isAfterSpace = text[at - 1] == ' ' && text[at] != ' ';
            var isChinese = (text[at] >= '\u2E80' || text[at - 1] >= '\u2E80') && text[at] != ' '
                && !char.IsPunctuation(text[at]) && !char.IsLowSurrogate(text[at]);
            if (isAfterSpace || isChinese)
            {
                yield return text[start..at];
                start = at;
            }
        }

        yield return text[start..];
    }
}
