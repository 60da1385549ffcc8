namespace NetSim.Packetdrill;

/// <summary>Reads arguments of calls.</summary>
/// <param name="cursor">Where they stand.</param>
internal sealed class ValueReader(ScriptCursor cursor)
{
    // Deeper nesting is no script.
    private const int MostNested = 16;

    private int _depth;

    /// <summary>Reads values up to a closing sign, and the sign.</summary>
    public List<ScriptValue> ReadList(string end)
    {
        if (++_depth > MostNested)
        {
            throw cursor.Wrong("this is nested too deeply");
        }

        var items = new List<ScriptValue>();
        while (!cursor.TryTake(end))
        {
            if (items.Count > 0)
            {
                cursor.Take(",");
            }

            items.Add(ReadField());
        }

        _depth--;
        return items;
    }

    private ScriptValue ReadField()
    {
        var value = Read();
        return cursor.TryTake("=") ? value with { Assigned = ReadField() } : value;
    }

    private ScriptValue Read()
    {
        cursor.SkipBlanks();
        var start = cursor.Offset;
        if (cursor.TryTake("..."))
        {
            return new ScriptValue(ScriptValueKind.Ellipsis, "...");
        }

        switch (cursor.Current)
        {
            case '"':
                cursor.Offset++;
                return new ScriptValue(ScriptValueKind.Text, cursor.TakeUntil("\""));
            case '[':
                cursor.Offset++;
                return new ScriptValue(ScriptValueKind.List, "[]", Items: ReadList("]"));
            case '{':
                cursor.Offset++;
                return new ScriptValue(ScriptValueKind.Structure, "{}", Items: ReadList("}"));
            case '-':
            case >= '0' and <= '9':
                var number = cursor.TakeInteger();
                return new ScriptValue(ScriptValueKind.Number, cursor.Text[start..cursor.Offset], number);
        }

        var name = cursor.TakeWord();
        while (cursor.TryTake("|"))
        {
            name += "|" + cursor.TakeWord();
        }

        return cursor.TryTake("(")
            ? new ScriptValue(ScriptValueKind.Name, name, Items: ReadList(")"))
            : new ScriptValue(ScriptValueKind.Name, name);
    }
}
