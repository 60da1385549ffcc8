namespace NetSim.Packetdrill;

/// <summary>A condition or a sum, in as much of Python as scripts use.</summary>
/// <param name="text">The expression; what stands behind it is left.</param>
/// <param name="valueOf">The value of a name.</param>
internal sealed class Expression(string text, Func<string, long> valueOf)
{
    // Deeper nesting is no script.
    private const int MostNested = 32;

    private readonly ScriptCursor _cursor = new(text);
    private readonly List<string> _names = [];
    private int _depth;

    /// <summary>The names that it asked for.</summary>
    public IEnumerable<string> Names => _names.Distinct(StringComparer.Ordinal);

    /// <summary>As much of the text as was read.</summary>
    public string Read => text[.._cursor.Offset].Trim();

    /// <summary>Its value; 0 stands for false.</summary>
    public long Evaluate()
    {
        try
        {
            var value = Or();
            _cursor.SkipBlanks();
            return _cursor.IsAtEnd || _cursor.Current == ','
                ? value
                : throw new ScriptRunException($"'{text}' cannot be read from '{text[_cursor.Offset..]}'");
        }
        catch (ScriptSyntaxException wrong)
        {
            throw new ScriptRunException($"'{text}': {wrong.Message}");
        }
        catch (ArithmeticException)
        {
            throw new ScriptRunException($"'{text}' has no value");
        }
    }

    private long Or()
    {
        var value = And();
        while (_cursor.TryTakeWord("or"))
        {
            var other = And();
            value = value != 0 ? value : other;
        }

        return value;
    }

    private long And()
    {
        var value = Not();
        while (_cursor.TryTakeWord("and"))
        {
            var other = Not();
            value = value == 0 ? value : other;
        }

        return value;
    }

    private long Not() => _cursor.TryTakeWord("not") ? (Not() == 0 ? 1 : 0) : Comparison();

    // Chains, as in 9 <= x <= 11.
    private long Comparison()
    {
        var left = Bits();
        var isChain = false;
        var holds = true;
        while (TakeComparison() is { } sign)
        {
            var right = Bits();
            holds &= sign switch
            {
                "==" => left == right,
                "!=" => left != right,
                "<=" => left <= right,
                ">=" => left >= right,
                "<" => left < right,
                _ => left > right,
            };
            (left, isChain) = (right, true);
        }

        return isChain ? (holds ? 1 : 0) : left;
    }

    // The longer signs first.
    private string? TakeComparison()
    {
        foreach (var sign in (ReadOnlySpan<string>)["==", "!=", "<=", ">=", "<", ">"])
        {
            if (_cursor.TryTake(sign))
            {
                return sign;
            }
        }

        return null;
    }

    private long Bits()
    {
        var value = Sum();
        while (true)
        {
            if (_cursor.TryTake("&"))
            {
                value &= Sum();
            }
            else if (_cursor.TryTake("|"))
            {
                value |= Sum();
            }
            else
            {
                return value;
            }
        }
    }

    private long Sum()
    {
        var value = Product();
        while (true)
        {
            if (_cursor.TryTake("+"))
            {
                value += Product();
            }
            else if (_cursor.TryTake("-"))
            {
                value -= Product();
            }
            else
            {
                return value;
            }
        }
    }

    private long Product()
    {
        var value = Operand();
        while (true)
        {
            if (_cursor.TryTake("*"))
            {
                value *= Operand();
            }
            else if (_cursor.TryTake("/"))
            {
                value /= Operand();
            }
            else
            {
                return value;
            }
        }
    }

    private long Operand()
    {
        if (_cursor.TryTake("("))
        {
            if (++_depth > MostNested)
            {
                throw _cursor.Wrong("this is nested too deeply");
            }

            var value = Or();
            _cursor.TryTake(",");
            _cursor.Take(")");
            _depth--;
            return value;
        }

        _cursor.SkipBlanks();
        if (ScriptCursor.IsWordStart(_cursor.Current))
        {
            var name = _cursor.TakeWord();
            _names.Add(name);
            return valueOf(name);
        }

        return _cursor.TakeInteger();
    }
}
