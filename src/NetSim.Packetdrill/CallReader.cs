using System.Globalization;

namespace NetSim.Packetdrill;

/// <summary>Reads a call of the socket interface: <c>write(4, ..., 1000) = -1 EPIPE (Broken pipe)</c>.</summary>
internal sealed class CallReader(Cursor cursor)
{
    /// <summary>Reads it.</summary>
    public DrillAction.SocketCall Read()
    {
        var name = cursor.TakeName();
        cursor.Take("(");
        var arguments = ReadList(")");
        cursor.Take("=");
        var result = ReadValue();
        string? error = null;
        cursor.SkipBlanks();
        if (char.IsAsciiLetterUpper(cursor.Here))
        {
            error = cursor.TakeName();
            cursor.SkipBlanks();
        }

        if (cursor.Here == '(')
        {
            cursor.Place++;
            cursor.TakeUntil(")");
        }

        return new DrillAction.SocketCall(name, arguments, result is DrillValue.Any ? null : result, error);
    }

    private List<DrillValue> ReadList(string close)
    {
        var items = new List<DrillValue>();
        while (!cursor.TryTake(close))
        {
            if (items.Count > 0)
            {
                cursor.Take(",");
            }

            items.Add(ReadValue());
        }

        return items;
    }

    private DrillValue ReadValue()
    {
        cursor.SkipSpace();
        if (cursor.TryTake("..."))
        {
            return new DrillValue.Any();
        }

        switch (cursor.Here)
        {
            case '[':
                cursor.Place++;
                return new DrillValue.List(ReadList("]"));
            case '{':
                cursor.Place++;
                return new DrillValue.Record(ReadFields());
            case '"':
                cursor.Place++;
                return new DrillValue.Text(cursor.TakeUntil("\""));
            default:
                return ReadFlags();
        }
    }

    private List<KeyValuePair<string, DrillValue>> ReadFields()
    {
        var fields = new List<KeyValuePair<string, DrillValue>>();
        while (!cursor.TryTake("}"))
        {
            if (fields.Count > 0)
            {
                cursor.Take(",");
            }

            fields.Add(ReadField());
        }

        return fields;
    }

    // name = value, name(length) = value, or a value alone.
    private KeyValuePair<string, DrillValue> ReadField()
    {
        cursor.SkipSpace();
        var start = cursor.Place;
        if (char.IsAsciiLetter(cursor.Here))
        {
            var name = cursor.TakeName();
            if (cursor.TryTake("("))
            {
                cursor.TakeUntil(")");
            }

            if (cursor.TryTake("="))
            {
                return new KeyValuePair<string, DrillValue>(name, ReadValue());
            }

            cursor.Place = start;
        }

        return new KeyValuePair<string, DrillValue>("", ReadValue());
    }

    private DrillValue ReadFlags()
    {
        var names = new List<string>();
        do
        {
            cursor.SkipSpace();
            var place = cursor.Place;
            var word = cursor.TakeWhile(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '~');
            if (word.Length == 0)
            {
                throw new SyntaxException(place, $"expected a value, not {cursor.What}");
            }

            names.Add(word);
            cursor.SkipBlanks();
        }
        while (cursor.TryTake("|"));

        return names.Count == 1 && NumberOf(names[0]) is { } number
            ? new DrillValue.Number(number)
            : new DrillValue.Flags(names);
    }

    private static long? NumberOf(string word)
    {
        if (word.StartsWith("0x", StringComparison.Ordinal))
        {
            return long.TryParse(word[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }

        return long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
