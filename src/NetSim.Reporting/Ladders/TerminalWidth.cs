// Read first: Unicode Standard Annex #11 (East Asian Width), Unicode Standard Annex #29 (a mark joins its
// letter).
using System.Globalization;
using System.Text;

namespace NetSim.Reporting.Ladders;

/// <summary>How many columns of a terminal text takes: Chinese characters take two.</summary>
internal static class TerminalWidth
{
    // The wide and fullwidth blocks of UAX #11.
    private static readonly IReadOnlyList<(int First, int Last)> Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The columns that <paramref name="text"/> takes.</summary>
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>The text with spaces behind it, up to <paramref name="columns"/>.</summary>
    public static string PadRight(string text, int columns) =>
        text + new string(' ', Math.Max(0, columns - Of(text)));

    /// <summary>The text with spaces before it, up to <paramref name="columns"/>.</summary>
    public static string PadLeft(string text, int columns) =>
        new string(' ', Math.Max(0, columns - Of(text))) + text;

    /// <summary>The words of a text, in lines of at most <paramref name="columns"/>; a longer word has a line
    /// of its own.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Of(line) + 1 + Of(word) > columns)
            {
                yield return line;
                line = "";
            }

            line = line.Length > 0 ? $"{line} {word}" : word;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }

    private static int Of(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Control or UnicodeCategory.Format)
        {
            return 0;
        }

        foreach (var (first, last) in Wide)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return 2;
            }
        }

        return 1;
    }
}
