using System.Globalization;

namespace NetSim.Packetdrill;

/// <summary>A place in the text of a script, that moves over words, numbers and signs.</summary>
/// <param name="text">The script.</param>
internal sealed class ScriptCursor(string text)
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>The place.</summary>
    public int Offset { get; set; }

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => Offset >= Text.Length;

    /// <summary>The character here; a zero character at the end.</summary>
    public char Current => IsAtEnd ? '\0' : Text[Offset];

    /// <summary>The character after this one.</summary>
    public char Following => Offset + 1 < Text.Length ? Text[Offset + 1] : '\0';

    /// <summary>Line and column of a place, from 1.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var before = Text.AsSpan(0, Math.Min(offset, Text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>Skips blanks and comments.</summary>
    public void SkipBlanks()
    {
        while (!IsAtEnd)
        {
            if (char.IsWhiteSpace(Current))
            {
                Offset++;
            }
            else if (Current == '#' || (Current == '/' && Following == '/'))
            {
                SkipLine();
            }
            else if (Current == '/' && Following == '*')
            {
                var end = Text.IndexOf("*/", Offset + 2, StringComparison.Ordinal);
                Offset = end < 0 ? Text.Length : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Goes to the next line.</summary>
    public void SkipLine()
    {
        var end = Text.IndexOf('\n', Offset);
        Offset = end < 0 ? Text.Length : end + 1;
    }

    /// <summary>Takes <paramref name="expected"/>, after blanks, if it is here.</summary>
    public bool TryTake(string expected)
    {
        var start = Offset;
        SkipBlanks();
        if (!Text.AsSpan(Offset).StartsWith(expected, StringComparison.Ordinal))
        {
            Offset = start;
            return false;
        }

        Offset += expected.Length;
        return true;
    }

    /// <summary>Takes <paramref name="expected"/>, after blanks.</summary>
    public void Take(string expected)
    {
        if (!TryTake(expected))
        {
            throw Wrong($"'{expected}' is expected");
        }
    }

    /// <summary>Takes a word, after blanks, if it is here as a whole.</summary>
    public bool TryTakeWord(string word)
    {
        SkipBlanks();
        var start = Offset;
        if (IsWordStart(Current) && TakeWord() == word)
        {
            return true;
        }

        Offset = start;
        return false;
    }

    /// <summary>Takes a word of letters, digits and low lines.</summary>
    public string TakeWord()
    {
        SkipBlanks();
        var start = Offset;
        while (char.IsLetterOrDigit(Current) || Current == '_')
        {
            Offset++;
        }

        return Offset > start ? Text[start..Offset] : throw Wrong("a name is expected");
    }

    /// <summary>Takes a whole number, decimal or with 0x.</summary>
    public long TakeInteger()
    {
        SkipBlanks();
        var start = Offset;
        var isNegative = Current == '-';
        Offset += isNegative ? 1 : 0;
        if (!char.IsAsciiDigit(Current))
        {
            Offset = start;
            throw Wrong("a number is expected");
        }

        var word = TakeWord();
        var isHexadecimal = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var isNumber = isHexadecimal
            ? long.TryParse(word.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
            : long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        if (!isNumber)
        {
            Offset = start;
            throw Wrong($"'{word}' is no number");
        }

        return isNegative ? -value : value;
    }

    /// <summary>Takes a number of 32 bits, which may wrap.</summary>
    public uint TakeSequence() => unchecked((uint)TakeInteger());

    /// <summary>Takes all up to a sign, and the sign.</summary>
    public string TakeUntil(string end)
    {
        var at = Text.IndexOf(end, Offset, StringComparison.Ordinal);
        if (at < 0)
        {
            throw Wrong($"'{end}' is missing");
        }

        var taken = Text[Offset..at];
        Offset = at + end.Length;
        return taken;
    }

    /// <summary>Whether a word begins with this character.</summary>
    public static bool IsWordStart(char sign) => char.IsLetter(sign) || sign == '_';

    /// <summary>A problem here.</summary>
    public ScriptSyntaxException Wrong(string message) => new(Offset, message);
}
