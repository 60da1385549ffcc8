using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetSim.Topologies.Nodes;

/// <summary>Says in words of users what the YAML parser did not like.</summary>
internal static class SyntaxError
{
    /// <summary>What is wrong, and where.</summary>
    /// <param name="exception">What the parser threw.</param>
    /// <param name="text">The text that it reads.</param>
    /// <param name="source">The file or override, for problems.</param>
    /// <param name="hasPositions">Whether line and column in the text mean something to the user.</param>
    /// <param name="last">What the parser read last.</param>
    /// <returns>The place is null where the parser’s own is right.</returns>
    public static (Origin? At, string Message) Explain(
        YamlException exception, string text, string source, bool hasPositions, ParsingEvent? last)
    {
        // The parser calls a tab many things, and places it on the line before or on its own.
        for (var line = exception.Start.Line; line <= exception.Start.Line + 1 && hasPositions; line++)
        {
            if (TextCheck.IndentingTab(text, (int)line) is { } column)
            {
                return (new Origin(source, (int)line, column), "a tab indents this line: YAML wants spaces");
            }
        }

        if (AnchorBefore(exception, text, last) is { } anchor)
        {
            return (
                hasPositions ? TextCheck.OriginAt(text, anchor, source) : new Origin(source, 0, 0),
                "an anchor on a single value cannot stand inside { }: write the mapping on lines of its own");
        }

        return (null, $"not valid YAML: {Lower(exception.Message)}");
    }

    // YAML allows {a: &x 1, b: 2}, YamlDotNet does not, and its message does not tell. Null if it is something else.
    private static int? AnchorBefore(YamlException exception, string text, ParsingEvent? last)
    {
        var from = (int)(last is Scalar key ? key.End.Index : text.Length);
        var to = (int)Math.Min(exception.Start.Index, text.Length);
        if (exception is not SemanticErrorException || from >= to)
        {
            return null;
        }

        var value = text.AsSpan(from, to - from).TrimStart(" :");
        return value is ['&', ..] ? to - value.Length : null;
    }

    private static string Lower(string message)
    {
        var text = message.TrimEnd('.');
        return text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
