using System.Globalization;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies;

/// <summary>Finds what no YAML text may hold, before the parser sees it: it would take a NUL for the
/// end.</summary>
internal static class TextCheck
{
    /// <summary>Reports the first character that does not belong into a text, or a text that is too
    /// long.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">The file or override, for problems.</param>
    /// <param name="hasPositions">Whether line and column in the text mean something to the user.</param>
    /// <param name="problems">Takes the problem.</param>
    /// <returns>Whether the text may be read as YAML.</returns>
    public static bool IsReadable(string text, string source, bool hasPositions, ProblemList problems)
    {
        if (text.Length > Limits.FileBytes)
        {
            problems.Add(
                hasPositions ? new Origin(source, 1, 1) : new Origin(source, 0, 0),
                $"larger than {Limits.FileBytes / (1024 * 1024)} MiB");
            return false;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsControl(text[at]) && text[at] is not ('\t' or '\n' or '\r' or '\u0085'))
            {
                var code = ((int)text[at]).ToString("X4", CultureInfo.InvariantCulture);
                var origin = hasPositions ? OriginAt(text, at, source) : new Origin(source, 0, 0);
                problems.Add(origin, $"the control character U+{code} does not belong here");
                return false;
            }
        }

        return true;
    }

    /// <summary>Line and column of a place in a text.</summary>
    public static Origin OriginAt(string text, int at, string source)
    {
        var line = 1;
        var lineStart = 0;
        for (var before = 0; before < at; before++)
        {
            // The breaks of YAML 1.1, which the parser counts too; a CR and LF are one.
            if (text[before] is '\n' or '\u0085' or '\u2028' or '\u2029'
                || (text[before] == '\r' && (before + 1 >= text.Length || text[before + 1] != '\n')))
            {
                line++;
                lineStart = before + 1;
            }
        }

        return new Origin(source, line, at - lineStart + 1);
    }

    /// <summary>The column of the first tab in a line’s indentation; null if there is none.</summary>
    public static int? IndentingTab(string text, int line)
    {
        var number = 0;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            if (++number == line)
            {
                var tab = content.IndexOf('\t');
                return tab >= 0 && content[..tab].TrimStart(' ').IsEmpty ? tab + 1 : null;
            }
        }

        return null;
    }
}
