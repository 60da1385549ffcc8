using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Recovery;

namespace NetSim.Packetdrill;

/// <summary>Runs the statements of <c>%{ }%</c>: assertions on TCP_INFO, and variables.</summary>
internal sealed class ScriptCode
{
    private readonly Dictionary<string, long> _variables = new(StringComparer.Ordinal);

    /// <summary>Runs statements.</summary>
    /// <param name="code">The statements.</param>
    /// <param name="connection">Whose TCP_INFO is meant; null if there is none.</param>
    public void Run(string code, TcpConnection? connection)
    {
        // A backslash joins lines; so do open parentheses.
        var text = code.Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (var statement in Split(text))
        {
            Execute(statement, connection?.Info);
        }
    }

    private static IEnumerable<string> Split(string text)
    {
        var depth = 0;
        var start = 0;
        var quote = '\0';
        for (var i = 0; i <= text.Length; i++)
        {
            var sign = i < text.Length ? text[i] : '\n';
            if (quote != '\0')
            {
                quote = sign == quote ? '\0' : quote;
                continue;
            }

            switch (sign)
            {
                case '"' or '\'':
                    quote = sign;
                    break;
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                case '#' when depth == 0:
                    yield return text[start..i];
                    var end = text.IndexOf('\n', i);
                    i = end < 0 ? text.Length : end;
                    start = Math.Min(i + 1, text.Length);
                    break;
                case '\n' or ';' when depth <= 0 || i == text.Length:
                    yield return text[start..Math.Min(i, text.Length)];
                    start = i + 1;
                    break;
            }
        }
    }

    private void Execute(string statement, TcpInfo? info)
    {
        var text = statement.Trim();
        if (text.Length == 0 || text.StartsWith("print", StringComparison.Ordinal)
            || text.StartsWith("import", StringComparison.Ordinal))
        {
            return;
        }

        long ValueOf(string name) => _variables.TryGetValue(name, out var value) ? value : TcpInfoNames.ValueOf(name, info);
        if (text.StartsWith("assert", StringComparison.Ordinal))
        {
            var condition = text["assert".Length..].Trim();
            var expression = new Expression(condition, ValueOf);
            if (expression.Evaluate() == 0)
            {
                var seen = string.Join(", ", expression.Names.Select(name => $"{name} = {ValueOf(name)}"));
                throw new ScriptRunException($"expected {expression.Read}; got {seen}");
            }

            return;
        }

        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign <= 0)
        {
            throw new ScriptRunException($"the statement '{text}' is not known");
        }

        var isSum = text[sign - 1] == '+';
        var name = text[..(isSum ? sign - 1 : sign)].Trim();
        var result = new Expression(text[(sign + 1)..], ValueOf).Evaluate();
        _variables[name] = isSum ? ValueOf(name) + result : result;
    }
}
