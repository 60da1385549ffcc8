using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetSim.Topologies.Nodes;

/// <summary>The events of YamlDotNet’s parser, one after the other, with its mistakes as problems.</summary>
/// <param name="text">The text.</param>
/// <param name="source">The file or override, for problems.</param>
/// <param name="hasPositions">Whether line and column in the text mean something to the user.</param>
/// <param name="problems">Takes what is wrong with it as YAML.</param>
internal sealed class YamlEvents(string text, string source, bool hasPositions, ProblemList problems)
{
    private readonly Parser _parser = new(new StringReader(text));

    /// <summary>The event; null before the first.</summary>
    public ParsingEvent? Current => _parser.Current;

    /// <summary>Goes on to the next event. The parser reports most mistakes as YamlException, and lets other
    /// exceptions through; both are problems here.</summary>
    /// <returns>Whether there is one; if not, the problem has been reported.</returns>
    public bool Advance()
    {
        try
        {
            if (_parser.MoveNext())
            {
                return true;
            }

            problems.Add(At(new Mark(text.Length, 1, 1)), "not valid YAML: it breaks off here");
        }
        catch (YamlException exception)
        {
            AddSyntaxProblem(exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            problems.Add(
                At(_parser.Current?.End ?? new Mark()),
                "not valid YAML after this: perhaps a bracket is not closed");
        }

        return false;
    }

    /// <summary>The place of a mark. The parser sees a line break after the last line that is not
    /// there.</summary>
    public Origin At(Mark mark) => !hasPositions ? new Origin(source, 0, 0)
        : mark.Index >= text.Length ? TextCheck.OriginAt(text, text.Length, source)
        : new Origin(source, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private void AddSyntaxProblem(YamlException exception)
    {
        // The parser calls a tab many things, and places it on the line before or on its own.
        for (var line = exception.Start.Line; line <= exception.Start.Line + 1 && hasPositions; line++)
        {
            if (TextCheck.IndentingTab(text, (int)line) is { } column)
            {
                problems.Add(
                    new Origin(source, (int)line, column), "a tab indents this line: YAML wants spaces");
                return;
            }
        }

        if (AnchorBefore(exception) is { } anchor)
        {
            problems.Add(
                hasPositions ? TextCheck.OriginAt(text, anchor, source) : At(default),
                "an anchor on a single value cannot stand inside { }: write the mapping on lines of its own");
            return;
        }

        problems.Add(At(exception.Start), $"not valid YAML: {Lower(exception.Message)}");
    }

    // YAML allows {a: &x 1, b: 2}, YamlDotNet does not, and its message does not tell. Null if it is
    // something else.
    private int? AnchorBefore(YamlException exception)
    {
        var from = (int)(_parser.Current is Scalar key ? key.End.Index : text.Length);
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
