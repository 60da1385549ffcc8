using System.Globalization;
using System.Text.RegularExpressions;

namespace NetSim.Packetdrill;

/// <summary>The small language between <c>%{</c> and <c>}%</c>: assertions, assignments, print().</summary>
internal sealed partial class CodeRunner
{
    private readonly Dictionary<string, long> _variables = new(StringComparer.Ordinal);

    /// <summary>Runs code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="find">The value of a name of the machine; null for one that is not known.</param>
    /// <exception cref="DrillFailureException">An assertion does not hold.</exception>
    public void Run(string code, Func<string, long?> find)
    {
        var lines = string.Join('\n', code.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Select(static line => line.Split('#')[0]));
        foreach (var statement in lines.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            RunOne(statement, find);
        }
    }

    private void RunOne(string statement, Func<string, long?> find)
    {
        if (statement.StartsWith("print", StringComparison.Ordinal))
        {
            return;
        }

        var assignment = Assignment().Match(statement);
        if (assignment.Success)
        {
            var value = new Expression(assignment.Groups["value"].Value, name => Find(name, find)).Read();
            var name = assignment.Groups["name"].Value;
            _variables[name] = assignment.Groups["sign"].Value switch
            {
                "+" => _variables.GetValueOrDefault(name) + value,
                "-" => _variables.GetValueOrDefault(name) - value,
                _ => value,
            };
            return;
        }

        if (!statement.StartsWith("assert", StringComparison.Ordinal))
        {
            throw new DrillFailureException($"code that cannot be read: {statement}");
        }

        var condition = WithoutMessage(statement["assert".Length..]);
        if (new Expression(condition, name => Find(name, find)).Read() == 0)
        {
            var values = Name().Matches(condition).Select(static match => match.Value)
                .Where(name => name.StartsWith("tcpi_", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
                .Select(name => $"{name} = {Find(name, find)}");
            throw new DrillFailureException($"assert {condition.Trim()}: {string.Join(", ", values)}");
        }
    }

    // assert CONDITION, MESSAGE
    private static string WithoutMessage(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                return text[..i];
            }
        }

        return text;
    }

    private long Find(string name, Func<string, long?> find) =>
        _variables.TryGetValue(name, out var value) ? value
        : find(name) ?? throw new DrillFailureException($"'{name}' is not known");

    [GeneratedRegex("^(?<name>[A-Za-z_]\\w*)\\s*(?<sign>[+-]?)=(?<value>[^=].*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();

    [GeneratedRegex("[A-Za-z_]\\w*", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    // Whole numbers with the operators of Python that scripts use; comparisons may be chained.
    private sealed class Expression(string text, Func<string, long> find)
    {
        private readonly Cursor _cursor = new(text);

        public long Read()
        {
            try
            {
                var value = ReadOr();
                _cursor.SkipSpace();
                return _cursor.IsAtEnd ? value : throw new SyntaxException(_cursor.Place, $"{_cursor.What} is too much");
            }
            catch (SyntaxException wrong)
            {
                throw new DrillFailureException($"code that cannot be read: {text.Trim()}: {wrong.Message}");
            }
        }

        private long ReadOr()
        {
            var value = ReadAnd();
            while (_cursor.TryTake("or "))
            {
                value = (value != 0) | (ReadAnd() != 0) ? 1 : 0;
            }

            return value;
        }

        private long ReadAnd()
        {
            var value = ReadComparison();
            while (_cursor.TryTake("and "))
            {
                value = (value != 0) & (ReadComparison() != 0) ? 1 : 0;
            }

            return value;
        }

        private long ReadComparison()
        {
            var left = ReadSum();
            var holds = true;
            var any = false;
            while (TakeComparison() is { } sign)
            {
                var right = ReadSum();
                holds &= sign switch
                {
                    "==" => left == right,
                    "!=" => left != right,
                    "<=" => left <= right,
                    ">=" => left >= right,
                    "<" => left < right,
                    _ => left > right,
                };
                (left, any) = (right, true);
            }

            return !any ? left : holds ? 1 : 0;
        }

        private string? TakeComparison()
        {
            foreach (var sign in (string[])["==", "!=", "<=", ">=", "<", ">"])
            {
                if (_cursor.TryTake(sign))
                {
                    return sign;
                }
            }

            return null;
        }

        private long ReadSum()
        {
            var value = ReadProduct();
            while (true)
            {
                if (_cursor.TryTake("+"))
                {
                    value += ReadProduct();
                }
                else if (_cursor.TryTake("-"))
                {
                    value -= ReadProduct();
                }
                else if (_cursor.TryTake("&"))
                {
                    value &= ReadProduct();
                }
                else if (_cursor.TryTake("|"))
                {
                    value |= ReadProduct();
                }
                else
                {
                    return value;
                }
            }
        }

        private long ReadProduct()
        {
            var value = ReadOne();
            while (true)
            {
                if (_cursor.TryTake("*"))
                {
                    value *= ReadOne();
                }
                else if (_cursor.TryTake("/"))
                {
                    value /= Math.Max(1, ReadOne());
                }
                else
                {
                    return value;
                }
            }
        }

        private long ReadOne()
        {
            if (_cursor.TryTake("("))
            {
                var value = ReadOr();
                _cursor.Take(")");
                return value;
            }

            if (_cursor.TryTake("-"))
            {
                return -ReadOne();
            }

            var word = _cursor.TakeName();
            if (word.StartsWith("0x", StringComparison.Ordinal))
            {
                return long.Parse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            }

            return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : find(word);
        }
    }
}
