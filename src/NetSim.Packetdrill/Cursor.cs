using System.Globalization;

namespace NetSim.Packetdrill;

/// <summary>A place in the text of a script, that moves on as things are read. What does not fit throws
/// <see cref="SyntaxException"/>.</summary>
/// <param name="text">The script.</param>
internal sealed class Cursor(string text)
{
    /// <summary>The place, from 0.</summary>
    public int Place { get; set; }

    /// <summary>Whether the text is over.</summary>
    public bool IsAtEnd => Place >= text.Length;

    /// <summary>The character here; NUL at the end.</summary>
    public char Here => IsAtEnd ? '\0' : text[Place];

    /// <summary>The line and the column of a place, from 1.</summary>
    public (int Line, int Column) Position(int place)
    {
        var line = text.AsSpan(0, place).Count('\n') + 1;
        return (line, place - text.LastIndexOf('\n', Math.Max(0, place - 1), Math.Max(0, place)));
    }

    /// <summary>Skips blanks, newlines and comments.</summary>
    public void SkipSpace()
    {
        while (!IsAtEnd)
        {
            if (char.IsWhiteSpace(Here))
            {
                Place++;
            }
            else if (StartsWith("//"))
            {
                SkipLine();
            }
            else if (StartsWith("/*"))
            {
                var end = text.IndexOf("*/", Place + 2, StringComparison.Ordinal);
                Place = end < 0 ? text.Length : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Skips blanks on the line.</summary>
    public void SkipBlanks()
    {
        while (Here is ' ' or '\t')
        {
            Place++;
        }
    }

    /// <summary>Skips what is left of the line.</summary>
    public void SkipLine()
    {
        var end = text.IndexOf('\n', Place);
        Place = end < 0 ? text.Length : end + 1;
    }

    /// <summary>Whether the text goes on with <paramref name="token"/>.</summary>
    public bool StartsWith(string token) => string.CompareOrdinal(text, Place, token, 0, token.Length) == 0;

    /// <summary>Reads a token if it stands here, after blanks.</summary>
    public bool TryTake(string token)
    {
        SkipSpace();
        if (!StartsWith(token))
        {
            return false;
        }

        Place += token.Length;
        return true;
    }

    /// <summary>Reads a token that has to stand here.</summary>
    public void Take(string token)
    {
        if (!TryTake(token))
        {
            throw new SyntaxException(Place, $"expected '{token}', not {What}");
        }
    }

    /// <summary>Reads up to a token, which has to come.</summary>
    public string TakeUntil(string token)
    {
        var end = text.IndexOf(token, Place, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new SyntaxException(Place, $"there is no '{token}' after this");
        }

        var taken = text[Place..end];
        Place = end + token.Length;
        return taken;
    }

    /// <summary>Reads characters as long as they fit.</summary>
    public string TakeWhile(Func<char, bool> fits)
    {
        var start = Place;
        while (!IsAtEnd && fits(Here))
        {
            Place++;
        }

        return text[start..Place];
    }

    /// <summary>Reads a name.</summary>
    public string TakeName()
    {
        SkipSpace();
        var name = TakeWhile(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return name.Length > 0 ? name : throw new SyntaxException(Place, $"expected a name, not {What}");
    }

    /// <summary>Reads a whole number without a sign.</summary>
    public uint TakeNumber()
    {
        SkipSpace();
        var start = Place;
        var digits = TakeWhile(char.IsAsciiDigit);
        return uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new SyntaxException(start, $"expected a number, not {What}");
    }

    /// <summary>What stands here, for messages.</summary>
    public string What
    {
        get
        {
            if (IsAtEnd)
            {
                return "the end of the file";
            }

            var end = text.IndexOfAny(['\n', '\r'], Place);
            var rest = end < 0 ? text[Place..] : text[Place..end];
            return rest.Length == 0 ? "the end of the line" : $"'{(rest.Length > 24 ? rest[..24] + "…" : rest)}'";
        }
    }
}
