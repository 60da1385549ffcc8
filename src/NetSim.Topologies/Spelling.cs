using System.Globalization;

namespace NetSim.Topologies;

/// <summary>Finds what the user may have meant.</summary>
internal static class Spelling
{
    private const int MostCandidates = 1_000;

    /// <summary>The end of a message on an unknown word: “: did you mean 'delay'?”; empty if nothing is
    /// near.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } near ? $": did you mean '{near}'?" : "";

    /// <summary>The known word that is nearest, the first of equals; null if none is near enough to be
    /// meant.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length > Limits.NameLength)
        {
            return null;
        }

        string? nearest = null;
        // A third of the letters may be wrong, and at least one.
        var least = 1 + Math.Max(1, word.Length / 3);
        foreach (var candidate in known.Take(MostCandidates))
        {
            var distance = Distance(Plain(word), Plain(candidate), least);
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>The items as a phrase: “a, b, c”.</summary>
    public static string Phrase(IEnumerable<string> items) => string.Join(", ", items);

    /// <summary>A count with its unit in singular or plural: “1 item”, “3 items”.</summary>
    public static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Plain(string word) => word.Replace('-', '_').ToLowerInvariant();

    // Edits (insert, delete, replace, swap neighbours) from one word to the other; at most limit.
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) >= limit)
        {
            return limit;
        }

        var before = new int[right.Length + 1];
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                var edits = Math.Min(
                    Math.Min(above[column], current[column - 1]) + 1, above[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2]
                    && left[row - 2] == right[column - 1])
                {
                    edits = Math.Min(edits, before[column - 2] + 1);
                }

                current[column] = edits;
            }

            (before, above, current) = (above, current, before);
        }

        return Math.Min(limit, above[right.Length]);
    }
}
